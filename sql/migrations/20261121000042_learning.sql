-- What was learned about an activity, and why, in words: every step that moves a search can be told.

alter table public.learning_signals
  add column activity_key text,
  add column reason text,
  add constraint learning_signals_activity_fkey
    foreign key (activity_key) references public.activity_catalog (activity_key) not valid;
create index learning_signals_activity_idx on public.learning_signals (activity_key) where activity_key is not null;
comment on column public.learning_signals.activity_key is 'About which activity, for signals that move how much they like it.';
comment on column public.learning_signals.reason is 'Why, in a sentence of ours; never anybody''s words.';

-- Who said no, in the order they said it: looked at once each, by a sweep.
create index linkup_invites_declined_idx on public.linkup_invites (responded_at) where state = 'declined';
