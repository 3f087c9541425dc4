-- Undoes sql/migrations/20261121000040_after_the_event.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: how far everybody is with what is asked afterwards, and the order of the lists they were shown.

drop index public.linkup_outcomes_prompt_idx;
alter table public.linkup_outcomes drop constraint linkup_outcomes_steps_known, drop constraint linkup_outcomes_prompts_count,
  drop column steps_done, drop column listed, drop column prompts, drop column next_prompt_at, drop column contested_at;
comment on column public.linkup_outcomes.created_at is 'Business time of the first answer.';
alter table public.linkups drop column completed_at;
delete from private.schema_migrations where name = '20261121000040_after_the_event.sql';
