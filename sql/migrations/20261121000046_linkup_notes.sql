-- Which LinkUps hold notes, so that forgetting them costs the same however many LinkUps there were.

create index linkups_notes_idx on public.linkups (created_at) where notes_ciphertext is not null;
