"""What one search sees in a region that was read for several: the people it would have read by itself.

Rules of this file:
1. What the query held everybody to is not asked again. What depends on the request is asked here, of all at once, as
   the query of a single search does (`sql/queries/matching.sql: read_pool`); a test holds one against the other.
2. Whoever was invited since the region was read stands at the end of the order by now, and is seen by nobody.
3. Nobody is asked on the strength of this: the query looks at each again, under the locks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from engine.domain.matching.region import NOBODY, micros
from engine.domain.matching.weights import POOL_MOST, SEEN_MOST, SPACING

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.domain.matching.people import Pool
    from engine.domain.matching.region import Places, Region
    from engine.domain.matching.request import MatchRequest
    from engine.domain.matching.seen import Around

_WENT_TWICE: Final = 2  # places somebody had before they may be one of two
_SPACING: Final = SPACING // SPACING.resolution


class Outlook:
    """One request's look at a region."""

    def __init__(self, region: Region, request: MatchRequest, around: Around) -> None:
        """Bind the three together, with who of the region stands at the end of the order by now."""
        self._region = region
        self._request = request
        self._around = around
        self._gone = region.gone()

    def liking(self) -> Pool:
        """Return who passes the hard filters and likes something like it: 2,000 at most, in the order of asking."""
        return self._pool(self._liking)

    def anybody(self) -> Pool:
        """Return them, and behind them 2,000 at most of whoever passes the hard filters."""
        others = np.flatnonzero(self._fits)[:POOL_MOST]
        return self._pool(np.concatenate([self._liking, others[~np.isin(others, self._liking)]]))

    @cached_property
    def _liking(self) -> Places:
        return np.flatnonzero(self._fits & self._region.likes(self._request.activity_key))[:POOL_MOST]

    @cached_property
    def _fits(self) -> NDArray[np.bool_]:
        """Who passes what the query asks about this request."""
        region, request, size = self._region, self._request, self._request.group_size
        fits = (region.group_min <= size.maximum) & (region.group_max >= size.minimum)
        fits &= region.ages(request.local_day) >= request.youngest
        if request.may_be_two:
            fits &= ~region.groups_only & (region.places >= _WENT_TWICE)
        if not request.by_day:
            fits &= ~region.daytime_only
        for key in request.forbidding:
            fits[region.boundaries.get(key, NOBODY)] = False
        for moment in request.moments:
            overlapping = np.abs(region.busy_from - micros(moment.starts_at)) < _SPACING
            fits[region.busy_who[overlapping]] = False
        fits[region.places_of(user_id.bytes for user_id in (*request.out_of_question, *self._around.apart))] = False
        fits[region.with_numbers(self._around.apart_numbers)] = False
        return fits & self._in_turn()

    def _in_turn(self) -> NDArray[np.bool_]:
        """Return who is among the first 10,000, now that some have moved to the end."""
        in_turn: NDArray[np.bool_] = self._region.place - np.cumsum(self._gone) <= SEEN_MOST
        return in_turn & ~self._gone

    def _pool(self, places: Places) -> Pool:
        pool, known = self._region.on(self._request.local_day).taking(places), self._known()
        told = np.flatnonzero(np.isin(places, list(known))).tolist()
        better = {place: pool.people[place]._replace(**known[int(places[place])]) for place in told}
        return pool.knowing(better, said=self._region.said(self._request.activity_key)[places])

    def _known(self) -> dict[int, dict[str, Any]]:
        """Return what is true of a few and depends on the request, by place; of all others it is not."""
        region, around, key = self._region, self._around, self._request.activity_key
        known: dict[int, dict[str, Any]] = {}
        for name, ids in (
            ("friend", around.friends),
            ("again", around.again),
            ("met_lately", around.met_lately),
            ("refused_twice", around.refused_twice),
        ):
            for at in region.places_of(user_id.bytes for user_id in ids):
                known.setdefault(at, {})[name] = True
        for at in region.intents.get(key, NOBODY).tolist():
            known.setdefault(at, {})["wants_it"] = region.rows[at].intent_is_fresh
        for at, leanings in region.leanings:
            if key in leanings:
                known.setdefault(at, {})["leaning"] = leanings[key]
        return known
