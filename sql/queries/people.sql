-- Who a number belongs to, and what it may be sent.

-- name: read_numbers
-- One row per number: consent, person, conversation pointer.
select p.id as phone_id, (o.phone_id is not null and o.lifted_at is null) as opted_out,
  u.id as user_id, s.mode::text as mode, s.state_token
from public.phones p
left join public.sms_opt_outs o on o.phone_id = p.id
left join public.users u on u.phone_id = p.id and u.deleted_at is null
left join public.conversation_sessions s on s.user_id = u.id
where p.id = any (%(phone_ids)b::uuid[]);

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
  id, phone_id, event_type, scope, channel, via, source_sid, idempotency_key, correlation_id, created_at
)
select t.id, t.phone_id, t.event_type, 'all_texts', t.channel, t.via, t.source_sid, t.key, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(event_types)b::text[], %(channels)b::text[], %(vias)b::text[],
  %(source_sids)b::text[], %(keys)b::text[], %(correlation_ids)b::uuid[]
) as t (id, phone_id, event_type, channel, via, source_sid, key, correlation_id)
order by t.key
on conflict (idempotency_key) do nothing;

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
