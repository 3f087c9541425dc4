-- Places.

-- name: regions_of_zips
select z.zip, r.id, r.slug, r.display_name as name, r.state::text as state, r.timezone
from unnest(%(zips)b::text[]) as z (zip)
join public.regions r on r.geometry -> 'zips' @> to_jsonb(z.zip);

-- name: list_regions
select r.slug, r.display_name as name, r.state::text as state, r.paused_at is not null as paused,
  coalesce((r.rules ->> 'min_density')::int, 0) as min_density,
  count(m.id) filter (where m.status = 'active')::int as active,
  count(m.id) filter (where m.status = 'waitlisted')::int as waiting,
  count(m.id) filter (where m.status = 'waitlisted' and m.notified_at is not null)::int as told
from public.regions r
left join public.region_memberships m on m.region_id = r.id and m.released_at is null
group by r.id order by r.slug;

-- name: lock_region
-- With the number of its members who can be brought together: active, and known well enough.
select r.id, r.slug, r.display_name as name, r.state::text as state, r.paused_at is not null as paused,
  coalesce((r.rules ->> 'min_density')::int, 0) as min_density,
  (
    select count(*)::int from public.region_memberships m
    join public.users u on u.id = m.user_id and u.state = 'active' and u.deleted_at is null
    join public.profiles f on f.user_id = m.user_id and f.state in ('complete_mvp', 'complete_full')
    where m.region_id = r.id and m.released_at is null
  ) as ready
from public.regions r where r.slug = %(slug)s
for no key update of r;

-- name: set_region_state
update public.regions
set state = %(state)s::public.region_state,
  opened_at = case when %(state)s = 'open' and state <> 'open' then %(now)s else opened_at end
where id = %(id)s;

-- name: set_region_pause
update public.regions set paused_at = case when %(paused)s then %(now)s::timestamptz end where id = %(id)s;
