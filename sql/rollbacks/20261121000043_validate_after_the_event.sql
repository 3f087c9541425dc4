-- Undoes sql/migrations/20261121000043_validate_after_the_event.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- A checked constraint becomes an unchecked one; nothing is lost.

alter table public.linkup_outcomes drop constraint linkup_outcomes_steps_known, drop constraint linkup_outcomes_prompts_count;
alter table public.linkup_outcomes
  add constraint linkup_outcomes_steps_known
    check (steps_done <@ array['attendance', 'do_again', 'remember', 'swap']) not valid,
  add constraint linkup_outcomes_prompts_count check (prompts between 0 and 2) not valid;
alter table public.linkup_participants drop constraint linkup_participants_late_bounded;
alter table public.linkup_participants
  add constraint linkup_participants_late_bounded check (late_minutes between 5 and 60) not valid;
alter table public.learning_signals drop constraint learning_signals_activity_fkey;
alter table public.learning_signals add constraint learning_signals_activity_fkey
  foreign key (activity_key) references public.activity_catalog (activity_key) not valid;
delete from private.schema_migrations where name = '20261121000043_validate_after_the_event.sql';
