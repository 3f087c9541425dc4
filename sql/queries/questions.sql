-- What we asked whom, so that an answer can be bound to its question.

-- name: read_questions
-- The newest questions of each number, and every open one. The carrier took one when its text was accepted; while nobody is sure of that,
-- or where it was only found out afterwards (no call lasts 30 seconds), the moment it was handed over counts, because
-- the person may have had it from then on.
select q.phone_id, q.id, q.topic, q.token, q.template, q.created_at,
  case
    when j.status in ('sending', 'unknown') or m.created_at > j.last_attempt_at + interval '30 seconds' then j.last_attempt_at
    when j.status = 'sent' then coalesce(m.created_at, j.last_attempt_at)
  end as asked_at,
  q.closed_at is null as is_open, j.status in ('failed', 'canceled', 'expired') as is_lost, q.nudges
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  (select i.* from public.open_questions i where i.phone_id = p.id order by i.created_at desc, i.id desc limit %(reach)s)
  union
  select o.* from public.open_questions o where o.phone_id = p.id and o.closed_at is null
) q
join public.sms_outbound_jobs j on j.id = q.job_id
left join public.sms_messages m on m.outbound_job_id = j.id
order by q.phone_id, q.created_at desc, q.id desc;

-- name: close_questions
-- An array of ids, because joined they are sought in all there ever was (measured: half of a turn's time).
-- A reply that asks it and was not handed to the carrier yet was composed before they wrote again: it is never sent.
-- A case, because of `status = 'pending'` the planner takes the index of what is pending, empty when it was last
-- analysed, and reads all of a long queue (measured: 1 ms a batch for each 1,500 texts that wait).
with closed as (
  update public.open_questions q set closed_at = %(now)s, closed_reason = t.reason
  from unnest(%(phone_ids)b::uuid[], %(topics)b::text[], %(reasons)b::text[]) as t (phone_id, topic, reason)
  where q.phone_id = t.phone_id and q.topic = t.topic and q.closed_at is null
  returning q.job_id
)
update public.sms_outbound_jobs j set status = 'canceled', canceled_reason = 'superseded'
where j.id = any (array(select c.job_id from closed c))
  and case j.status when 'pending' then j.in_reply_to is not null else false end;

-- name: close_every_question
update public.open_questions set closed_at = %(now)s, closed_reason = %(reason)s
where phone_id = any (%(phone_ids)b::uuid[]) and closed_at is null;

-- name: open_questions
insert into public.open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at)
select t.id, t.phone_id, t.user_id, t.topic, t.token, t.template, t.job_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(phone_ids)b::uuid[], %(user_ids)b::uuid[], %(topics)b::text[], %(tokens)b::text[],
  %(templates)b::text[], %(job_ids)b::uuid[]
) as t (id, phone_id, user_id, topic, token, template, job_id)
order by t.id;

-- name: count_nudges
update public.open_questions q set nudges = q.nudges + 1
from unnest(%(phone_ids)b::uuid[], %(topics)b::text[]) as t (phone_id, topic)
where q.phone_id = t.phone_id and q.topic = t.topic and q.closed_at is null;
