-- The one replacement wave of a LinkUp that goes ahead and has lost too many of its people: until when it may be
-- answered, when it was sent, and that it is over.

alter table public.linkups
  add column replacement_until timestamptz,
  add column replacement_asked_at timestamptz,
  add column replacement_over_at timestamptz;
comment on column public.linkups.replacement_until is 'Business time until which replacements may answer; null as long as none were needed.';
comment on column public.linkups.replacement_asked_at is 'Business time they were invited; null while the waves lane has yet to.';
comment on column public.linkups.replacement_over_at is 'Business time the wave was over: filled, answered by all, or at its end.';
create index linkups_replacement_wave_idx on public.linkups (next_wave_at)
  where state = 'locked' and replacement_until is not null and replacement_asked_at is null and replacement_over_at is null;
create index linkups_replacement_until_idx on public.linkups (replacement_until)
  where state = 'locked' and replacement_over_at is null;
