-- Every sealed column of the schema behind one name, so that counting and rotating keys forget none.
-- A test compares the view with the catalog; whoever adds a sealed column replaces the view in the same file.

-- What holds no words any more is left out around the union, not in its parts: only bare parts are merged in id order
-- through their primary keys (measured: otherwise each batch of a rotation sorts a whole table).
create view private.sealed_rows with (security_invoker = true) as
select w.table_name, w.column_name, w.id, w.ciphertext, w.iv, w.tag, w.key_version
from (
  select 'sms_messages' as table_name, 'body' as column_name, m.id, m.body_ciphertext as ciphertext, m.body_iv as iv,
    m.body_tag as tag, m.key_version
  from public.sms_messages m
  union all
  select 'sms_outbound_jobs', 'body', j.id, j.body_ciphertext, j.body_iv, j.body_tag, j.key_version
  from public.sms_outbound_jobs j
  union all
  select 'pending_joins', 'progress', p.id, p.progress_ciphertext, p.progress_iv, p.progress_tag, p.key_version
  from public.pending_joins p
  union all
  select 'safety_reports', 'words', r.id, r.words_ciphertext, r.words_iv, r.words_tag, r.key_version
  from public.safety_reports r
  union all
  select 'linkups', 'notes', l.id, l.notes_ciphertext, l.notes_iv, l.notes_tag, l.key_version
  from public.linkups l
  union all
  select 'linkup_outcomes', 'feedback', o.id, o.feedback_ciphertext, o.feedback_iv, o.feedback_tag, o.key_version
  from public.linkup_outcomes o
  union all
  select 'friendship_step_backs', 'reason', b.id, b.reason_ciphertext, b.reason_iv, b.reason_tag, b.key_version
  from public.friendship_step_backs b
) w
where w.ciphertext is not null;
comment on view private.sealed_rows is 'Everything sealed with a key of SMS_BODY_KEYS, seen as envelopes: what no key may be destroyed before.';
comment on column private.sealed_rows.table_name is 'Where it lies; part of the seal.';
comment on column private.sealed_rows.column_name is 'Which words, without the endings _ciphertext, _iv, _tag; part of the seal.';
comment on column private.sealed_rows.id is 'Which row; part of the seal.';
comment on column private.sealed_rows.ciphertext is 'AES-256-GCM of the words.';
comment on column private.sealed_rows.iv is 'Random 96-bit nonce.';
comment on column private.sealed_rows.tag is 'Authentication tag.';
comment on column private.sealed_rows.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
revoke all on private.sealed_rows from public, anon, authenticated, service_role;
grant select on private.sealed_rows to service_role;

-- Nonces are random, so a row with the nonce that was read holds the very words that were read: whoever changed or
-- emptied it since then wins. Never waits for a lock, so it takes part in no deadlock.
create function private.reseal_rows(
  target text, words text, ids uuid[], old_versions int[], old_ivs bytea[], ciphertexts bytea[], ivs bytea[], tags bytea[],
  new_version int
) returns int language plpgsql security invoker set search_path = ''
as $$
declare
  written int;
begin
  execute format(
    $sql$
      with fresh as (
        select * from unnest($1, $2, $3, $4, $5, $6) as t (id, old_version, old_iv, ciphertext, iv, tag)
      ),
      free as (
        select r.id from public.%1$I r join fresh f on f.id = r.id
        where r.key_version = f.old_version and r.%3$I = f.old_iv and r.%2$I is not null
        for no key update of r skip locked
      )
      update public.%1$I r set %2$I = f.ciphertext, %3$I = f.iv, %4$I = f.tag, key_version = $7
      from fresh f join free on free.id = f.id
      where r.id = f.id
    $sql$,
    target, words || '_ciphertext', words || '_iv', words || '_tag'
  ) using ids, old_versions, old_ivs, ciphertexts, ivs, tags, new_version;
  get diagnostics written = row_count;
  return written;
end $$;
comment on function private.reseal_rows(text, text, uuid[], int[], bytea[], bytea[], bytea[], bytea[], int) is
  'Key rotation: writes a batch of new envelopes into one sealed column where the old ones still stand and nobody holds the '
  'row; gives how many. Runs with the rights of the caller.';
revoke execute on function private.reseal_rows(text, text, uuid[], int[], bytea[], bytea[], bytea[], bytea[], int) from public;
grant execute on function private.reseal_rows(text, text, uuid[], int[], bytea[], bytea[], bytea[], bytea[], int) to service_role;
