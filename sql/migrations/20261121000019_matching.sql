-- How people were chosen, so that every invite and every silence can be explained; and what was learned since.

create table public.match_runs (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  run_no int not null,
  weights_version text not null,
  pool_size int not null,
  relaxation_level int not null default 0,
  filtered jsonb not null default '{}'::jsonb,
  took_ms int not null,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  constraint match_runs_once unique (linkup_id, run_no),
  constraint match_runs_counts check (run_no >= 1 and pool_size >= 0 and relaxation_level >= 0)
);
comment on table public.match_runs is 'One row per search for people: with which weights, among how many, how far relaxed.';
comment on column public.match_runs.id is 'Run id.';
comment on column public.match_runs.linkup_id is 'For which LinkUp.';
comment on column public.match_runs.run_no is 'First, second … search for it; a retried search is the same one.';
comment on column public.match_runs.weights_version is 'Which weights scored.';
comment on column public.match_runs.pool_size is 'People left after the hard filters.';
comment on column public.match_runs.relaxation_level is '0 none, 1 adjacent windows, 2 activity overlap, 3 cool-downs.';
comment on column public.match_runs.filtered is 'People each hard filter left out: reason to count.';
comment on column public.match_runs.took_ms is 'Milliseconds.';
comment on column public.match_runs.correlation_id is 'One id from the cause to every effect.';
comment on column public.match_runs.created_at is 'Business time.';

create table public.match_candidates (
  match_run_id uuid not null references public.match_runs (id) on delete cascade,
  rank int not null,
  user_id uuid not null references public.users (id),
  friend_score real not null,
  moment_fit real not null,
  final_score real not null,
  reasons jsonb not null default '[]'::jsonb,
  primary key (match_run_id, rank),
  constraint match_candidates_person_once unique (match_run_id, user_id),
  constraint match_candidates_scores_bounded check (friend_score between 0 and 1 and moment_fit between 0 and 1)
);
create index match_candidates_user_idx on public.match_candidates (user_id);
comment on table public.match_candidates is 'The ranked list of a run: waves are taken from it in this order.';
comment on column public.match_candidates.match_run_id is 'Which run.';
comment on column public.match_candidates.rank is 'Place, from 1.';
comment on column public.match_candidates.user_id is 'Who.';
comment on column public.match_candidates.friend_score is 'How alike, 0 to 1.';
comment on column public.match_candidates.moment_fit is 'How well the moment suits, 0 to 1.';
comment on column public.match_candidates.final_score is 'What the rank is by.';
comment on column public.match_candidates.reasons is 'Codes of what spoke for them.';

create table public.learning_signals (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  about_user_id uuid references public.users (id),
  linkup_id uuid references public.linkups (id),
  signal text not null,
  value real not null,
  idempotency_key text not null,
  created_at timestamptz not null default now(),
  constraint learning_signals_idem_uniq unique (idempotency_key),
  constraint learning_signals_not_of_oneself check (user_id <> about_user_id)
);
create index learning_signals_user_idx on public.learning_signals (user_id, created_at);
create index learning_signals_about_idx on public.learning_signals (about_user_id) where about_user_id is not null;
create index learning_signals_linkup_idx on public.learning_signals (linkup_id) where linkup_id is not null;
comment on table public.learning_signals is 'What somebody''s answers and visits say for the next search: codes and numbers.';
comment on column public.learning_signals.id is 'Signal id.';
comment on column public.learning_signals.user_id is 'Whose.';
comment on column public.learning_signals.about_user_id is 'About whom, for signals about a pair.';
comment on column public.learning_signals.linkup_id is 'From which LinkUp.';
comment on column public.learning_signals.signal is 'accepted, declined, attended, no_show, do_again …';
comment on column public.learning_signals.value is 'How strongly, -1 to 1.';
comment on column public.learning_signals.idempotency_key is 'The same cause counts once.';
comment on column public.learning_signals.created_at is 'Business time.';

select private.guard_table(target, verbs) from (values
  ('match_runs', 'select, insert'), ('match_candidates', 'select, insert'), ('learning_signals', 'select, insert, delete')
) as guarded (target, verbs);
