-- When each LinkUp is looked at for its next wave, so that looking costs the same however many are going out.

alter table public.linkups add column next_wave_at timestamptz not null default '1970-01-01 00:00:00+00';
comment on column public.linkups.next_wave_at is 'Business time from which it is looked at for its next wave; in the past: at once.';
create index linkups_next_wave_idx on public.linkups (next_wave_at) where state = 'broadcasting';
