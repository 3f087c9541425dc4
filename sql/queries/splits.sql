-- Votes that are split over two times, shortly before the window ends.

-- name: splits_due
-- Looked at once two hours before the end, and again whenever a count has changed since.
select l.id, greatest(l.acceptance_window_ends_at - %(before)s::interval, coalesce(c.changed_at, '-infinity')) as due_at
from public.linkups l
cross join lateral (
  select count(*) as options, max(o.last_change_at) as changed_at from public.linkup_options o where o.linkup_id = l.id
) c
where l.state = 'broadcasting' and l.acceptance_window_ends_at > %(now)s
  and l.acceptance_window_ends_at <= %(now)s::timestamptz + %(before)s::interval
  and c.options > 1 and (l.split_looked_at is null or c.changed_at > l.split_looked_at)
order by due_at, l.id limit %(batch)s;

-- name: note_look
update public.linkups set split_looked_at = %(now)s where id = %(linkup_id)s::uuid;

-- name: ask_once
-- Gives whom nobody has asked yet.
update public.linkup_invites i set split_asked_at = %(now)s
where i.id = any (%(ids)b::uuid[]) and i.state = 'accepted' and i.split_asked_at is null
returning i.id;
