"""Rotation of the keys of texts: whole rows at every instant, whoever else is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from crypto.keyring import Keyring
from engine import clock
from engine.operations import rotation
from engine.operations.rotation import WrongKeyError, destroyable_versions, rotate
from engine.store import sealed_rows
from tests.operations.sealed_kinds import JOB, JOIN, KINDS, TEXT, add_sealed, add_world
from tests.operations.stage import WORDS, job_to, key, phone_of, text_from, versions_in, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from engine.settings import Settings
    from engine.store.sealed_rows import Resealed, SealedColumn, SealedRow
    from tests.databases import Database
    from tests.operations.stage import Outcome

BATCH = 4


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many batches with few rows."""
    monkeypatch.setattr(rotation, "BATCH", BATCH)


@pytest.fixture
def keys() -> tuple[str, str]:
    """An old key and a new one, as an operator writes them."""
    return key(1), key(2)


@pytest.fixture
def old(keys: tuple[str, str]) -> Keyring:
    """The ring before the new key came."""
    return Keyring.parse(keys[0])


@pytest.fixture
def both(keys: tuple[str, str]) -> Keyring:
    """The ring every process holds while rotating."""
    return Keyring.parse(",".join(keys))


def test_everything_is_sealed_anew(db: psycopg.Connection, settings: Settings, old: Keyring, both: Keyring) -> None:
    """Both tables end under the new version, with the same words, opened by the new key alone."""
    texts = [text_from(db, settings, words=f"text {n}", ring=old) for n in range(2 * BATCH + 1)]
    jobs = [job_to(db, settings, phone_of(db, texts[0]), f"job {n}", ring=old) for n in range(BATCH + 1)]

    batches = list(rotate(db, both))

    assert [batch.resealed for batch in batches] == [4, 4, 1, 4, 1]
    assert versions_in(db) == {2}
    assert words_in(db, both, TEXT, texts) == [f"text {n}" for n in range(2 * BATCH + 1)]
    assert words_in(db, both, JOB, jobs) == [f"job {n}" for n in range(BATCH + 1)]


def test_every_kind_is_sealed_anew(  # noqa: PLR0917 -- pytest passes fixtures by name
    database: Database, db: psycopg.Connection, settings: Settings, keys: tuple[str, str], old: Keyring, both: Keyring
) -> None:
    """Whatever column words lie in, after a rotation they are opened by the new key alone."""
    with psycopg.connect(database.owner_url) as owner:
        add_world(owner)
    made = {place: add_sealed(db, settings, place, f"{WORDS}: {place}", ring=old) for place in KINDS}

    batches = list(rotate(db, both))

    assert {(batch.place, batch.resealed, batch.busy, batch.broken) for batch in batches} == {
        (place, 1, 0, ()) for place in KINDS
    }
    for place, row_id in made.items():
        assert words_in(db, Keyring.parse(keys[1]), place, [row_id]) == [f"{WORDS}: {place}"]
    assert destroyable_versions(sealed_rows.count_versions(db), both) == (1,)


@hypothesis_settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(st.lists(st.text(max_size=200), max_size=10), st.lists(st.text(max_size=200), max_size=10))
def test_no_word_changes(db: psycopg.Connection, settings: Settings, texts: list[str], jobs: list[str]) -> None:
    """Whatever people write, in either table, reads the same after every rotation."""
    entries = [key(1), key(2), key(3)]
    rings = [Keyring.parse(",".join(entries[:held])) for held in (1, 2, 3)]
    db.execute("update sms_messages set body_ciphertext = null, body_iv = null, body_tag = null")
    db.execute(
        "update sms_outbound_jobs set status = 'failed', body_ciphertext = null, body_iv = null, body_tag = null"
    )
    phone_id = phone_of(db, text_from(db, settings, ring=rings[0]))
    text_ids = [text_from(db, settings, words=words, ring=rings[n % 2]) for n, words in enumerate(texts)]
    job_ids = [job_to(db, settings, phone_id, words, ring=rings[n % 2]) for n, words in enumerate(jobs)]
    for ring in rings[1:]:
        list(rotate(db, ring))
        assert versions_in(db) <= {ring.current_version}
        assert words_in(db, ring, TEXT, text_ids) == texts
        assert words_in(db, ring, JOB, job_ids) == jobs


def test_a_stopped_rotation_is_whole_and_goes_on(
    database: Database, db: psycopg.Connection, settings: Settings, old: Keyring, both: Keyring
) -> None:
    """A process that dies between two batches leaves every row readable; the next run takes what is left."""
    texts = [text_from(db, settings, words=f"text {n}", ring=old) for n in range(3 * BATCH)]
    with psycopg.connect(database.url, autocommit=True) as dying:
        first = next(rotate(dying, both))
        assert first.resealed == BATCH
    assert versions_in(db) == {1, 2}
    assert words_in(db, both, TEXT, texts) == [f"text {n}" for n in range(3 * BATCH)]

    assert sum(batch.resealed for batch in rotate(db, both)) == 2 * BATCH
    assert versions_in(db) == {2}
    assert words_in(db, both, TEXT, texts) == [f"text {n}" for n in range(3 * BATCH)]


def test_a_purge_between_reading_and_writing_wins(
    db: psycopg.Connection, settings: Settings, old: Keyring, both: Keyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body that retention removed while it was being sealed anew stays removed."""
    texts = [text_from(db, settings, ring=old) for _ in range(2)]
    seal_anew = rotation._seal_anew

    def purging(ring: Keyring, place: SealedColumn, rows: Sequence[SealedRow]) -> tuple[list[Resealed], list[UUID]]:
        db.execute(
            "update sms_messages set body_ciphertext = null, body_iv = null, body_tag = null, body_purged_at = %s"
            " where id = %s",
            [clock.now(), texts[0]],
        )
        return seal_anew(ring, place, rows)

    monkeypatch.setattr(rotation, "_seal_anew", purging)
    list(rotate(db, both))

    rows = db.execute("select id, body_ciphertext is null, key_version from sms_messages order by id").fetchall()
    assert rows == [(texts[0], True, 1), (texts[1], False, 2)]


@pytest.mark.parametrize("version", [1, 2])
def test_words_written_meanwhile_win(  # noqa: PLR0917 -- pytest passes fixtures by name
    database: Database,
    db: psycopg.Connection,
    settings: Settings,
    old: Keyring,
    both: Keyring,
    monkeypatch: pytest.MonkeyPatch,
    version: int,
) -> None:
    """Progress somebody made between reading and writing stays theirs, also under a process that has no new key."""
    with psycopg.connect(database.owner_url) as owner:
        add_world(owner)
    row_id = add_sealed(db, settings, JOIN, "my name is", ring=old)
    seal_anew = rotation._seal_anew

    def answering(ring: Keyring, place: SealedColumn, rows: Sequence[SealedRow]) -> tuple[list[Resealed], list[UUID]]:
        fresh = (old if version == 1 else both).seal("Maria", table=JOIN.table, row_id=row_id, column=JOIN.column)
        db.execute(
            "update pending_joins set progress_ciphertext = %s, progress_iv = %s, progress_tag = %s, key_version = %s",
            [fresh.ciphertext, fresh.iv, fresh.tag, fresh.key_version],
        )
        monkeypatch.setattr(rotation, "_seal_anew", seal_anew)
        return seal_anew(ring, place, rows)

    monkeypatch.setattr(rotation, "_seal_anew", answering)
    first = next(rotate(db, both))
    assert (first.resealed, first.busy) == (0, 1)
    assert words_in(db, both, JOIN, [row_id]) == ["Maria"]
    list(rotate(db, both))
    assert words_in(db, both, JOIN, [row_id]) == ["Maria"]
    assert versions_in(db) == {2}


def test_a_row_in_use_is_passed_over_and_taken_later(
    database: Database, db: psycopg.Connection, settings: Settings, old: Keyring, both: Keyring
) -> None:
    """A rotation never waits for a worker's lock; the row is sealed anew by a later pass."""
    texts = [text_from(db, settings, ring=old) for _ in range(3)]
    with psycopg.connect(database.url) as worker:
        worker.execute("select from sms_messages where id = %s for no key update", [texts[1]])
        first = next(rotate(db, both))
        assert (first.resealed, first.busy) == (2, 1)
        worker.rollback()
    list(rotate(db, both))
    assert versions_in(db) == {2}


def test_a_damaged_row_does_not_stop_the_others(
    db: psycopg.Connection, settings: Settings, old: Keyring, both: Keyring
) -> None:
    """One row that does not open is named and left as it is; everything else is sealed anew."""
    texts = [text_from(db, settings, ring=old) for _ in range(BATCH + 2)]
    db.execute("update sms_messages set body_tag = %s where id = %s", [bytes(16), texts[1]])
    batches = list(rotate(db, both))
    assert [row_id for batch in batches for row_id in batch.broken] == [texts[1]]
    assert sum(batch.resealed for batch in batches) == BATCH + 1


def test_a_wrong_key_stops_the_rotation(db: psycopg.Connection, settings: Settings, old: Keyring) -> None:
    """A ring whose old version holds another key changes nothing and is told how many rows did not open."""
    for _ in range(20):
        text_from(db, settings, ring=old)
    with pytest.raises(WrongKeyError, match=r"12 rows do not open"):
        list(rotate(db, Keyring.parse(f"{key(1)},{key(2)}")))
    assert versions_in(db) == {1}


def test_the_command_says_what_may_be_destroyed(
    db: psycopg.Connection, settings: Settings, old: Keyring, keys: tuple[str, str], engine: Callable[..., Outcome]
) -> None:
    """`engine keys rotate` ends with exit code 0 and the version nothing needs any more."""
    phone_id = phone_of(db, text_from(db, settings, ring=old))
    job_to(db, settings, phone_id, ring=old)
    outcome = engine("keys", "rotate", SMS_BODY_KEYS=",".join(keys))
    assert outcome.exit_code == 0, outcome
    assert "2 rows sealed anew under version 2." in outcome.out
    assert "May be destroyed: version 1." in outcome.out
    again = engine("keys", "rotate", SMS_BODY_KEYS=",".join(keys))
    assert (again.exit_code, again.out.splitlines()[0]) == (0, "0 rows sealed anew under version 2.")


@pytest.mark.parametrize(
    ("held", "says"),
    [
        pytest.param("{new}", "rows need key version 1, which SMS_BODY_KEYS does not hold", id="missing"),
        pytest.param("{other},{new}", "Stopped: 12 rows do not open", id="wrong"),
    ],
)
def test_the_command_refuses_a_ring_that_does_not_fit(  # noqa: PLR0917 -- pytest passes fixtures by name
    db: psycopg.Connection,
    settings: Settings,
    old: Keyring,
    keys: tuple[str, str],
    engine: Callable[..., Outcome],
    held: str,
    says: str,
) -> None:
    """A missing or wrong key is exit code 1 with a line that says what to do, and changes nothing."""
    for _ in range(12):
        text_from(db, settings, words=WORDS, ring=old)
    outcome = engine("keys", "rotate", SMS_BODY_KEYS=held.format(new=keys[1], other=key(1)))
    assert outcome.exit_code == 1
    assert says in outcome.err
    assert versions_in(db) == {1}


def test_ctrl_c_leaves_whole_rows_and_says_so(  # noqa: PLR0917 -- pytest passes fixtures by name
    db: psycopg.Connection,
    settings: Settings,
    old: Keyring,
    keys: tuple[str, str],
    engine: Callable[..., Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Interrupted between two batches, the command ends in order with exit code 1; the next one finishes."""
    texts = [text_from(db, settings, words=f"text {n}", ring=old) for n in range(2 * BATCH)]
    reseal = sealed_rows.reseal
    calls: list[int] = []

    def interrupted(
        conn: psycopg.Connection, place: SealedColumn, rows: Sequence[Resealed], *, key_version: int
    ) -> int:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return reseal(conn, place, rows, key_version=key_version)

    monkeypatch.setattr(sealed_rows, "reseal", interrupted)
    ring = ",".join(keys)
    outcome = engine("keys", "rotate", SMS_BODY_KEYS=ring)
    assert outcome.exit_code == 1
    assert "Stopped by Ctrl-C; every row is whole." in outcome.err
    assert f"{BATCH} rows left under an old version." in outcome.err

    assert engine("keys", "rotate", SMS_BODY_KEYS=ring).exit_code == 0
    assert words_in(db, Keyring.parse(ring), TEXT, texts) == [f"text {n}" for n in range(2 * BATCH)]
