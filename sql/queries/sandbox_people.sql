-- People the sandbox makes, so that nobody has to text through an interview first. Never run in production.

-- name: make_phone
insert into public.phones (id, phone_hash, hash_version, first_seen)
select %(id)s::uuid, %(hash)s::text, %(version)s::int, %(now)s::timestamptz
where not exists (select from public.phones p where p.phone_hash = any (%(hashes)b::text[]))
on conflict (phone_hash) do nothing;

-- name: lock_phone
-- The lock of a turn, so that nobody is made a member twice.
select p.id, exists (
  select from public.users u where u.phone_id = p.id and u.deleted_at is null and u.state <> 'unverified'
) as is_member
from public.phones p where p.phone_hash = any (%(hashes)b::text[])
order by p.first_seen limit 1
for no key update of p;
