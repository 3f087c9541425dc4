-- From when a LinkUp may be locked without anybody saying anything, so that looking costs the same however many are
-- going out.

alter table public.linkups add column settles_at timestamptz;
comment on column public.linkups.settles_at is 'Business time from which it may be locked though nobody says anything; null until somebody said yes.';
update public.linkups l
set settles_at = least(l.acceptance_window_ends_at, (
  select min(o.last_change_at) + interval '30 minutes' from public.linkup_options o
  where o.linkup_id = l.id and o.quorum_since is not null
))
where l.state = 'broadcasting';
create index linkups_settles_idx on public.linkups (settles_at) where state = 'broadcasting';
