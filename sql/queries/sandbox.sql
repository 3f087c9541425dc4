-- What the sandbox asks about a stack: when something falls due next, and what is left to do now.

-- name: next_due
-- The first instant after now at which a text may be sent, an event comes due, the carrier is to be asked, a wave is
-- looked for, a LinkUp's people have stood still, its votes are looked at, its window ends, a kept seat is given up, its
-- replacements are asked or over, people are reminded, it is over, somebody is asked how it went, or the sweep for nudges
-- comes by.
select min(d.at) as next_due
from (
  (
    select j.run_at as at from public.sms_outbound_jobs j
    where j.status = 'pending' and j.run_at > %(now)s order by j.run_at limit 1
  )
  union all
  (
    select e.due_at from public.inbox_events e
    where e.processed_at is null and e.parked_at is null and e.due_at > %(now)s order by e.due_at limit 1
  )
  union all
  (
    select min(greatest(j.last_attempt_at, j.absent_since) + %(settling)s::interval) from public.sms_outbound_jobs j
    where j.status = 'unknown' and greatest(j.last_attempt_at, j.absent_since) + %(settling)s::interval > %(now)s
  )
  union all
  (
    select min(q.created_at + n.after) from public.open_questions q
    cross join unnest(%(nudges)b::interval[]) as n (after)
    where q.topic = 'interview' and q.closed_at is null and q.created_at + n.after > %(now)s
  )
  union all
  (
    select l.next_wave_at from public.linkups l
    where l.state = 'broadcasting' and l.next_wave_at > %(now)s order by l.next_wave_at limit 1
  )
  union all
  (
    select l.acceptance_window_ends_at from public.linkups l
    where l.state = 'broadcasting' and l.acceptance_window_ends_at > %(now)s order by l.acceptance_window_ends_at limit 1
  )
  union all
  (
    select l.acceptance_window_ends_at - interval '2 hours' from public.linkups l
    where l.state = 'broadcasting' and l.acceptance_window_ends_at > %(now)s::timestamptz + interval '2 hours'
    order by l.acceptance_window_ends_at limit 1
  )
  union all
  (
    select l.next_wave_at from public.linkups l
    where l.state = 'locked' and l.replacement_until is not null and l.replacement_asked_at is null
      and l.replacement_over_at is null and l.next_wave_at > %(now)s
    order by l.next_wave_at limit 1
  )
  union all
  (
    select l.replacement_until from public.linkups l
    where l.state = 'locked' and l.replacement_over_at is null and l.replacement_until > %(now)s
    order by l.replacement_until limit 1
  )
  union all
  (
    select min(o.last_change_at) + interval '30 minutes'
    from public.linkups l join public.linkup_options o on o.linkup_id = l.id
    where l.state = 'broadcasting' and o.quorum_since is not null and o.last_change_at + interval '30 minutes' > %(now)s
  )
  union all
  (
    select min(i.expires_at) from public.linkups l join public.linkup_invites i on i.linkup_id = l.id
    where l.state = 'locked' and i.state = 'accepted' and i.expires_at > %(now)s
      and not exists (
        select from public.linkup_participants p where p.linkup_id = l.id and p.user_id = i.invited_user_id
      )
  )
  union all
  (
    select r.scheduled_for from public.linkup_reminders r
    where r.status = 'pending' and r.scheduled_for > %(now)s order by r.scheduled_for limit 1
  )
  union all
  (
    select min(l.event_time + greatest(%(shortest)s::interval, make_interval(mins => t.minutes) + %(after_end)s::interval))
    from public.linkups l
    join unnest(%(activities)s::text[], %(minutes)s::int[]) as t (activity_key, minutes) on t.activity_key = l.activity_key
    where l.state = 'locked'
      and l.event_time + greatest(%(shortest)s::interval, make_interval(mins => t.minutes) + %(after_end)s::interval) > %(now)s
  )
  union all
  (
    select o.next_prompt_at from public.linkup_outcomes o
    where o.next_prompt_at > %(now)s order by o.next_prompt_at limit 1
  )
) d;

-- name: short_back_off
-- Until the last text is free that backs off for no longer than so long (real time).
select coalesce(extract(epoch from max(j.backoff_until) - clock_timestamp()), 0)::float8 as seconds
from public.sms_outbound_jobs j
where j.status = 'pending' and j.run_at <= %(now)s
  and j.backoff_until between clock_timestamp() and clock_timestamp() + %(at_most)s::interval;

-- name: left_to_do
-- One statement, so one snapshot. Jobs put off to sending hours, backed off or unknown are not left: they wait.
-- A callback whose text nobody knows is parked for good and not left either. A text that waits for the rest of what
-- somebody types is left until it is answered.
select
  (
    select count(*) from public.sms_messages m
    where m.direction = 'in' and m.processed_at is null and m.parked_at is null
  )::int as texts,
  (
    select count(*) from public.inbox_events e
    where e.processed_at is null and e.parked_at is null
      and e.due_at <= case e.kind when 'texts_folded' then %(now)s::timestamptz + interval '10 seconds' else %(now)s end
  )::int as events,
  (
    select count(*) from public.sms_outbound_jobs j
    where j.status = 'pending' and j.run_at <= %(now)s::timestamptz + interval '2 seconds'
      and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
      and not exists (
        select from public.lane_pauses l where l.lane = 'outbound' and l.resume_at > clock_timestamp()
      )
  )::int as jobs,
  (
    select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until >= clock_timestamp()
  )::int as sending,
  (
    select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until < clock_timestamp()
  )::int as lapsed_leases,
  (
    select count(*) from public.sms_status_callbacks c
    where c.applied_at is null
      and (
        c.parked_until is null
        or exists (
          select from public.sms_messages m where m.twilio_message_sid = c.twilio_message_sid and m.direction = 'out'
        )
        or exists (
          select from public.sms_outbound_jobs j where j.id = c.job_id and j.status in ('sending', 'unknown')
        )
      )
  )::int as status_callbacks;

-- name: read_person
-- Who is behind a number: where they stand and what is derived of them. Nothing sealed is selected, and of who they are
-- the first name only. An unverified registration claims nothing. A text of ours is uncertain for as long as
-- `engine uncertain` shows it: while it has its words, for seven days.
select (o.phone_id is not null and o.lifted_at is null) as opted_out, p.unreachable_since is not null as unreachable,
  w.unclear, w.uncertain,
  b.reason as banned_for, b.expires_at as banned_until, u.first_name, u.state::text as user_state, h.state::text as hold,
  r.display_name as region_name, r.state::text as region_state, r.paused_at is not null as region_paused,
  s.mode::text as mode, s.state_token as state, j.step as join_step,
  f.state::text as profile_state, f.fingerprint, f.activity_patterns, f.boundaries, f.preferences, f.active_intent,
  f.interview, f.last_interview_step, f.low_confidence, f.completed_at, f.stale_at,
  (
    exists (
      select from public.sms_messages t
      where t.phone_id = p.id and t.direction = 'in' and t.processed_at is null and t.parked_at is null
    )
    or exists (
      select from public.inbox_events e
      where e.phone_id = p.id and e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
    )
    or w.under_way > 0
  ) as is_waiting
from public.phones p
cross join lateral (
  select count(*) filter (where q.status = 'unknown')::int as unclear,
    count(*) filter (where q.status = 'failed' and q.last_error = 'proven_absent')::int as uncertain,
    count(*) filter (where q.status in ('sending', 'unknown') or q.status = 'pending' and q.run_at <= %(now)s)::int as under_way
  from public.sms_outbound_jobs q
  where q.phone_id = p.id and q.body_ciphertext is not null and q.created_at > %(now)s::timestamptz - interval '7 days'
) w
left join public.sms_opt_outs o on o.phone_id = p.id
left join public.phone_bans b on b.phone_id = p.id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
left join public.users u on u.phone_id = p.id and u.deleted_at is null and u.state <> 'unverified'
left join public.regions r on r.id = u.region_id
left join public.conversation_sessions s on s.user_id = u.id
left join public.profiles f on f.user_id = u.id
left join lateral (
  select i.state from public.safety_holds i
  where i.phone_id = p.id and i.cleared_at is null and (i.expires_at is null or i.expires_at > %(now)s)
  order by i.state desc limit 1
) h on true
left join public.pending_joins j on j.phone_id = p.id and j.expires_at > %(now)s
where p.phone_hash = any (%(hashes)b::text[]);
