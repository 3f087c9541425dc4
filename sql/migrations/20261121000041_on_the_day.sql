-- What people with a place say around the start: how late they are, and that they are there.

alter table public.linkup_participants
  add column late_minutes int,
  add column here_at timestamptz,
  add constraint linkup_participants_late_bounded check (late_minutes between 5 and 60) not valid;
comment on column public.linkup_participants.late_minutes is 'By how many minutes they said to be late, the last time they said it; told to the others.';
comment on column public.linkup_participants.here_at is 'Business time they said that they are at the spot; told to the others.';
