"""What is sealed opens in its own place under its own key, and nowhere else."""

from __future__ import annotations

import base64
import copy
import logging
import pickle
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from crypto.keyring import Keyring, KeyringError, SealBroken, UnknownKeyVersion
from crypto.sealed import Sealed

KEY_1 = bytes(range(32))
KEY_2 = bytes(range(32, 64))
TEXT_1 = f"1:{base64.b64encode(KEY_1).decode()}"
TEXT_2 = f"2:{base64.b64encode(KEY_2).decode()}"
RING = Keyring.parse(f"{TEXT_1},{TEXT_2}")
ROW = UUID("01a1fdb8-8a75-7394-8942-4618fc5fddca")
SECRET = "meet me at the old pier"

texts = st.text(max_size=400)
names = st.text(max_size=30)


def seal(text: str = SECRET) -> Sealed:
    """Seal a text where most tests have it."""
    return RING.seal(text, table="sms_messages", row_id=ROW, column="body")


def open_(sealed: Sealed, *, table: str = "sms_messages", row_id: UUID = ROW, column: str = "body") -> str:
    """Open a text where most tests have it."""
    return RING.open(sealed, table=table, row_id=row_id, column=column)


@given(text=texts, table=names, row_id=st.uuids(), column=names)
def test_what_is_sealed_opens(text: str, table: str, row_id: UUID, column: str) -> None:
    """Any text comes back unchanged in its own place."""
    sealed = RING.seal(text, table=table, row_id=row_id, column=column)
    assert RING.open(sealed, table=table, row_id=row_id, column=column) == text


@given(place=st.tuples(names, st.uuids(), names), other=st.tuples(names, st.uuids(), names))
def test_it_opens_nowhere_else(place: tuple[str, UUID, str], other: tuple[str, UUID, str]) -> None:
    """A text opens in another table, row or column only if all three are its own."""
    sealed = RING.seal(SECRET, table=place[0], row_id=place[1], column=place[2])
    if place == other:
        return
    with pytest.raises(SealBroken):
        RING.open(sealed, table=other[0], row_id=other[1], column=other[2])


@pytest.mark.parametrize(
    ("table", "row_id", "column"),
    [
        ("sms_outbound_jobs", ROW, "body"),
        ("sms_messages", UUID(int=ROW.int ^ 1), "body"),
        ("sms_messages", ROW, "note"),
        ("sms_messagesb", ROW, "ody"),
    ],
)
def test_moving_it_breaks_it(table: str, row_id: UUID, column: str) -> None:
    """Copied to another table, row or column, or across the seam of two names, it does not open."""
    with pytest.raises(SealBroken):
        open_(seal(), table=table, row_id=row_id, column=column)


@given(text=texts, data=st.data())
def test_any_flipped_bit_breaks_it(text: str, data: st.DataObject) -> None:
    """One changed bit anywhere in ciphertext, nonce or tag is noticed."""
    sealed = seal(text)
    whole = bytearray(sealed.iv + sealed.tag + sealed.ciphertext)
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    whole[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        open_(Sealed(bytes(whole[28:]), bytes(whole[:12]), bytes(whole[12:28]), sealed.key_version))


def test_the_version_is_bound_too() -> None:
    """A text relabelled with another version does not open, even where both versions are the same key."""
    ring = Keyring({1: KEY_1, 2: KEY_1})
    sealed = ring.seal(SECRET, table="t", row_id=ROW, column="c")
    with pytest.raises(SealBroken):
        ring.open(Sealed(sealed.ciphertext, sealed.iv, sealed.tag, 1), table="t", row_id=ROW, column="c")


@pytest.mark.parametrize("taken", [1, 4, 16])
def test_bytes_cannot_move_between_ciphertext_and_tag(taken: int) -> None:
    """A shorter tag with its bytes put back on the ciphertext is refused, though the joined bytes are the same."""
    sealed = seal()
    moved = Sealed(sealed.ciphertext + sealed.tag[:taken], sealed.iv, sealed.tag[taken:], sealed.key_version)
    with pytest.raises(SealBroken):
        open_(moved)


@pytest.mark.parametrize("iv", [b"", b"short", b"sixteen-bytes-iv"])
def test_a_nonce_of_another_length_is_refused(iv: bytes) -> None:
    """A nonce that is not 96 bits is a broken seal, not a crash."""
    sealed = seal()
    with pytest.raises(SealBroken):
        open_(Sealed(sealed.ciphertext, iv, sealed.tag, sealed.key_version))


def test_the_highest_version_seals_and_any_opens() -> None:
    """Rotation: new texts take the new key, old ones still open, in whatever order the keys were written."""
    old = Keyring.parse(TEXT_1).seal(SECRET, table="sms_messages", row_id=ROW, column="body")
    turned = Keyring.parse(f"{TEXT_2},{TEXT_1}")
    assert (turned.versions, turned.current_version) == ((1, 2), 2)
    assert turned.seal(SECRET, table="t", row_id=ROW, column="c").key_version == 2
    assert turned.open(old, table="sms_messages", row_id=ROW, column="body") == SECRET


def test_a_missing_key_is_named() -> None:
    """A text whose key is not held says which version it needs, apart from a broken seal."""
    with pytest.raises(UnknownKeyVersion, match=r"sms_messages\.body of row 01a1.* needs key version 2; held: \(1,\)"):
        Keyring.parse(TEXT_1).open(seal(), table="sms_messages", row_id=ROW, column="body")


def test_the_format_on_disk_is_pinned() -> None:
    """Anybody with the key, the row's place and this recipe can open a text, whatever becomes of our code."""
    parts = (b"sms_messages", ROW.bytes, b"body", (2).to_bytes(4, "big"))
    associated = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    sealed = seal()
    assert AESGCM(KEY_2).decrypt(sealed.iv, sealed.ciphertext + sealed.tag, associated) == SECRET.encode()
    assert (len(sealed.iv), len(sealed.tag), len(sealed.ciphertext)) == (12, 16, len(SECRET))


def test_every_seal_is_another() -> None:
    """The same words sealed many times never share a nonce or a ciphertext."""
    sealed = [seal() for _ in range(500)]
    assert len({one.iv for one in sealed}) == len({one.ciphertext for one in sealed}) == 500


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ok \ud83d", "ok \ufffd"),
        ("\ude00\ud83d", "\ufffd\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("nul \x00 stays", "nul \x00 stays"),
        ("", ""),
    ],
)
def test_half_characters_are_replaced(typed: str, kept: str) -> None:
    """A lone surrogate is sealed as U+FFFD, a pair as its character; nothing a phone sends makes sealing fail."""
    assert open_(seal(typed)) == kept


@given(text=st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=8, max_size=60))
def test_nothing_shown_holds_words_or_keys(text: str) -> None:
    """Texts, keys and ciphertexts are absent from whatever a log or a traceback could show."""
    sealed = seal(text)
    shown = f"{sealed} {sealed!r} {RING} {RING!r} {[sealed, RING]}"
    shown += logging.LogRecord("x", 20, "f", 1, "%s %r", (sealed, RING), None).getMessage()
    with pytest.raises(SealBroken) as broken:
        open_(sealed, column="other")
    shown += repr(broken.value) + repr(broken.value.__context__)
    for secret in (text, TEXT_1[2:], TEXT_2[2:], repr(KEY_1), KEY_1.hex(), KEY_2.hex(), sealed.ciphertext.hex()):
        assert secret not in shown


def test_a_ring_is_not_carried_off() -> None:
    """A keyring is never pickled, copied or opened up with vars()."""
    for take in (pickle.dumps, copy.copy, copy.deepcopy, vars):
        with pytest.raises(TypeError):
            take(RING)


def test_other_key_lengths_are_refused() -> None:
    """AES-256 alone: a 128-bit key is refused, a longer one too."""
    for size in (16, 33):
        with pytest.raises(KeyringError, match=f"entry 1 is {size} bytes, it must be exactly 32"):
            Keyring.parse(f"1:{base64.b64encode(bytes(size)).decode()}")
