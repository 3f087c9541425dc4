-- Comparing the carrier's list of texts to us with what arrived here.

-- name: note_numbers
-- Numbers of ours not looked at yet: those named, and those that people wrote to or we wrote from of late. What came
-- before this database existed was never ours to answer. Both ages are of one clock unless the sandbox moved it ahead.
insert into public.inbound_looks (our_number, began_at, seen_until, next_look_at)
select n.our_number, b.at, b.at, %(now)s
from (
  select unnest(%(numbers)b::text[]) as our_number
  union
  (
    select case m.direction when 'in' then m.to_e164 else m.from_e164 end
    from (
      select i.direction, i.to_e164, i.from_e164 from public.sms_messages i
      where i.body_ciphertext is not null order by i.created_at desc limit %(reach)s
    ) m
  )
) n
cross join (select least(%(now)s::timestamptz, min(s.applied_at)) as at from private.schema_migrations s) b
where n.our_number ~ '^(\+[1-9][0-9]{6,14}|[0-9]{3,8})$'
  and not exists (select from public.inbound_looks l where l.our_number = n.our_number)
order by n.our_number
on conflict (our_number) do nothing;

-- name: looks_due
-- Numbers whose next look has come, and those named that nobody has looked at yet.
select count(*)::int as count, coalesce(max(l.overdue), 0)::float8 as overdue
from (
  (
    select extract(epoch from %(now)s::timestamptz - i.next_look_at) as overdue from public.inbound_looks i
    where i.next_look_at <= %(now)s order by i.next_look_at limit %(at_most)s
  )
  union all
  (
    select 0 from unnest(%(numbers)b::text[]) as n (our_number)
    where not exists (select from public.inbound_looks k where k.our_number = n.our_number)
  )
) l;

-- name: claim_looks
-- Moved on before the carrier is asked: a clock that dies gives its look back that way, and two ask once.
update public.inbound_looks l set next_look_at = %(again_at)s
from (
  select i.our_number from public.inbound_looks i
  where i.next_look_at <= %(now)s
  order by i.next_look_at, i.our_number limit %(batch)s for no key update skip locked
) d
where l.our_number = d.our_number
returning l.our_number, l.began_at, l.seen_until, l.failures;

-- name: known_sids
-- What arrived here, whatever became of it since; a text the carrier was told to forget is known for good.
select m.twilio_message_sid as sid from public.sms_messages m where m.twilio_message_sid = any (%(sids)b::text[])
union
select e.twilio_message_sid from public.carrier_erasures e where e.twilio_message_sid = any (%(sids)b::text[]);

-- name: overtaken
-- Which of these words on consent came before one that has been acted on already.
select t.place
from unnest(%(places)b::int[], %(phone_hashes)b::text[], %(ats)b::timestamptz[]) as t (place, phone_hash, at)
where exists (
  select from public.phones p join public.consent_events c on c.phone_id = p.id
  where p.phone_hash = t.phone_hash and c.created_at > t.at and c.event_type in ('opted_in', 'opted_out')
);

-- name: finish_look
update public.inbound_looks l
set seen_until = greatest(l.seen_until, %(seen_until)s::timestamptz), recovered = l.recovered + %(recovered)s, failures = 0, last_error = null
where l.our_number = %(our_number)s;

-- name: fail_look
update public.inbound_looks l
set failures = l.failures + 1, last_error = %(error)s, next_look_at = greatest(l.next_look_at, %(again_at)s::timestamptz)
where l.our_number = %(our_number)s;

-- name: recovered
select coalesce(sum(l.recovered), 0)::bigint as recovered, min(l.seen_until) as seen_until from public.inbound_looks l;
