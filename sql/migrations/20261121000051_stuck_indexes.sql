-- What waits for an operator is found without reading what does not: the gauge of stuck rows looks every few seconds.

create index stripe_events_parked_idx on public.stripe_events (parked_at) where parked_at is not null and processed_at is null;
create index safety_evidence_keep_idx on public.safety_evidence (keep_until) where keep_until is not null;
