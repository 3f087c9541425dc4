from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.web.raw import MOST_FIELDS, parse_form

WORDS = st.text(st.characters(codec="utf-8"))


@given(st.lists(st.tuples(WORDS, WORDS), max_size=20))
def test_forms_survive(fields: list[tuple[str, str]]) -> None:
    """Whatever a client encodes arrives as it was, blank values and repeated names included."""
    assert parse_form(urlencode(fields)) == fields


@given(st.text(alphabet="ab&=+%20EaF;é", max_size=60))
def test_any_text_is_read_like_the_library_reads_it(text: str) -> None:
    """The fast reader and the standard library agree on every input, also on what is no form."""
    try:
        expected: list[tuple[str, str]] | None = parse_qsl(text, keep_blank_values=True, errors="strict")
    except ValueError:
        expected = None
    try:
        found: list[tuple[str, str]] | None = parse_form(text)
    except ValueError:
        found = None
    assert found == expected


def test_too_many_fields_are_refused() -> None:
    """A form with ten thousand fields is refused before it is read."""
    with pytest.raises(ValueError, match="fields"):
        parse_form("&".join(["a=1"] * (MOST_FIELDS + 1)))
    assert len(parse_form("&".join(["a=1"] * MOST_FIELDS))) == MOST_FIELDS
