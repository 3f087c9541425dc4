-- Numbers of ours that the carrier does not let send: their people get our texts from another number.

create table public.refused_senders (
  sender text primary key,
  error_code int not null,
  refused_at timestamptz not null
);
comment on table public.refused_senders is 'Numbers of ours the carrier refused to send from; until an operator resumes the lane.';
comment on column public.refused_senders.sender is 'The number.';
comment on column public.refused_senders.error_code is 'What the carrier said.';
comment on column public.refused_senders.refused_at is 'Business time of the first refusal.';

select private.guard_table('refused_senders', 'select, insert, delete');
