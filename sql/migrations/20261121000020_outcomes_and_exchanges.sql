-- The day after: how it was, and who wants to stay in touch with whom. Only people who had a place take part.

create table public.linkup_outcomes (
  id uuid primary key,
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  user_id uuid not null references public.users (id),
  attendance_response text,
  do_again boolean,
  feedback text,
  feedback_ciphertext bytea,
  feedback_iv bytea,
  feedback_tag bytea,
  key_version int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint linkup_outcomes_once unique (linkup_id, user_id),
  constraint linkup_outcomes_participant_fkey foreign key (linkup_id, user_id)
    references public.linkup_participants (linkup_id, user_id),
  constraint linkup_outcomes_attendance_known check (attendance_response in ('attended', 'no_show', 'unsure')),
  constraint linkup_outcomes_feedback_is_sealed check (feedback is null),
  constraint linkup_outcomes_feedback_whole check (
    (feedback_ciphertext is null) = (feedback_iv is null) and (feedback_iv is null) = (feedback_tag is null)
    and (feedback_tag is null) = (key_version is null)
  )
);
create index linkup_outcomes_user_idx on public.linkup_outcomes (user_id);
comment on table public.linkup_outcomes is 'What each participant said about how it went.';
comment on column public.linkup_outcomes.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.linkup_outcomes.linkup_id is 'Which LinkUp.';
comment on column public.linkup_outcomes.user_id is 'Whose answer.';
comment on column public.linkup_outcomes.attendance_response is 'attended, no_show, unsure.';
comment on column public.linkup_outcomes.do_again is 'Whether they would do it again.';
comment on column public.linkup_outcomes.feedback is 'The seed''s column, always null: free words are sealed in feedback_ciphertext.';
comment on column public.linkup_outcomes.feedback_ciphertext is 'AES-256-GCM of anything to remember.';
comment on column public.linkup_outcomes.feedback_iv is 'Random 96-bit nonce.';
comment on column public.linkup_outcomes.feedback_tag is 'Authentication tag.';
comment on column public.linkup_outcomes.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.linkup_outcomes.created_at is 'Business time of the first answer.';
comment on column public.linkup_outcomes.updated_at is 'Real time of the last change.';

create table public.contact_exchange_choices (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  chooser_user_id uuid not null references public.users (id),
  target_user_id uuid not null references public.users (id),
  choice boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contact_choice_once unique (linkup_id, chooser_user_id, target_user_id),
  constraint contact_choice_chooser_fkey foreign key (linkup_id, chooser_user_id)
    references public.linkup_participants (linkup_id, user_id),
  constraint contact_choice_target_fkey foreign key (linkup_id, target_user_id)
    references public.linkup_participants (linkup_id, user_id),
  constraint contact_choice_not_of_oneself check (chooser_user_id <> target_user_id)
);
create index contact_choices_chooser_idx on public.contact_exchange_choices (chooser_user_id);
create index contact_choices_target_idx on public.contact_exchange_choices (target_user_id);
create index contact_choices_linkup_target_idx on public.contact_exchange_choices (linkup_id, target_user_id);
comment on table public.contact_exchange_choices is 'Who would swap numbers with whom; shown to nobody but the chooser.';
comment on column public.contact_exchange_choices.id is 'Choice id.';
comment on column public.contact_exchange_choices.linkup_id is 'Where they met.';
comment on column public.contact_exchange_choices.chooser_user_id is 'Who chose.';
comment on column public.contact_exchange_choices.target_user_id is 'About whom.';
comment on column public.contact_exchange_choices.choice is 'Yes or no; unnamed is no.';
comment on column public.contact_exchange_choices.created_at is 'Business time of the first choice.';
comment on column public.contact_exchange_choices.updated_at is 'Real time of the last change.';

create table public.contact_exchanges (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  user_a_id uuid not null references public.users (id),
  user_b_id uuid not null references public.users (id),
  revealed_at timestamptz,
  suppressed_reason text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contact_exchange_pair_once unique (linkup_id, user_a_id, user_b_id),
  constraint contact_exchange_pair_ordered check (user_a_id < user_b_id),
  constraint contact_exchange_a_fkey foreign key (linkup_id, user_a_id)
    references public.linkup_participants (linkup_id, user_id),
  constraint contact_exchange_b_fkey foreign key (linkup_id, user_b_id)
    references public.linkup_participants (linkup_id, user_id),
  constraint contact_exchange_shown_or_suppressed check (revealed_at is null or suppressed_reason is null)
);
create index contact_exchanges_a_idx on public.contact_exchanges (user_a_id);
create index contact_exchanges_b_idx on public.contact_exchanges (user_b_id);
create index contact_exchanges_linkup_b_idx on public.contact_exchanges (linkup_id, user_b_id);
comment on table public.contact_exchanges is 'Pairs who both said yes, once each; numbers are revealed after blocks and holds were looked at again.';
comment on column public.contact_exchanges.id is 'Exchange id.';
comment on column public.contact_exchanges.linkup_id is 'Where they met.';
comment on column public.contact_exchanges.user_a_id is 'One of them, the smaller id.';
comment on column public.contact_exchanges.user_b_id is 'The other.';
comment on column public.contact_exchanges.revealed_at is 'Business time both were told; null before, and for ever if suppressed.';
comment on column public.contact_exchanges.suppressed_reason is 'Code of why it must not be revealed; for review, told to neither.';
comment on column public.contact_exchanges.created_at is 'Business time of the second yes.';
comment on column public.contact_exchanges.updated_at is 'Real time of the last change.';

select private.guard_table(target, 'select, insert, update', is_for_people => true)
from unnest(array['linkup_outcomes', 'contact_exchange_choices', 'contact_exchanges']) as target;
grant select (id, linkup_id, user_id, attendance_response, do_again, created_at) on public.linkup_outcomes to authenticated;
create policy linkup_outcomes_select_own on public.linkup_outcomes for select to authenticated
  using (user_id = (select private.my_user_id()));
grant select (id, linkup_id, chooser_user_id, target_user_id, choice, created_at) on public.contact_exchange_choices to authenticated;
create policy contact_exchange_choices_select_own on public.contact_exchange_choices for select to authenticated
  using (chooser_user_id = (select private.my_user_id()));
grant select (id, linkup_id, user_a_id, user_b_id, revealed_at) on public.contact_exchanges to authenticated;
create policy contact_exchanges_select_own on public.contact_exchanges for select to authenticated
  using (revealed_at is not null and (select private.my_user_id()) in (user_a_id, user_b_id));
