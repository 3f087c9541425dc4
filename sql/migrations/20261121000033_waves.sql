-- When each LinkUp is looked at for its next wave, so that looking costs the same however many are going out; and what
-- keeps an invite from being read once it is over.

alter table public.linkups add column next_wave_at timestamptz not null default '1970-01-01 00:00:00+00';
comment on column public.linkups.next_wave_at is 'Business time from which it is looked at for its next wave; in the past: at once.';
create index linkups_next_wave_idx on public.linkups (next_wave_at) where state = 'broadcasting';

-- An invite that ends unanswered must not be read afterwards, whoever ends it: a lock, the window, a call-off, a block.
create function private.withdraw_invite_text() returns trigger language plpgsql set search_path = ''
as $$
begin
  update public.sms_outbound_jobs set status = 'canceled', canceled_reason = 'invite_over'
  where idempotency_key = 'invite:' || new.id and status = 'pending';
  return null;
end $$;
comment on function private.withdraw_invite_text() is 'Takes back the text of an invite that is over before it was sent.';
revoke execute on function private.withdraw_invite_text() from public;
create trigger linkup_invites_withdraw after update of state on public.linkup_invites
  for each row when (old.state = 'pending' and new.state in ('closed', 'expired')) execute function private.withdraw_invite_text();
