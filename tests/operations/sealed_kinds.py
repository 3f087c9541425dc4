"""A row of every sealed column of the schema, so that a rotation can be shown to forget none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from engine.ids import new_id
from engine.store.sealed_rows import SealedColumn
from tests.operations.stage import job_to, text_from
from tests.sql.linkup_world import LINKUP, REGION, add_linkup
from tests.sql.people import phone_id, user_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.settings import Settings

TEXT, JOB = SealedColumn("sms_messages", "body"), SealedColumn("sms_outbound_jobs", "body")
JOIN = SealedColumn("pending_joins", "progress")
_ROWS: Final[Mapping[SealedColumn, str]] = {
    JOIN: """
        insert into pending_joins (id, phone_id, step, started_at, expires_at, progress_ciphertext, progress_iv,
          progress_tag, key_version)
        values (%(id)s, %(eves)s, 'name', now(), now() + interval '7 d', %(words)s, %(iv)s, %(tag)s, %(version)s)
    """,
    SealedColumn("safety_reports", "words"): """
        insert into safety_reports (id, report_type, words_ciphertext, words_iv, words_tag, key_version)
        values (%(id)s, 'rude', %(words)s, %(iv)s, %(tag)s, %(version)s)
    """,
    SealedColumn("linkups", "notes"): """
        insert into linkups (id, initiator_user_id, region_id, activity_key, brief, time_zone, linkup_create_key,
          notes_ciphertext, notes_iv, notes_tag, key_version)
        values (%(id)s, %(bob)s, %(region)s, 'coffee', '{}', 'America/Denver', 'bobs', %(words)s, %(iv)s, %(tag)s,
          %(version)s)
    """,
    SealedColumn("linkup_outcomes", "feedback"): """
        insert into linkup_outcomes (id, linkup_id, user_id, feedback_ciphertext, feedback_iv, feedback_tag,
          key_version)
        values (%(id)s, %(linkup)s, %(bob)s, %(words)s, %(iv)s, %(tag)s, %(version)s)
    """,
    SealedColumn("friendship_step_backs", "reason"): """
        insert into friendship_step_backs (id, friendship_id, stepper_id, started_at, reason_ciphertext, reason_iv,
          reason_tag, key_version)
        select %(id)s, f.id, %(bob)s, now(), %(words)s, %(iv)s, %(tag)s, %(version)s from friendships f
    """,
}
KINDS: Final = (TEXT, JOB, *_ROWS)


def add_world(owner: Connection) -> None:
    """Add the people, the LinkUp and the friendship that sealed rows hang on."""
    add_linkup(owner)
    owner.execute(
        "insert into friendships (requester_id, addressee_id) values (%s, %s)", [user_id("Ann"), user_id("Bob")]
    )


def add_sealed(conn: Connection, settings: Settings, place: SealedColumn, words: str, *, ring: Keyring) -> UUID:
    """Add a row to a world whose ``place`` holds ``words``, with the rights of the engine; gives its id."""
    if place == TEXT:
        return text_from(conn, settings, words=words, ring=ring)
    if place == JOB:
        return job_to(conn, settings, UUID(phone_id("Ann")), words, ring=ring)
    row_id = new_id()
    sealed = ring.seal(words, table=place.table, row_id=row_id, column=place.column)
    envelope = {"words": sealed.ciphertext, "iv": sealed.iv, "tag": sealed.tag, "version": sealed.key_version}
    around = {"eves": phone_id("Eve"), "bob": user_id("Bob"), "linkup": LINKUP, "region": REGION}
    conn.execute(_ROWS[place].encode(), {"id": row_id, **envelope, **around})
    return row_id
