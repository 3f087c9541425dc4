-- Rows that hold somebody's words, seen only as envelopes, through a view over every sealed column of the schema:
-- how many per key version, and sealing them anew.

-- name: without_time_limit
-- For this transaction only: looking through everything takes as long as the tables are large.
select set_config('statement_timeout', '0', true);

-- name: count_versions
select r.table_name, r.column_name, r.key_version, count(*) as rows
from private.sealed_rows r
group by r.table_name, r.column_name, r.key_version
order by r.key_version, r.table_name, r.column_name;

-- name: outdated_columns
select r.table_name, r.column_name from private.sealed_rows r
where r.key_version <> %(key_version)s
group by r.table_name, r.column_name
order by r.table_name, r.column_name;

-- name: read_outdated
select r.id, r.ciphertext, r.iv, r.tag, r.key_version
from private.sealed_rows r
where r.table_name = %(table)s and r.column_name = %(column)s and r.id > %(after)s and r.key_version <> %(key_version)s
order by r.id limit %(batch)s;

-- name: reseal
select private.reseal_rows(
  %(table)s, %(column)s, %(ids)b::uuid[], %(old_versions)b::int[], %(old_ivs)b::bytea[], %(ciphertexts)b::bytea[],
  %(ivs)b::bytea[], %(tags)b::bytea[], %(key_version)s::int
);
