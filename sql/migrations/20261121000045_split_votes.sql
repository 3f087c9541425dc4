-- Two hours before the end, when the votes are split over two times, those of the smaller one are asked once for the larger.

alter table public.linkups add column split_looked_at timestamptz;
comment on column public.linkups.split_looked_at is 'Business time its votes were last looked at for being split; null until two hours before its window ends.';

alter table public.linkup_invites add column split_asked_at timestamptz;
comment on column public.linkup_invites.split_asked_at is 'Business time they were asked whether they can make the other time; once.';
