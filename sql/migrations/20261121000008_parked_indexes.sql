-- What was set aside is asked for by operators, by metrics every few seconds and by the sweep that closes it.
-- Almost no row is ever parked, so these stay tiny and cost the others nothing.

create index sms_messages_parked_idx on public.sms_messages (parked_at) where parked_at is not null and processed_at is null;
create index inbox_events_parked_idx on public.inbox_events (parked_at) where parked_at is not null and processed_at is null;
