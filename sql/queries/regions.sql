-- Places.

-- name: regions_of_zips
select z.zip, r.id, r.slug, r.display_name as name, r.state::text as state, r.timezone
from unnest(%(zips)b::text[]) as z (zip)
join public.regions r on r.geometry -> 'zips' @> to_jsonb(z.zip);
