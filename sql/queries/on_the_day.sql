-- What people with a place say around the start: late, there, alone.

-- name: read_days
-- What each number's owner comes to within hours, with who else does and what they said.
-- offset 0 for the same reason as in people.read_numbers.
select p.id as phone_id, s.id, s.linkup_id, l.activity_key, l.event_time, l.time_zone, l.venue, s.late_minutes, s.here_at,
  o.names, o.lates, o.heres
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select v.id from public.users v where v.phone_id = p.id and v.deleted_at is null and v.state <> 'unverified' offset 0
) u
join public.linkup_participants s on s.user_id = u.id and s.status = 'confirmed'
join public.linkups l on l.id = s.linkup_id and l.state = 'locked'
  and l.event_time between %(now)s::timestamptz - interval '12 hours' and %(now)s::timestamptz + interval '3 hours'
cross join lateral (
  select coalesce(array_agg(n.first_name order by c.role, c.joined_at, n.first_name, n.id), '{}') as names,
    coalesce(array_agg(coalesce(c.late_minutes, 0) order by c.role, c.joined_at, n.first_name, n.id), '{}') as lates,
    coalesce(array_agg(c.here_at is not null order by c.role, c.joined_at, n.first_name, n.id), '{}') as heres
  from public.linkup_participants c join public.users n on n.id = c.user_id and n.first_name is not null
  where c.linkup_id = l.id and c.status = 'confirmed' and c.user_id <> u.id
) o
order by p.id, l.event_time, l.id;

-- name: note_arrivals
update public.linkup_participants s
set late_minutes = coalesce(t.late, s.late_minutes), here_at = case when t.here then coalesce(s.here_at, %(now)s) else s.here_at end
from unnest(%(ids)b::uuid[], %(lates)b::int[], %(heres)b::boolean[]) as t (id, late, here)
where s.id = t.id and s.status = 'confirmed';
