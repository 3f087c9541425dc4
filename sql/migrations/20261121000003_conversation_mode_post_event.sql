-- A value of its own file: PostgreSQL refuses to use a new enum value in the transaction that adds it.

alter type public.conversation_mode add value 'post_event' after 'safety_hold';
