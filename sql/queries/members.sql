-- Members: their state, name, region; what keeps somebody out.

-- name: move_users
update public.users u set state = t.state::public.user_state
from unnest(%(ids)b::uuid[], %(states)b::text[]) as t (id, state)
where u.id = t.id and u.deleted_at is null;

-- name: rename_people
update public.users u set first_name = t.first_name, last_name = coalesce(t.last_name, u.last_name)
from unnest(%(ids)b::uuid[], %(first_names)b::text[], %(last_names)b::text[]) as t (id, first_name, last_name)
where u.id = t.id and u.erased_at is null;

-- name: move_people
update public.users u set zip = t.zip, region_id = t.region_id, zip_changed_at = %(now)s
from unnest(%(ids)b::uuid[], %(zips)b::text[], %(region_ids)b::uuid[]) as t (id, zip, region_id)
where u.id = t.id;

-- name: release_memberships
update public.region_memberships set released_at = %(now)s
where user_id = any (%(user_ids)b::uuid[]) and released_at is null;

-- name: begin_memberships
insert into public.region_memberships (id, user_id, region_id, status, joined_at, created_at)
select t.id, t.user_id, t.region_id, t.status, %(now)s, %(now)s
from unnest(%(ids)b::uuid[], %(user_ids)b::uuid[], %(region_ids)b::uuid[], %(statuses)b::text[])
  as t (id, user_id, region_id, status)
order by t.user_id
on conflict do nothing;

-- name: activate_memberships
update public.region_memberships m set status = 'active'
from unnest(%(user_ids)b::uuid[], %(region_ids)b::uuid[]) as t (user_id, region_id)
where m.user_id = t.user_id and m.region_id = t.region_id and m.released_at is null and m.status = 'waitlisted';

-- name: lift_expired_bans
-- One unlifted ban a number: the one that has run out makes room for the next.
update public.phone_bans set lifted_at = expires_at
where phone_id = any (%(phone_ids)b::uuid[]) and lifted_at is null and expires_at <= %(now)s;

-- name: ban_phones
insert into public.phone_bans (id, phone_id, reason, banned_at, expires_at, correlation_id)
select t.id, t.phone_id, t.reason, %(now)s, t.expires_at, t.correlation_id
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(reasons)b::text[], %(expires_ats)b::timestamptz[], %(correlation_ids)b::uuid[]
) as t (id, phone_id, reason, expires_at, correlation_id)
order by t.phone_id
on conflict do nothing;

-- name: erase_identities
-- A member who turns out to be too young: out of everything, and nothing of who they are is left.
update public.users
set state = 'suspended', suspended_at = coalesce(suspended_at, %(now)s), phone_e164 = null, phone_hash = null,
  first_name = null, last_name = null, birthday = null, email = null, zip = null, region_id = null, timezone = null,
  erased_at = %(now)s
where phone_id = any (%(phone_ids)b::uuid[]) and deleted_at is null;

-- name: empty_profiles
-- What was learned about them goes with who they are; the row stays, as the ledger that points to it does.
update public.profiles f
set fingerprint = '{}'::jsonb, activity_patterns = '[]'::jsonb, boundaries = '{}'::jsonb, preferences = '{}'::jsonb,
  active_intent = null, interview = '{}'::jsonb, last_interview_step = null, stale_at = null
from public.users u
where u.id = f.user_id and u.phone_id = any (%(phone_ids)b::uuid[]) and u.erased_at is not null;

-- name: hold_minors
insert into public.safety_holds (id, phone_id, user_id, state, reason, applied_at, created_at)
select t.id, t.phone_id, t.user_id, 'hard_hold', 'under_18', %(now)s, %(now)s
from unnest(%(ids)b::uuid[], %(phone_ids)b::uuid[], %(user_ids)b::uuid[]) as t (id, phone_id, user_id)
order by t.phone_id
on conflict do nothing;

-- name: erase_texts
-- Bodies of these numbers, here; what waits or is under way keeps its body until it has ended.
with emptied as (
  update public.sms_messages
  set body_ciphertext = null, body_iv = null, body_tag = null, body_purged_at = %(now)s
  where phone_id = any (%(phone_ids)b::uuid[]) and body_ciphertext is not null
    and (direction = 'out' or processed_at is not null or parked_at is not null)
  returning phone_id, twilio_message_sid
),
emptied_jobs as (
  update public.sms_outbound_jobs
  set body_ciphertext = null, body_iv = null, body_tag = null, body_purged_at = %(now)s
  where phone_id = any (%(phone_ids)b::uuid[]) and body_ciphertext is not null
    and status in ('sent', 'failed', 'canceled', 'expired')
),
emptied_notes as (
  update public.linkups l set notes_ciphertext = null, notes_iv = null, notes_tag = null, key_version = null
  from public.users u where u.phone_id = any (%(phone_ids)b::uuid[]) and l.initiator_user_id = u.id
    and l.notes_ciphertext is not null
)
insert into public.carrier_erasures (id, phone_id, twilio_message_sid, requested_at, next_attempt_at)
select gen_random_uuid(), e.phone_id, e.twilio_message_sid, %(now)s, %(now)s
from emptied e where e.twilio_message_sid is not null
order by e.twilio_message_sid
on conflict (twilio_message_sid) do nothing;
