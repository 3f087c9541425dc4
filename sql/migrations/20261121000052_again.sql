-- A text that the handset or the carrier could not take goes once more, as a job of its own: the first one stays what it
-- was, and a second SID for one job stays an alarm.

alter table public.sms_outbound_jobs
  add column again_of uuid,
  add column again smallint not null default 0,
  add constraint sms_outbound_jobs_again_of_fkey foreign key (again_of) references public.sms_outbound_jobs (id) not valid,
  add constraint sms_outbound_jobs_again_counted check (again >= 0 and (again_of is null) = (again = 0)) not valid;
create unique index sms_outbound_jobs_again_uniq on public.sms_outbound_jobs (again_of, again) where again_of is not null;
comment on column public.sms_outbound_jobs.again_of is 'The job whose text this one sends again because it was not delivered; always the first of them.';
comment on column public.sms_outbound_jobs.again is 'The how-manieth time again; 0 for the first text.';

-- What takes the text of an invite back takes back the one that goes again, too.
create or replace function private.withdraw_invite_text() returns trigger language plpgsql set search_path = ''
as $$
begin
  update public.sms_outbound_jobs j set status = 'canceled', canceled_reason = 'invite_over'
  where j.status = 'pending'
    and j.id = any (array(
      select f.id from public.sms_outbound_jobs f where f.idempotency_key = 'invite:' || new.id
      union all
      select a.id from public.sms_outbound_jobs f join public.sms_outbound_jobs a on a.again_of = f.id
      where f.idempotency_key = 'invite:' || new.id
    ));
  return null;
end $$;
