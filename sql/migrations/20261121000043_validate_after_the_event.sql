-- Checks that were added to tables in use: validated apart, under a lock that lets readers and writers go on.

alter table public.linkup_outcomes validate constraint linkup_outcomes_steps_known;
alter table public.linkup_outcomes validate constraint linkup_outcomes_prompts_count;
alter table public.linkup_participants validate constraint linkup_participants_late_bounded;
alter table public.learning_signals validate constraint learning_signals_activity_fkey;
