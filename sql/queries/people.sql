-- Who a number belongs to, and what it may be sent.

-- name: read_numbers
-- One row per number: consent, ban, member with region and hold, conversation pointer, progress in joining.
-- An unverified registration claims nothing: its number is nobody's until its owner texts. What a number that is no
-- member's was told within a day is counted as far as its limit goes.
-- offset 0 keeps each look-up one of a single number: under row-level security the planner may not use its statistics of
-- states, takes users for one row, and would read all of them for each number (measured: 93 ms for 128 among 3,000).
select p.id as phone_id,
  exists (select from public.sms_opt_outs o where o.phone_id = p.id and o.lifted_at is null) as opted_out,
  (
    select b.reason from public.phone_bans b
    where b.phone_id = p.id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s) limit 1
  ) as banned_for,
  m.user_id, m.phone_e164, m.first_name, m.user_state, m.zip_code, m.zip_changed_at,
  (
    select h.state::text from public.safety_holds h
    where h.phone_id = p.id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
    order by h.state desc limit 1
  ) as hold,
  m.region_id, m.region_slug, m.region_name, m.region_state, m.region_timezone, m.mode, m.state,
  j.join_id, j.join_step, j.progress_ciphertext, j.progress_iv, j.progress_tag, j.key_version,
  case when m.user_id is null then (
    select count(*)::int from (
      select from public.sms_outbound_jobs t where t.phone_id = p.id and t.created_at > %(now)s::timestamptz - interval '1 day'
      limit %(most_replies)s
    ) told
  ) else 0 end as told_today,
  case when m.user_id is null then (
    select max(w.created_at) from public.sms_messages w
    where w.phone_id = p.id and w.outcome = 'wrong_number' and w.created_at > %(now)s::timestamptz - interval '30 days'
  ) end as mistaken_at,
  exists (select from public.linkup_invites i where i.invited_user_id = m.user_id)
    or exists (select from public.linkups l where l.initiator_user_id = m.user_id) as has_linkups
from unnest(%(phone_ids)b::uuid[]) as p (id)
left join lateral (
  select u.id as user_id, u.phone_e164, u.first_name, u.state::text as user_state, u.zip as zip_code, u.zip_changed_at,
    r.id as region_id, r.slug as region_slug, r.display_name as region_name, r.state::text as region_state,
    r.timezone as region_timezone, s.mode::text as mode, s.state_token as state
  from public.users u
  left join public.regions r on r.id = u.region_id
  left join public.conversation_sessions s on s.user_id = u.id
  where u.phone_id = p.id and u.deleted_at is null and u.state <> 'unverified'
  offset 0
) m on true
left join lateral (
  select i.id as join_id, i.step as join_step, i.progress_ciphertext, i.progress_iv, i.progress_tag, i.key_version
  from public.pending_joins i where i.phone_id = p.id and i.expires_at > %(now)s
  offset 0
) j on true;

-- name: move_sessions
insert into public.conversation_sessions as s (id, user_id, mode, state_token, last_inbound_message_sid, created_at)
select t.id, t.user_id, t.mode::public.conversation_mode, t.state, t.sid, %(now)s
from unnest(%(ids)b::uuid[], %(user_ids)b::uuid[], %(modes)b::text[], %(states)b::text[], %(sids)b::text[])
  as t (id, user_id, mode, state, sid)
on conflict (user_id) do update
set mode = excluded.mode, state_token = excluded.state_token,
  last_inbound_message_sid = coalesce(excluded.last_inbound_message_sid, s.last_inbound_message_sid);

-- name: record_consents
insert into public.consent_events (
  id, phone_id, event_type, scope, channel, via, wording_version, source_sid, idempotency_key, correlation_id, created_at
)
select t.id, t.phone_id, t.event_type, t.scope, t.channel, t.via, t.wording, t.source_sid, t.key, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(event_types)b::text[], %(scopes)b::text[], %(channels)b::text[],
  %(vias)b::text[], %(wordings)b::text[], %(source_sids)b::text[], %(keys)b::text[], %(correlation_ids)b::uuid[]
) as t (id, phone_id, event_type, scope, channel, via, wording, source_sid, key, correlation_id)
order by t.key
on conflict (idempotency_key) do nothing;

-- name: keep_wordings
insert into public.consent_wordings (version, line, body, created_at)
select t.version, t.line, t.body, %(now)s
from unnest(%(versions)b::text[], %(lines)b::text[], %(bodies)b::text[]) as t (version, line, body)
order by t.version
on conflict (version) do nothing;

-- name: opt_out
insert into public.sms_opt_outs as o (phone_id, scope, via, source_sid, opted_out_at)
select t.phone_id, 'all_texts', t.via, t.source_sid, %(now)s
from unnest(%(phone_ids)b::uuid[], %(vias)b::text[], %(source_sids)b::text[]) as t (phone_id, via, source_sid)
order by t.phone_id
on conflict (phone_id) do update
set via = excluded.via, source_sid = excluded.source_sid, opted_out_at = excluded.opted_out_at, lifted_at = null
where o.lifted_at is not null;

-- name: lift_opt_out
update public.sms_opt_outs set lifted_at = %(now)s where phone_id = any (%(phone_ids)b::uuid[]) and lifted_at is null;

-- name: opted_out_now
-- The last look before the socket write.
select o.phone_id from public.sms_opt_outs o where o.phone_id = any (%(phone_ids)b::uuid[]) and o.lifted_at is null;

-- name: mark_unreachable
update public.phones p
set unreachable_since = %(now)s, unreachable_code = d.code
from unnest(%(phone_ids)b::uuid[], %(codes)b::int[]) as d (phone_id, code)
where p.id = d.phone_id and p.unreachable_since is null;
