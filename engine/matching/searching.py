"""One search for people, without locks: for a LinkUp that goes out, and for the guards before it does.

It reads its pool itself, or looks at its region as it was read for several searches; it finds the same people.
What it reads may be old by the time somebody is asked. `still_fitting` asks again for a few people, with the same
filters and the same rules; the waves lane does so while it holds the locks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from engine.domain.matching.activities import affinity
from engine.domain.matching.outlook import Outlook
from engine.domain.matching.ranking import Ranking, rank
from engine.domain.matching.recheck import still_askable
from engine.domain.matching.rules import Relaxation
from engine.domain.matching.shortlist import Shortlist, shortlist
from engine.domain.matching.weights import POOL_MOST
from engine.store.match_regions import read_around, read_moved
from engine.store.matching import described, read_among, read_pairs, read_people, read_people_of, read_pool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.people import Person
    from engine.domain.matching.region import Region
    from engine.domain.matching.request import MatchRequest

LOOKED_AT_PER_PERSON: Final = 4
"""People read for each that is counted: some will be of another age than is asked for."""

INVITED_BEFORE: Final = timedelta(seconds=2)
"""Whoever invites does so at the time of their step, and commits a moment later."""


@dataclass(frozen=True, slots=True)
class Look:
    """People of a stored list who are looked at again: as far as its search was relaxed, until ``most`` suit."""

    request: MatchRequest
    user_ids: Sequence[UUID]
    relaxation: Relaxation
    most: int


def search(conn: Connection, request: MatchRequest, *, now: datetime, region: Region | None = None) -> Ranking:
    """Return the ranked list for a request; the same database at the same `now` gives the same list.

    ``region`` is that of the request, if it was read before.

    People who like something like it are read first, 2,000 at most, which for most requests is all. Only where too few
    of them suit it, as many of all others are read too, and the search is relaxed as far as it must be.
    """
    (ranking,) = search_each(conn, [request], now=now, region=region)
    return ranking


def search_each(
    conn: Connection, requests: Sequence[MatchRequest], *, now: datetime, region: Region | None = None, first: int = 0
) -> Iterator[Ranking]:
    """Give the ranked list of each request; ``region`` is that of all of them, if it was read before.

    The ``first`` so many of each list are about to be asked, and so nobody finds them who comes after it.
    """
    find = partial(_found, conn, now=now) if region is None else _finder_in(conn, region, requests, now)
    gone: frozenset[UUID] = frozenset()
    for no, request in enumerate(requests):
        found = find(no, replace(request, asked=request.asked | gone))
        ranking = rank(found, read_pairs(conn, found.ids, now=now).fetchall())
        yield ranking
        gone |= {each.user_id for each in ranking.candidates[:first]}


def count_fitting(conn: Connection, request: MatchRequest, *, now: datetime, enough: int) -> int:
    """Return how many people pass the hard filters, looking no further once there are `enough` of them.

    What the guard before GO asks (product: Guards). A few people are read in the order of asking; only where ages keep
    most of them out is the whole pool read, 2,000 at most.
    """
    present, passed = read_people(conn, request).fetchall(), 0
    for most in (enough * LOOKED_AT_PER_PERSON, POOL_MOST):
        people = read_pool(conn, request, now=now, liked=None, most=most)
        passed = shortlist(request, present, people, most=Relaxation.NONE).hard_passed
        if passed >= enough or len(people) < most:
            break
    return passed


def still_fitting(conn: Connection, looks: Sequence[Look], *, now: datetime) -> list[list[UUID]]:
    """Return who of the people of each look may still be asked, in the order given, together, and nobody twice.

    Holds, blocks, caps, overlaps, ages, boundaries are looked at again, against everybody who is in the LinkUp by now;
    windows, activity and cool-downs as far as the search was relaxed. Scores are not: the list is as it was ranked.
    """
    said = described([look.request for look in looks], [look.user_ids for look in looks])
    among, inside = read_among(conn, said, now=now), read_people_of(conn, said)
    read = read_pairs(conn, sorted({user_id for look in looks for user_id in look.user_ids}), now=now)
    people, present, pairs = _by_request(among, looks), _by_request(inside, looks), read.fetchall()
    fitting: list[list[UUID]] = []
    chosen: set[UUID] = set()
    for no, look in enumerate(looks):
        left = [user_id for user_id in look.user_ids if user_id not in chosen]
        askable = still_askable(look.request, present[no], people[no], pairs, in_order=left, relaxation=look.relaxation)
        fitting.append(askable[: look.most])
        chosen.update(fitting[-1])
    return fitting


def _found(conn: Connection, _no: int, request: MatchRequest, *, now: datetime) -> Shortlist:
    present = read_people(conn, request).fetchall()
    liking = read_pool(conn, request, now=now, liked=tuple(affinity(request.activity_key)))
    found = shortlist(request, present, liking, most=Relaxation.ADJACENT_WINDOWS)
    if found.is_enough:
        return found
    others = read_pool(conn, request, now=now, liked=None)
    return shortlist(request, present, _together(liking, others), most=Relaxation.COOL_DOWNS)


def _finder_in(
    conn: Connection, region: Region, requests: Sequence[MatchRequest], now: datetime
) -> Callable[[int, MatchRequest], Shortlist]:
    """Return what finds people for one of the requests, having read what concerns any of them."""
    said = described(requests)
    people, around = read_people_of(conn, said), read_around(conn, said, now=now)
    region.send_to_the_end(read_moved(conn, region.id, since=region.seen_until - INVITED_BEFORE), now)
    present, beside = _by_request(people, requests), around.fetchall()

    def find(no: int, request: MatchRequest) -> Shortlist:
        outlook = Outlook(region, request, beside[no][1])
        found = shortlist(request, present[no], outlook.liking(), most=Relaxation.ADJACENT_WINDOWS)
        if found.is_enough:
            return found
        return shortlist(request, present[no], outlook.anybody(), most=Relaxation.COOL_DOWNS)

    return find


def _by_request(people: Iterable[tuple[int, Person]], requests: Sized) -> list[list[Person]]:
    """Return the people of each request."""
    found: list[list[Person]] = [[] for _ in range(len(requests))]
    for no, person in people:
        found[no].append(person)
    return found


def _together(liking: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    known = {person.user_id for person in liking}
    return [*liking, *(person for person in others if person.user_id not in known)]
