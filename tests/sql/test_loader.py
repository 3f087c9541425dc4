"""Named queries: what the loader hands out, and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sql.loader import QueryError, queries

if TYPE_CHECKING:
    from pathlib import Path

TWO_QUERIES = """\
-- Everything about phones. 100 % of it.

-- name: phone_by_hash
-- Returns one row or none.
select id from phones where phone_hash = any(%(hashes)s::text[]);

-- name: note
insert into notes (words, tag) /* not % of anything */
values ('it''s -- not a comment', $tag$ -- nor this /* or that */ $tag$)  -- but this is

returning "odd--name"
;
"""


def write(folder: Path, text: str) -> Path:
    """Write `text` as the query file `things` and return its folder."""
    (folder / "things.sql").write_text(text, encoding="utf-8")
    return folder


def test_queries_come_by_name_without_comments(tmp_path: Path) -> None:
    """Each marker starts a query; comments and the closing semicolon are gone, quoted text is untouched."""
    found = queries("things", folder=write(tmp_path, TWO_QUERIES))
    assert dict(found) == {
        "phone_by_hash": "select id from phones where phone_hash = any(%(hashes)s::text[])",
        "note": (
            "insert into notes (words, tag)\n"
            "values ('it''s -- not a comment', $tag$ -- nor this /* or that */ $tag$)\n"
            'returning "odd--name"'
        ),
    }


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """The second call answers from memory, so a file changed under a running process changes nothing."""
    folder = write(tmp_path, TWO_QUERIES)
    first = queries("things", folder=folder)
    write(folder, "")
    assert queries("things", folder=folder) is first


def test_queries_cannot_be_changed(tmp_path: Path) -> None:
    """What one caller holds, no other caller can alter."""
    found = queries("things", folder=write(tmp_path, TWO_QUERIES))
    with pytest.raises(TypeError):
        found["note"] = "drop table notes"  # type: ignore[index]  # the very thing under test


def test_an_unknown_file_is_named_with_the_known_ones(tmp_path: Path) -> None:
    """A mistyped name says which files there are."""
    with pytest.raises(QueryError, match=r"no query file thongs\.sql .*there is: things"):
        queries("thongs", folder=write(tmp_path, TWO_QUERIES))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("select 1;\n-- name: one\nselect 1;", "SQL before the first"),
        ("-- name: one\nselect 1;\n-- name: one\nselect 2;", "two queries are named 'one'"),
        ("-- name: one\n-- only words\n;", "query 'one' is empty"),
        ("-- name:\nselect 1;", "'' is no query name"),
        ("-- name: One-Two\nselect 1;", "'One-Two' is no query name"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    """Every fault names the file and itself."""
    with pytest.raises(QueryError, match=rf"things\.sql: .*{fault}"):
        queries("things", folder=write(tmp_path, text))
