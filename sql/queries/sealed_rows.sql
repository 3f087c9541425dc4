-- Rows that hold somebody's words, seen only as envelopes: how many per key version, and sealing them anew.
-- The same three questions for each sealed table; a test compares the list with the schema.

-- name: count_versions
select v.table_name, v.key_version, v.sealed
from (
  select 'sms_messages' as table_name, m.key_version, count(*) as sealed
  from public.sms_messages m where m.body_ciphertext is not null group by m.key_version
  union all
  select 'sms_outbound_jobs', j.key_version, count(*)
  from public.sms_outbound_jobs j where j.body_ciphertext is not null group by j.key_version
) v
order by v.key_version, v.table_name;

-- name: without_time_limit
-- For this transaction only: skipping what an earlier run has done takes as long as the table is large.
select set_config('statement_timeout', '0', true);

-- name: read_sms_messages
select m.id, m.body_ciphertext as ciphertext, m.body_iv as iv, m.body_tag as tag, m.key_version
from public.sms_messages m
where m.id > %(after)s and m.body_ciphertext is not null and m.key_version <> %(key_version)s
order by m.id limit %(batch)s;

-- name: read_sms_outbound_jobs
select j.id, j.body_ciphertext as ciphertext, j.body_iv as iv, j.body_tag as tag, j.key_version
from public.sms_outbound_jobs j
where j.id > %(after)s and j.body_ciphertext is not null and j.key_version <> %(key_version)s
order by j.id limit %(batch)s;

-- name: reseal_sms_messages
-- Whoever changed a row since it was read wins: its version or its body is no longer what we read. Never waits for a
-- lock, so it cannot deadlock with a worker; a row in use is left for the next pass.
with fresh as (
  select * from unnest(%(ids)s::uuid[], %(old_versions)s::int[], %(ciphertexts)s::bytea[], %(ivs)s::bytea[], %(tags)s::bytea[])
    as t (id, old_version, ciphertext, iv, tag)
),
free as (
  select m.id from public.sms_messages m join fresh f on f.id = m.id
  where m.key_version = f.old_version and m.body_ciphertext is not null
  for no key update of m skip locked
)
update public.sms_messages m
set body_ciphertext = f.ciphertext, body_iv = f.iv, body_tag = f.tag, key_version = %(key_version)s
from fresh f join free on free.id = f.id
where m.id = f.id
returning m.id;

-- name: reseal_sms_outbound_jobs
with fresh as (
  select * from unnest(%(ids)s::uuid[], %(old_versions)s::int[], %(ciphertexts)s::bytea[], %(ivs)s::bytea[], %(tags)s::bytea[])
    as t (id, old_version, ciphertext, iv, tag)
),
free as (
  select j.id from public.sms_outbound_jobs j join fresh f on f.id = j.id
  where j.key_version = f.old_version and j.body_ciphertext is not null
  for no key update of j skip locked
)
update public.sms_outbound_jobs j
set body_ciphertext = f.ciphertext, body_iv = f.iv, body_tag = f.tag, key_version = %(key_version)s
from fresh f join free on free.id = f.id
where j.id = f.id
returning j.id;
