-- How far the carrier's own list of texts to us has been compared with what arrived here, one row a number of ours.

create table public.inbound_looks (
  our_number text primary key,
  began_at timestamptz not null,
  seen_until timestamptz not null,
  next_look_at timestamptz not null,
  recovered bigint not null default 0,
  failures int not null default 0,
  last_error text,
  updated_at timestamptz not null default now(),
  constraint inbound_looks_recovered_counted check (recovered >= 0),
  constraint inbound_looks_failures_counted check (failures >= 0),
  constraint inbound_looks_error_while_failing check ((failures = 0) = (last_error is null))
);
create index inbound_looks_next_idx on public.inbound_looks (next_look_at);
comment on table public.inbound_looks is 'Up to when each number of ours was searched at the carrier for texts that never arrived here.';
comment on column public.inbound_looks.our_number is 'A number of ours that people text to.';
comment on column public.inbound_looks.began_at is 'Business time before which nothing is looked for: what came earlier was never ours to answer.';
comment on column public.inbound_looks.seen_until is 'Business time up to which every text at the carrier is known to be here; it never goes back.';
comment on column public.inbound_looks.next_look_at is 'Business time of the next look; moved on before the carrier is asked, so that two clocks ask once.';
comment on column public.inbound_looks.recovered is 'Texts found at the carrier that had never arrived, since ever.';
comment on column public.inbound_looks.failures is 'Looks in a row that failed.';
comment on column public.inbound_looks.last_error is 'Code of the last failed look; null once one has worked.';
comment on column public.inbound_looks.updated_at is 'Real time of the last change.';

select private.guard_table('inbound_looks', 'select, insert, update');
