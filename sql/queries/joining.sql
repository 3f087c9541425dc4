-- The way in: sealed progress of strangers, and the rows that make one a member.

-- name: keep_joins
insert into public.pending_joins as j (
  id, phone_id, step, progress_ciphertext, progress_iv, progress_tag, key_version, started_at, expires_at, created_at
)
select t.id, t.phone_id, t.step, t.ciphertext, t.iv, t.tag, t.key_version, %(now)s, t.expires_at, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(steps)b::text[], %(ciphertexts)b::bytea[], %(ivs)b::bytea[], %(tags)b::bytea[],
  %(key_versions)b::int[], %(expires_ats)b::timestamptz[]
) as t (id, phone_id, step, ciphertext, iv, tag, key_version, expires_at)
order by t.phone_id
on conflict (phone_id) do update
set id = excluded.id, step = excluded.step, progress_ciphertext = excluded.progress_ciphertext,
  progress_iv = excluded.progress_iv, progress_tag = excluded.progress_tag, key_version = excluded.key_version,
  started_at = case when j.expires_at <= excluded.created_at then excluded.started_at else j.started_at end,
  expires_at = excluded.expires_at;

-- name: forget_joins
delete from public.pending_joins where phone_id = any (%(phone_ids)b::uuid[]);

-- name: release_unverified
-- A registration nobody proved gives way to the number's owner, and leaves nothing of what it claimed.
with released as (
  update public.users u
  set state = 'deleted', deleted_at = %(now)s, erased_at = %(now)s, phone_e164 = null, phone_hash = null, first_name = null,
    last_name = null, birthday = null, email = null, zip = null, region_id = null, timezone = null
  from unnest(%(phone_ids)b::uuid[], %(correlation_ids)b::uuid[]) as t (phone_id, correlation_id)
  where u.phone_id = t.phone_id and u.state = 'unverified' and u.deleted_at is null
  returning u.id, t.correlation_id
)
insert into public.domain_events (
  id, entity_type, entity_id, event_type, from_state, to_state, idempotency_key, correlation_id, created_at
)
select gen_random_uuid(), 'user', r.id, 'gave_way_to_owner', 'unverified', 'deleted', 'user:gave_way_to_owner:' || r.id,
  r.correlation_id, %(now)s
from released r;

-- name: admit_people
insert into public.users (
  id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent, age_consent, terms_consent,
  privacy_consent, region_id, zip, created_at
)
select t.id, t.phone_id, t.phone_e164, p.phone_hash, t.first_name, t.last_name, t.birthday, t.state::public.user_state,
  true, true, true, true, t.region_id, t.zip, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(phone_numbers)b::text[], %(first_names)b::text[], %(last_names)b::text[],
  %(birthdays)b::date[], %(states)b::text[], %(region_ids)b::uuid[], %(zips)b::text[]
) as t (id, phone_id, phone_e164, first_name, last_name, birthday, state, region_id, zip)
join public.phones p on p.id = t.phone_id
order by t.phone_id;

-- name: begin_profiles
insert into public.profiles (user_id, created_at)
select t.user_id, %(now)s from unnest(%(user_ids)b::uuid[]) as t (user_id)
order by t.user_id
on conflict (user_id) do nothing;

-- name: entitle
-- Until there is billing, everybody who joins may take part and ask for company.
insert into public.entitlements (user_id, eligible_to_participate, eligible_to_initiate, source, effective_at, created_at)
select t.user_id, true, true, 'before_billing', %(now)s, %(now)s from unnest(%(user_ids)b::uuid[]) as t (user_id)
order by t.user_id
on conflict (user_id) do nothing;
