-- What ends when somebody withdraws: by STOP, deletion, a ban or a hold. The rows of their LinkUps are locked before.

-- name: leave_invites
-- All but those that became a place: that is given up by itself. What was declined stays so.
with leaving as (
  select i.id, i.linkup_id, i.invited_user_id, i.state::text as before, i.selected_option, l.state = 'broadcasting' as counts
  from public.linkup_invites i
  join public.linkups l on l.id = i.linkup_id and l.state in ('broadcasting', 'locked')
  where i.invited_user_id = %(user_id)s::uuid and i.state in ('pending', 'accepted')
    and not exists (
      select from public.linkup_participants s where s.linkup_id = i.linkup_id and s.user_id = i.invited_user_id
    )
),
closed as (
  update public.linkup_invites i set state = 'closed', closed_at = %(now)s from leaving e where i.id = e.id
),
unasked as (
  update public.open_questions q set closed_at = %(now)s, closed_reason = %(reason)s
  from leaving e where q.user_id = e.invited_user_id and q.topic = 'invite:' || e.id and q.closed_at is null
)
select e.id, e.linkup_id, e.before, 'closed' as after, e.selected_option, e.counts from leaving e order by e.linkup_id;

-- name: own_running
select l.id, l.state::text as state from public.linkups l
where l.initiator_user_id = %(user_id)s::uuid and l.state in ('draft', 'broadcasting')
order by l.id for no key update;
