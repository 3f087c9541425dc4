-- What all senders share when more is to be sent than may be: fair places in the queue, how fast the carrier takes calls,
-- and what each number of ours may still send in this second.

alter table public.sms_outbound_jobs
  add column place smallint not null default 0,
  add constraint sms_outbound_jobs_place_known check (place between 0 and 2) not valid;
create index sms_outbound_jobs_place_idx on public.sms_outbound_jobs (priority, place, run_at, enqueue_seq) where status = 'pending';
comment on column public.sms_outbound_jobs.place is
  '0 the first texts of one cause decided at once, 1 the next, 2 the rest: within a class, 0 of all causes goes before 1.';

create table public.carrier_slowdowns (
  lane text primary key,
  calls_at_once int not null,
  rounds int not null,
  slowed_at timestamptz not null,
  resume_at timestamptz not null,
  updated_at timestamptz not null default now(),
  constraint carrier_slowdowns_some_calls check (calls_at_once >= 1),
  constraint carrier_slowdowns_rounds_counted check (rounds >= 0)
);
comment on table public.carrier_slowdowns is
  'The last time the carrier said that our calls were too many: all processes rest, and come back together, by it.';
comment on column public.carrier_slowdowns.lane is 'Whose calls: outbound.';
comment on column public.carrier_slowdowns.calls_at_once is
  'Calls that all processes together may have under way after the rest; doubles every ten seconds.';
comment on column public.carrier_slowdowns.rounds is 'Slow-downs in a row; each doubles the longest rest there may be.';
comment on column public.carrier_slowdowns.slowed_at is 'Real time of the refusal.';
comment on column public.carrier_slowdowns.resume_at is 'Real time at which calls begin again; a hundred seconds later it means nothing.';
comment on column public.carrier_slowdowns.updated_at is 'Real time of the last change.';

create table public.sender_budgets (
  sender text primary key,
  segments double precision not null,
  counted_at timestamptz not null,
  updated_at timestamptz not null default now()
) with (fillfactor = 50);
comment on table public.sender_budgets is 'What each number of ours may still send in this second, for all processes together.';
comment on column public.sender_budgets.sender is 'The number, or the SID of the messaging service.';
comment on column public.sender_budgets.segments is 'Segments left at counted_at; below zero while a long text is paid back.';
comment on column public.sender_budgets.counted_at is 'Real time of that.';
comment on column public.sender_budgets.updated_at is 'Real time of the last change.';

select private.guard_table('carrier_slowdowns', 'select, insert, update');
select private.guard_table('sender_budgets', 'select, insert, update');
