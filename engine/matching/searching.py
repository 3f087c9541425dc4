"""One search for people, without locks: for a LinkUp that goes out, and for the guards before it does.

It reads its pool itself, or looks at its region as it was read for several searches; it finds the same people.
What it reads may be old by the time somebody is asked. `still_fitting` asks again for a few people, with the same
filters and the same rules; the waves lane does so while it holds the locks.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.matching.activities import affinity
from engine.domain.matching.outlook import Outlook
from engine.domain.matching.ranking import Ranking, rank
from engine.domain.matching.recheck import still_askable
from engine.domain.matching.rules import Relaxation
from engine.domain.matching.shortlist import Shortlist, shortlist
from engine.domain.matching.weights import POOL_MOST
from engine.store.match_regions import read_around
from engine.store.matching import read_among, read_pairs, read_people, read_pool

if TYPE_CHECKING:
    from collections.abc import Sequence
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


def search(conn: Connection, request: MatchRequest, *, now: datetime, region: Region | None = None) -> Ranking:
    """Return the ranked list for a request; the same database at the same `now` gives the same list.

    ``region`` is that of the request, if it was read before.

    People who like something like it are read first, 2,000 at most, which for most requests is all. Only where too few
    of them suit it, as many of all others are read too, and the search is relaxed as far as it must be.
    """
    found = _found(conn, request, now=now) if region is None else _found_in(conn, region, request, now=now)
    return rank(found, read_pairs(conn, found.ids, now=now).fetchall())


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


def still_fitting(
    conn: Connection, request: MatchRequest, user_ids: Sequence[UUID], *, now: datetime, relaxation: Relaxation
) -> list[UUID]:
    """Return who of these people may still be asked, in the order given, and together.

    Holds, blocks, caps, overlaps, ages, boundaries are looked at again, against everybody who is in the LinkUp by now;
    windows, activity and cool-downs as far as the search was relaxed. Scores are not: the list is as it was ranked.
    """
    people = read_among(conn, request, user_ids, now=now)
    pairs, present = read_pairs(conn, user_ids, now=now), read_people(conn, request)
    return still_askable(
        request, present.fetchall(), people.fetchall(), pairs.fetchall(), in_order=user_ids, relaxation=relaxation
    )


def _found(conn: Connection, request: MatchRequest, *, now: datetime) -> Shortlist:
    present = read_people(conn, request).fetchall()
    liking = read_pool(conn, request, now=now, liked=tuple(affinity(request.activity_key)))
    found = shortlist(request, present, liking, most=Relaxation.ADJACENT_WINDOWS)
    if found.is_enough:
        return found
    others = read_pool(conn, request, now=now, liked=None)
    return shortlist(request, present, _together(liking, others), most=Relaxation.COOL_DOWNS)


def _found_in(conn: Connection, region: Region, request: MatchRequest, *, now: datetime) -> Shortlist:
    people = read_people(conn, request)
    around = read_around(conn, request, since=region.seen_until - INVITED_BEFORE, now=now)
    present, outlook = people.fetchall(), Outlook(region, request, around, now)
    found = shortlist(request, present, outlook.liking(), most=Relaxation.ADJACENT_WINDOWS)
    return found if found.is_enough else shortlist(request, present, outlook.anybody(), most=Relaxation.COOL_DOWNS)


def _together(liking: Sequence[Person], others: Sequence[Person]) -> list[Person]:
    known = {person.user_id for person in liking}
    return [*liking, *(person for person in others if person.user_id not in known)]
