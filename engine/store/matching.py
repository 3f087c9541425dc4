"""Searches for people: who may be asked to a LinkUp, and what came of looking. Reads take no locks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

import orjson
from psycopg.rows import args_row

from engine.domain.matching.people import Person
from engine.domain.matching.ranking import Pair
from engine.domain.matching.weights import POOL_MOST, SEEN_MOST, SPACING
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from typing import LiteralString
    from uuid import UUID

    from psycopg import Connection, Cursor

    from engine.domain.matching.request import MatchRequest

_SQL = queries("matching")
_OF_A_REQUEST: Final = re.compile(
    r"%\((initiator|region_id|activity|present|asked|forbidding|starts|local_day|min_age|may_be_two|by_day|fewest_people"
    r"|most_people|only)\)[bs](?:::[a-z]+(?:\[\])?)?"
)


def for_each(query: LiteralString) -> LiteralString:
    """The query about one request as one about several, which are ``described``."""
    body: LiteralString = _OF_A_REQUEST.sub(r"request.\1", query)  # as much a part of the program as what it is made of
    return _SQL["for_each"].replace("select true", body)


_READ_AMONG = for_each(_SQL["read_pool"].replace(_SQL["in_turn"], _SQL["among"]))
_READ_PEOPLE = for_each(_SQL["read_people"])


@dataclass(frozen=True, slots=True)
class LinkupRow:
    """A LinkUp as matching reads it. `coming` has or accepted a place, `asked` is everybody who ever was."""

    id: UUID
    initiator_id: UUID
    region_id: UUID
    region_state: str
    region_paused: bool
    time_zone: str
    activity_key: str
    brief: dict[str, Any]
    venue: dict[str, Any] | None
    min_size: int
    max_size: int
    correlation_id: UUID | None
    options: list[str]
    codes: list[str]
    starts: list[datetime]
    coming: list[UUID]
    pending: list[UUID]
    asked: list[UUID]


def described(requests: Sequence[MatchRequest], only: Sequence[Sequence[UUID]] = ()) -> str:
    """Requests as the queries ``for_each`` of them read them; each with the people it is ``only`` about."""
    among = only or repeat(())
    return orjson.dumps(
        [{"no": no, "only": ids, **_wanted(each)} for no, (each, ids) in enumerate(zip(requests, among, strict=False))]
    ).decode()


def read_linkups(conn: Connection, linkup_ids: Sequence[UUID]) -> dict[UUID, LinkupRow]:
    """LinkUps with their times and their people, by id; those that there are."""
    cursor = conn.cursor(row_factory=args_row(LinkupRow))
    return {row.id: row for row in cursor.execute(_SQL["read_linkups"], {"linkup_ids": list(linkup_ids)})}


def read_linkup(conn: Connection, linkup_id: UUID) -> LinkupRow | None:
    """A LinkUp with its times and its people; None when there is none of that id."""
    return read_linkups(conn, [linkup_id]).get(linkup_id)


def read_pool(
    conn: Connection, request: MatchRequest, *, now: datetime, liked: Sequence[str] | None, most: int = POOL_MOST
) -> list[Person]:
    """Whoever passes the hard filters, least recently invited first, at most ``most``.

    ``liked``: only people who like one of these activities; None for everybody. Never prepared: the plan must know
    whether ``liked`` is null, and how few ``most`` is.
    """
    values = {
        **_wanted(request),
        "now": now,
        "spacing": SPACING,
        "liked": None if liked is None else list(liked),
        "most_seen": SEEN_MOST,
        "most": most,
    }
    return conn.cursor(row_factory=_people, binary=True).execute(_SQL["read_pool"], values, prepare=False).fetchall()


def read_among(conn: Connection, requests: str, *, now: datetime) -> Cursor[tuple[int, Person]]:
    """Who of the people each request is only about passes its hard filters: those of `read_pool`, looked at again.

    The requests are ``described``; with each of these people comes the number of theirs.
    """
    values = {"requests": requests, "now": now, "spacing": SPACING, "liked": None, "most": SEEN_MOST}
    return conn.cursor(row_factory=_people_of, binary=True).execute(_READ_AMONG, values)


def read_people_of(conn: Connection, requests: str) -> Cursor[tuple[int, Person]]:
    """The same as `read_people` of several requests, which are ``described``; with each comes the number of theirs."""
    return conn.cursor(row_factory=_people_of, binary=True).execute(_READ_PEOPLE, {"requests": requests})


def read_people(conn: Connection, request: MatchRequest) -> Cursor[Person]:
    """Everybody who is in the LinkUp already, or may still say yes."""
    cursor = conn.cursor(row_factory=_people, binary=True)
    return cursor.execute(_SQL["read_people"], {"present": list(request.present), "local_day": request.local_day})


def read_pairs(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> Cursor[Pair]:
    """Who of these people is not asked together with whom."""
    # Two hundred ids for each search: written as one text at once, in a fifth of the time (measured).
    values = {"ids": f"{{{b''.join([id_.bytes for id_ in ids]).hex(',', 16)}}}", "now": now}
    return conn.cursor(row_factory=args_row(Pair)).execute(_SQL["read_pairs"], values)


def _wanted(request: MatchRequest) -> dict[str, Any]:
    """What the hard filters ask about a request."""
    return {
        "initiator": request.initiator_id,
        "region_id": request.region_id,
        "activity": request.activity_key,
        "present": list(request.present),
        "asked": list(request.out_of_question),
        "forbidding": list(request.forbidding),
        "starts": [moment.starts_at for moment in request.moments],
        "local_day": request.local_day,
        "min_age": request.youngest,
        "may_be_two": request.may_be_two,
        "by_day": request.by_day,
        "fewest_people": request.group_size.minimum,
        "most_people": request.group_size.maximum,
    }


def _people(_cursor: object) -> Callable[[Sequence[Any]], Person]:
    """Make rows into people without a call of ours for each: two thousand are read for one search."""
    return Person._make


def _people_of(_cursor: object) -> Callable[[Sequence[Any]], tuple[int, Person]]:
    """Make rows into people and the number of their request."""
    return lambda row: (row[0], Person._make(row[1:]))
