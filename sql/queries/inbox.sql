-- What arrives and waits: texts and events, written by the receiver and the turns, read by the claim.

-- name: store_texts
-- One statement for a whole flush: unknown numbers get a row, sequence values follow arrival, rows go in sorted by
-- SID so that two receivers never wait for each other crosswise. Only newly stored texts come back.
with arrived as materialized (
  select a.*, nextval('public.arrival_seq') as arrival_seq
  from (
    select * from unnest(
      %(ids)b::uuid[], %(phone_ids)b::uuid[], %(phone_hashes)b::text[], %(hash_versions)b::int[],
      %(from_numbers)b::text[], %(to_numbers)b::text[], %(sids)b::text[],
      %(ciphertexts)b::bytea[], %(ivs)b::bytea[], %(tags)b::bytea[], %(key_versions)b::int[],
      %(media_counts)b::int[], %(segment_counts)b::int[], %(opt_out_types)b::text[],
      %(correlation_ids)b::uuid[], %(arrived_ats)b::timestamptz[]
    ) with ordinality as t (
      id, new_phone_id, phone_hash, hash_version, from_e164, to_e164, sid,
      ciphertext, iv, tag, key_version, media_count, num_segments, opt_out_type, correlation_id, arrived_at, place
    )
    order by place
  ) a
),
known as (
  select distinct on (c.place) c.place, p.id
  from unnest(%(candidate_places)b::int[], %(candidate_hashes)b::text[]) as c (place, phone_hash)
  join public.phones p on p.phone_hash = c.phone_hash
  order by c.place, p.first_seen
),
made as (
  insert into public.phones as p (id, phone_hash, hash_version, first_seen)
  select distinct on (a.phone_hash) a.new_phone_id, a.phone_hash, a.hash_version, a.arrived_at
  from arrived a
  where not exists (select from known k where k.place = a.place)
  order by a.phone_hash, a.place
  on conflict (phone_hash) do update set hash_version = p.hash_version
  returning p.id, p.phone_hash
)
insert into public.sms_messages (
  id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv, body_tag, key_version,
  media_count, num_segments, opt_out_type, status, arrival_seq, correlation_id, created_at
)
select a.id, coalesce(k.id, m.id), 'in', a.from_e164, a.to_e164, a.sid, a.ciphertext, a.iv, a.tag, a.key_version,
  a.media_count, a.num_segments, a.opt_out_type, 'received', a.arrival_seq, a.correlation_id, a.arrived_at
from arrived a
left join known k on k.place = a.place
left join made m on m.phone_hash = a.phone_hash
order by a.sid, a.place
on conflict (twilio_message_sid) do nothing
returning id;

-- name: claim_phones
-- Statement 1 of a turn: lock the numbers with waiting work, oldest first, passing over the ones somebody else has.
-- The window bounds how much of a backlog is looked at, the reach how many numbers are tried for their lock.
-- for no key update, because plain for update would block every insert that refers to the number.
with window_of_work as (
  (
    select m.phone_id, m.arrival_seq, m.updated_at as since from public.sms_messages m
    where m.direction = 'in' and m.processed_at is null and m.parked_at is null
    order by m.arrival_seq limit %(window)s
  )
  union all
  (
    select e.phone_id, e.arrival_seq, greatest(e.updated_at, e.due_at) from public.inbox_events e
    where e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
    order by e.due_at limit %(window)s
  )
),
waiting as (
  select first.phone_id, first.arrival_seq, first.since
  from (select distinct on (phone_id) * from window_of_work order by phone_id, arrival_seq) first
  order by first.arrival_seq limit %(reach)s
)
select p.id as phone_id, p.turn_no, w.arrival_seq, w.since < clock_timestamp() - %(alone_after)s::interval as alone
from waiting w
join public.phones p on p.id = w.phone_id
where not exists (
  select from public.lane_pauses l where l.lane = 'turns' and (l.resume_at is null or l.resume_at > clock_timestamp())
)
order by w.arrival_seq
limit %(batch)s
for no key update of p skip locked;

-- name: claim_phone
-- The same for one number, for a turn that must run alone.
select p.id as phone_id, p.turn_no, w.arrival_seq, true as alone
from public.phones p
join lateral (
  select min(s.arrival_seq) as arrival_seq from (
    select min(m.arrival_seq) as arrival_seq from public.sms_messages m
    where m.phone_id = p.id and m.direction = 'in' and m.processed_at is null and m.parked_at is null
    union all
    select min(e.arrival_seq) from public.inbox_events e
    where e.phone_id = p.id and e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
  ) s
) w on w.arrival_seq is not null
where p.id = %(phone_id)s
for no key update of p skip locked;

-- name: read_texts
-- Statement 2, under the locks and with a new snapshot: what another worker finished meanwhile does not come back.
select m.id, m.phone_id, m.twilio_message_sid as sid, m.from_e164, m.to_e164,
  m.body_ciphertext, m.body_iv, m.body_tag, m.key_version, m.media_count, m.opt_out_type, m.attempts,
  m.correlation_id, m.created_at
from public.sms_messages m
where m.direction = 'in' and m.processed_at is null and m.parked_at is null and m.arrival_seq = any (%(seqs)b::bigint[]);

-- name: read_events
select e.id, e.phone_id, e.kind, e.payload, e.due_at, e.expected_turn, e.attempts, e.correlation_id
from public.inbox_events e
where e.processed_at is null and e.parked_at is null and e.phone_id = any (%(phone_ids)b::uuid[])
  and e.arrival_seq = any (%(seqs)b::bigint[]);

-- name: read_recent_texts
-- The last texts of each number that have had their turn, newest first.
select m.phone_id, m.created_at, m.outcome, m.id, m.body_ciphertext, m.body_iv, m.body_tag, m.key_version
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select * from (
    select i.phone_id, i.created_at, i.outcome, i.id, i.body_ciphertext, i.body_iv, i.body_tag, i.key_version, i.arrival_seq,
      i.direction, i.processed_at
    from public.sms_messages i where i.phone_id = p.id
    order by i.arrival_seq desc limit %(reach)s
  ) latest
  where latest.direction = 'in' and latest.processed_at is not null and latest.created_at > %(since)s
) m
order by m.phone_id, m.arrival_seq desc;

-- name: read_folded_texts
-- The texts of these numbers that the rate limit set aside and nobody has answered yet, oldest first.
select m.id, m.phone_id, m.twilio_message_sid as sid, m.from_e164, m.to_e164, m.created_at,
  m.body_ciphertext, m.body_iv, m.body_tag, m.key_version, m.media_count
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select i.* from public.sms_messages i
  where i.phone_id = p.id and i.direction = 'in' and i.outcome = 'folded'
  order by i.arrival_seq desc limit %(reach)s
) m
order by m.phone_id, m.arrival_seq;

-- name: finish_texts
update public.sms_messages m
set processed_at = %(now)s, outcome = d.outcome, turn_no = d.turn_no, user_id = d.user_id
from unnest(%(ids)b::uuid[], %(outcomes)b::text[], %(turn_nos)b::bigint[], %(user_ids)b::uuid[])
  as d (id, outcome, turn_no, user_id)
where m.id = d.id;

-- name: finish_events
update public.inbox_events e
set processed_at = %(now)s, outcome = d.outcome
from unnest(%(ids)b::uuid[], %(outcomes)b::text[]) as d (id, outcome)
where e.id = d.id;

-- name: count_text_attempts
update public.sms_messages set attempts = attempts + %(step)s where id = any (%(ids)b::uuid[]) returning id, attempts;

-- name: count_event_attempts
update public.inbox_events set attempts = attempts + %(step)s where id = any (%(ids)b::uuid[]) returning id, attempts;

-- name: note_text_failure
update public.sms_messages set processing_error = %(error)s where id = %(id)s;

-- name: note_event_failure
update public.inbox_events set processing_error = %(error)s where id = %(id)s;

-- name: park_text
update public.sms_messages set parked_at = %(now)s, processing_error = %(error)s where id = %(id)s and parked_at is null;

-- name: park_event
update public.inbox_events set parked_at = %(now)s, processing_error = %(error)s where id = %(id)s and parked_at is null;

-- name: insert_events
insert into public.inbox_events (id, phone_id, kind, payload, due_at, expected_turn, idempotency_key, correlation_id, created_at)
select t.id, t.phone_id, t.kind, t.payload::jsonb, t.due_at, t.expected_turn, t.idempotency_key, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(kinds)b::text[], %(payloads)b::text[], %(due_ats)b::timestamptz[],
  %(expected_turns)b::bigint[], %(keys)b::text[], %(correlation_ids)b::uuid[]
) as t (id, phone_id, kind, payload, due_at, expected_turn, idempotency_key, correlation_id)
order by t.idempotency_key
on conflict (idempotency_key) do nothing;

-- name: advance_turns
select private.advance_turns(%(phone_ids)b::uuid[], %(turn_nos)b::bigint[], %(by_texts)b::boolean[]);

-- name: waiting_exists
select exists (
  select from public.sms_messages m where m.direction = 'in' and m.processed_at is null and m.parked_at is null
) or exists (
  select from public.inbox_events e where e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
) as waiting;
