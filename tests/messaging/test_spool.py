"""The spool: on disk before anybody hears 200, sealed, in order, and never held up by one bad line."""

from __future__ import annotations

import fcntl
import os
import threading
from typing import TYPE_CHECKING

import pytest

from crypto.keyring import Keyring
from engine.messaging.held_files import SpoolError
from engine.messaging.receiving import TextReceiver
from engine.messaging.rings import Lane
from engine.messaging.spool import Spool, files_waiting
from tests.messaging.stage import ANN, BEN, bodies

if TYPE_CHECKING:
    from pathlib import Path

    from tests.messaging.stage import Stage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A spool folder of this test's own."""
    return tmp_path / "texts"


def _spool(stage: Stage, folder: Path) -> Spool:
    return Spool(folder, stage.settings.sms_body_keys)


def _die(spool: Spool) -> None:
    """As a killed process leaves it: the file stays, the lock goes."""
    os.close(spool._file)


def _file(folder: Path) -> Path:
    (path,) = folder.glob("*.spool")
    return path


def test_what_was_written_is_read_in_order(stage: Stage, folder: Path) -> None:
    """Texts come back as they went in, several writes and all fields included; forgetting empties the file."""
    texts = [stage.new_text(f"text {place}", media=place) for place in range(6)]
    spool = _spool(stage, folder)
    spool.append(texts[:2])
    spool.append(texts[2:])
    assert spool.read() == texts
    assert (spool.is_empty, files_waiting(folder)) == (False, 1)
    spool.forget()
    assert (spool.is_empty, spool.read(), files_waiting(folder)) == (True, [], 0)
    spool.close()
    assert not list(folder.iterdir())


def test_nothing_on_disk_can_be_read(stage: Stage, folder: Path) -> None:
    """Neither a body nor a number nor a SID stands in the file."""
    spool = _spool(stage, folder)
    text = stage.new_text("zanzibar pineapple", sender=ANN)
    spool.append([text])
    on_disk = _file(folder).read_bytes()
    for secret in ("zanzibar", ANN, ANN.removeprefix("+1"), text.sid, text.phone_hashes[0]):
        assert secret.encode() not in on_disk
    assert _file(folder).stat().st_mode & 0o077 == 0
    _die(spool)


def test_a_torn_last_line_is_passed_over(stage: Stage, folder: Path) -> None:
    """A line the crash cut off was never acknowledged; everything before it is adopted."""
    texts = [stage.new_text("one"), stage.new_text("two")]
    dead = _spool(stage, folder)
    dead.append(texts)
    path = _file(folder)
    _die(dead)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 7)
    ours = _spool(stage, folder)
    assert [found for _, found in ours.adopt()] == [texts[:1]]
    ours.close()


def test_files_of_the_dead_are_adopted_oldest_first_and_of_the_living_never(stage: Stage, folder: Path) -> None:
    """A process takes over what dead ones left, in their order, and touches no file whose process lives."""
    ours, living = _spool(stage, folder), _spool(stage, folder)
    living.append([stage.new_text("mine")])
    left = []
    for name in ("first", "second"):
        dead = _spool(stage, folder)
        left.append([stage.new_text(name)])
        dead.append(left[-1])
        _die(dead)
    adopted = []
    for path, texts in ours.adopt():
        adopted.append(texts)
        ours.discard(path)
    assert adopted == left
    assert list(ours.adopt()) == []
    assert files_waiting(folder) == 1
    living.forget()
    living.close()
    ours.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _line: b"garbage",
        lambda line: line[:-9],
        lambda line: line[:40] + (b"A" if line[40:41] != b"A" else b"B") + line[41:],
        lambda _line: b"",
        lambda line: b"\xff\x00" + line,
    ],
    ids=["garbage", "cut", "altered", "blank", "binary"],
)
def test_a_damaged_line_holds_nobody_up(stage: Stage, folder: Path, damage: object) -> None:
    """The lines around it are read, and the damaged one is kept for whoever can make sense of it."""
    texts = [stage.new_text(word) for word in ("one", "two", "three")]
    dead = _spool(stage, folder)
    dead.append(texts)
    path = _file(folder)
    _die(dead)
    lines = path.read_bytes().splitlines()
    lines[1] = damage(lines[1])  # type: ignore[operator]  # a function of the table
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    ours = _spool(stage, folder)
    ((adopted_path, adopted),) = ours.adopt()
    ours.discard(adopted_path)
    ours.close()
    assert adopted == [texts[0], texts[2]]
    (kept,) = folder.glob("*.damaged")
    assert kept.read_bytes() == lines[1] + b"\n"


def test_a_line_under_a_key_we_lack_is_kept(stage: Stage, folder: Path) -> None:
    """A file sealed under a retired key neither stops the process nor is lost."""
    old = Spool(folder, Keyring.parse("9:" + "QUJD" * 10 + "QUI="))
    old.append([stage.new_text("sealed long ago")])
    _die(old)
    ours = _spool(stage, folder)
    assert [texts for _, texts in ours.adopt()] == [[]]
    ours.close()
    assert len(list(folder.glob("*.damaged"))) == 1


def test_the_disk_has_a_text_before_it_is_acknowledged(
    stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When `append` comes back, a sync has taken every byte: a power cut loses nothing that was said 200."""
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda file: synced.append(os.fstat(file).st_size))
    spool = _spool(stage, folder)
    spool.append([stage.new_text("hello"), stage.new_text("hello again")])
    assert synced[-1] == spool._path.stat().st_size > 0
    monkeypatch.undo()
    spool.forget()
    spool.close()


def test_a_full_disk_acknowledges_nothing(stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write that only half happened is an error and is taken back: what follows is readable."""
    spool = _spool(stage, folder)
    spool.append([stage.new_text("before")])
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[: len(data) // 2]))
    with pytest.raises(OSError, match="No space left"):
        spool.append([stage.new_text("never acknowledged")])
    monkeypatch.undo()
    after = stage.new_text("after")
    spool.append([after])
    assert [text.id for text in spool.read()][1:] == [after.id]
    spool.forget()
    spool.close()


def test_a_new_file_taken_for_a_dead_ones_is_replaced(
    stage: Stage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process may adopt and remove a file between its making and its lock: the spool notices."""
    lock = fcntl.flock
    removed: list[Path] = []

    def adopted_meanwhile(file: int, operation: int) -> None:
        if not removed:
            removed.append(_file(folder))
            removed[0].unlink()
        lock(file, operation)

    monkeypatch.setattr(fcntl, "flock", adopted_meanwhile)
    spool = _spool(stage, folder)
    text = stage.new_text("safe")
    spool.append([text])
    assert spool.read() == [text]
    spool.forget()
    spool.close()


def test_a_folder_that_cannot_be_used_is_named(stage: Stage, tmp_path: Path) -> None:
    """The start stops with one line: which variable, which folder, what to do."""
    (tmp_path / "file").touch()
    with pytest.raises(SpoolError, match=r"SPOOL_DIR .*file/texts cannot be written \(.*\): give a folder"):
        _spool(stage, tmp_path / "file" / "texts")


def test_the_receiver_spools_and_drains_in_order(stage: Stage, folder: Path) -> None:
    """While the database is away texts go to disk; afterwards they are stored before anything newer, once each."""
    spool = _spool(stage, folder)
    receiver = TextReceiver(stage.pool, stage.bell, spool)
    early = [stage.new_text(f"early {place}", sender=BEN) for place in range(3)]
    receiver._away_until = float("inf")
    assert receiver._flush(early) == [True] * 3
    assert stage.rows("select id from sms_messages") == []
    receiver._away_until = 0.0
    late = stage.new_text("late", sender=BEN)
    assert receiver._flush([late, early[0]]) == [True, False]
    rows = stage.rows("select * from sms_messages order by arrival_seq")
    assert bodies(stage, "sms_messages", rows) == ["early 0", "early 1", "early 2", "late"]
    assert spool.is_empty
    assert Lane.TURNS in stage.bell.rings
    receiver._batcher.close()
    spool.close()


def test_two_processes_draining_store_each_text_once(stage: Stage, folder: Path) -> None:
    """Two receivers that find the same dead process's file store its texts once."""
    dead = _spool(stage, folder)
    texts = [stage.new_text(f"text {place}") for place in range(40)]
    dead.append(texts)
    _die(dead)
    receivers = [TextReceiver(stage.pool, stage.bell, _spool(stage, folder)) for _ in range(2)]
    threads = [threading.Thread(target=receiver._drain_spool) for receiver in receivers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rows = stage.rows("select id from sms_messages order by arrival_seq")
    assert [row["id"] for row in rows] == [text.id for text in texts]
    for receiver in receivers:
        receiver._batcher.close()
        assert receiver._spool is not None
        receiver._spool.close()
    assert files_waiting(folder) == 0


def test_a_spooled_text_the_database_refuses_is_never_lost(stage: Stage, folder: Path) -> None:
    """Its carrier was told 200: it is set aside on disk, and its neighbours are stored."""
    spool = _spool(stage, folder)
    receiver = TextReceiver(stage.pool, stage.bell, spool)
    bad = stage.new_text("refused", media=-1)
    spool.append([stage.new_text("one"), bad, stage.new_text("two")])
    assert receiver._drain_spool() == 3
    assert len(stage.rows("select id from sms_messages")) == 2
    assert spool.is_empty
    assert len(list(folder.glob("*.refused"))) == 1
    receiver._batcher.close()
    spool.close()
