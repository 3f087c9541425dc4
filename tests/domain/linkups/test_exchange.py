from __future__ import annotations

from dataclasses import replace
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.after import Attendance
from engine.domain.linkups.exchange import (
    Change,
    Comer,
    Listed,
    Reveal,
    Side,
    Suppress,
    Suppressed,
    Swap,
    listed_for,
    read_swap,
    reveal,
)

LIST = tuple(Listed(at, UUID(int=at), name) for at, name in enumerate(("Alex", "Maria", "Sam"), 1))
ALONE = LIST[:1]
TWINS = (*LIST[:1], Listed(2, UUID(int=2), "Sam"), Listed(3, UUID(int=3), "sam"))


def swap(*numbers: int) -> Swap:
    """Return a yes to these lines and a no to the others."""
    return Swap(frozenset(UUID(int=number) for number in numbers))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1 and 3", swap(1, 3)),
        ("1,3", swap(1, 3)),
        ("13", swap(1, 3)),
        ("#2", swap(2)),
        ("the first one", swap(1)),
        ("swap with 1", swap(1)),
        ("Alex", swap(1)),
        ("maria please", swap(2)),
        ("I'd like alex's number", swap(1)),
        ("let's swap with alex and maria!", swap(1, 2)),
        ("yes to sam", swap(3)),
        ("no worries, 1 and 2", swap(1, 2)),
        ("sure, alex", swap(1)),
        ("all but 2", swap(1, 3)),
        ("everyone except maria", swap(1, 3)),
        *((text, swap(1, 2, 3)) for text in ("ALL", "all!", "everyone please", "all of them", "all three", "1 2 3")),
        *((text, swap()) for text in ("NONE", "none", "no", "nobody", "0", "nah im good", "no thanks", "skip")),
        *((text, Change()) for text in ("CHANGE", "can i change my answer")),
        # What cannot be taken back is never assumed.
        *((text, None) for text in (
            "", "yes", "idk", "both", "whoever", "not 2", "1, not 3", "1 lol", "1 but only if she wants", "maybe 1",
            "1 if he does too", "alex i guess", "4", "hi", "👍", "1 🙄", "who is alex?", "Liked “1 Alex 2 Maria 3 Sam”",
        )),
    ],
)  # fmt: skip
def test_whom_to_swap_with(text: str, answer: Swap | Change | None) -> None:
    """Numbers, names, ALL and NONE answer the list; doubt, jokes, conditions and negations ask again."""
    assert read_swap(text, LIST) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [("yes", swap(1)), ("1", swap(1)), ("yes please", swap(1)), ("no", swap()), ("ok", None), ("yes if he does", None)],
)
def test_a_list_of_one(text: str, answer: Swap | None) -> None:
    """Where one name is listed, a plain yes means it; an "ok" does not."""
    assert read_swap(text, ALONE) == answer


def test_two_of_one_name() -> None:
    """A first name two people share picks neither; their numbers do."""
    assert read_swap("sam", TWINS) is None
    assert read_swap("3", TWINS) == swap(3)


def test_nobody_listed() -> None:
    """Without a list nothing is chosen."""
    assert read_swap("1", ()) is None
    assert read_swap("none", ()) == swap()


@given(
    text=st.text(max_size=120)
    | st.lists(st.sampled_from(["1", "2", "3", "4", "alex", "all", "but", "not", "if", "and", ",", "none", "lol"])).map(
        " ".join
    )
)
def test_any_text(text: str) -> None:
    """Whatever is typed chooses only people on the list, and the same ones each time."""
    answer = read_swap(text, LIST)
    assert answer == read_swap(text, LIST)
    if isinstance(answer, Swap):
        assert answer.to <= {line.user_id for line in LIST}


COMERS = (
    Comer(UUID(int=1), "Zoe", Attendance.ATTENDED),
    Comer(UUID(int=2), "émile", Attendance.ATTENDED),
    Comer(UUID(int=3), "Alex", None),
    Comer(UUID(int=4), "Bo", Attendance.NO_SHOW),
    Comer(UUID(int=5), "Cleo", Attendance.UNSURE),
)


def test_who_is_listed() -> None:
    """Everybody who came and has not said otherwise, by first name; not oneself, and not whom one blocked."""
    listed = listed_for(UUID(int=1), COMERS, blocked=())
    assert [(line.number, line.first_name) for line in listed] == [(1, "Alex"), (2, "Cleo"), (3, "émile")]
    assert listed == listed_for(UUID(int=1), COMERS[::-1], blocked=())
    assert [line.first_name for line in listed_for(UUID(int=1), COMERS, blocked={UUID(int=3)})] == ["Cleo", "émile"]
    # The blocked still sees the blocker.
    assert UUID(int=1) in {line.user_id for line in listed_for(UUID(int=3), COMERS, blocked=())}


YES = Side(chose=True, attendance=Attendance.ATTENDED)


@pytest.mark.parametrize(
    ("other", "blocked", "expected"),
    [
        (YES, False, Reveal()),
        (YES, True, Suppress(Suppressed.BLOCK)),
        (replace(YES, held=True), False, Suppress(Suppressed.HOLD)),
        (replace(YES, left=True), False, Suppress(Suppressed.LEFT)),
        (replace(YES, held=True, left=True), True, Suppress(Suppressed.BLOCK)),
        (replace(YES, chose=False), False, None),
        (replace(YES, chose=None), False, None),
        (replace(YES, chose=False), True, None),
        (replace(YES, attendance=None), False, None),
        (replace(YES, attendance=Attendance.NO_SHOW), False, None),
        (replace(YES, attendance=Attendance.UNSURE), False, None),
    ],
)
def test_what_is_revealed(other: Side, *, blocked: bool, expected: object) -> None:
    """Only a yes of both who went is revealed, unless a block, a hold or a departure stands between; in any order."""
    assert reveal(YES, other, blocked=blocked, revealed=False) == expected
    assert reveal(other, YES, blocked=blocked, revealed=False) == expected
    assert reveal(YES, other, blocked=blocked, revealed=True) is None


def test_a_number_is_never_revealed_without_a_yes() -> None:
    """Of all states two people can be in, exactly one reveals their numbers."""
    sides = [
        Side(chose, attendance, held, left)
        for chose, attendance, held, left in product(
            (True, False, None), (*Attendance, None), (True, False), (True, False)
        )
    ]
    revealing = [
        (one, other, blocked)
        for one, other, blocked in product(sides, sides, (True, False))
        if isinstance(reveal(one, other, blocked=blocked, revealed=False), Reveal)
    ]
    assert revealing == [(YES, YES, False)]
