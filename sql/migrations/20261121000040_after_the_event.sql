-- How far each participant is with what is asked afterwards, and when they are asked next.

alter table public.linkups add column completed_at timestamptz;
comment on column public.linkups.completed_at is 'Business time it was over: its start, what it takes, and an hour; null before, and where nobody noted it.';

alter table public.linkup_outcomes
  add column steps_done text[] not null default '{}',
  add column listed uuid[],
  add column prompts int not null default 0,
  add column next_prompt_at timestamptz,
  add column contested_at timestamptz,
  add constraint linkup_outcomes_steps_known check (steps_done <@ array['attendance', 'do_again', 'remember', 'swap']) not valid,
  add constraint linkup_outcomes_prompts_count check (prompts between 0 and 2) not valid;
create index linkup_outcomes_prompt_idx on public.linkup_outcomes (next_prompt_at) where next_prompt_at is not null;
comment on column public.linkup_outcomes.steps_done is 'What was asked and ended: attendance, do_again, remember, swap.';
comment on column public.linkup_outcomes.listed is 'Whom they were shown to swap numbers with, in the order of the numbers; fixed once shown.';
comment on column public.linkup_outcomes.prompts is 'How often we asked without being asked to: once, and once more.';
comment on column public.linkup_outcomes.next_prompt_at is 'Business time they are asked next; null: not any more.';
comment on column public.linkup_outcomes.contested_at is 'Business time they said that they were there after all; it works once.';
comment on column public.linkup_outcomes.created_at is 'Business time the LinkUp was completed.';
