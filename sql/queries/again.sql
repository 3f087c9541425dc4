-- Texts that the carrier took and could not deliver, and their going out once more.

-- name: read_undelivered
-- What is needed to say it again: the words are still there for seven days, which is longer than any text lives.
select j.id, f.id as first_id, j.again, j.not_after, f.idempotency_key as key, j.body_ciphertext, j.body_iv, j.body_tag,
  j.key_version
from public.sms_outbound_jobs j
join public.sms_outbound_jobs f on f.id = coalesce(j.again_of, j.id)
where j.id = any (%(ids)b::uuid[]) and j.status = 'sent' and j.body_ciphertext is not null
order by j.id;

-- name: enqueue_again
-- Decided when the first one was: whatever the person has said since then counts against it.
insert into public.sms_outbound_jobs (
  id, user_id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane, priority, run_at,
  not_after, zone_rule, may_repeat, in_reply_to, template_version, correlation_id, idempotency_key, created_at, again_of, again
)
select t.id, j.user_id, j.phone_id, j.to_e164, t.ciphertext, t.iv, t.tag, t.key_version, j.purpose, j.lane, j.priority, t.run_at,
  j.not_after, j.zone_rule, j.may_repeat, j.in_reply_to, j.template_version, j.correlation_id, t.key, j.created_at, t.first_id,
  t.again
from unnest(
  %(ids)b::uuid[], %(first_ids)b::uuid[], %(agains)b::smallint[], %(ciphertexts)b::bytea[], %(ivs)b::bytea[],
  %(tags)b::bytea[], %(key_versions)b::int[], %(run_ats)b::timestamptz[], %(keys)b::text[]
) as t (id, first_id, again, ciphertext, iv, tag, key_version, run_at, key)
join public.sms_outbound_jobs j on j.id = t.first_id
order by t.key
on conflict (idempotency_key) do nothing;

-- name: withdraw_again
-- Delivered after all: what waits to be said again need not be.
update public.sms_outbound_jobs j set status = 'canceled', canceled_reason = 'delivered_after_all'
from public.sms_outbound_jobs d
where d.id = any (%(job_ids)b::uuid[]) and j.again_of = coalesce(d.again_of, d.id) and j.again > d.again and j.status = 'pending';
