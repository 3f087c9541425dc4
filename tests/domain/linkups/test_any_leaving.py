"""Whatever people do after the lock, in whatever order and at whatever hour: one wave, and nobody sits alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.leaving import (
    GoOn,
    Group,
    Off,
    Replace,
    Wait,
    after_drop,
    at_deadline,
    quorum,
)
from engine.domain.linkups.seats import Seat, seat_for

NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Story:
    """A LinkUp that goes ahead, and what was decided about it so far."""

    group: Group
    now: datetime = NOW
    waves: int = 0
    off: bool = False

    def leave(self) -> None:
        """One of those who come leaves."""
        self.group = replace(self.group, remaining=self.group.remaining - 1)
        decision = after_drop(self.group, self.now)
        enough = self.group.remaining >= quorum(self.group)
        match decision:
            case Replace(missing=missing, invites=invites, deadline=deadline):
                assert not self.group.replaced
                assert invites == 3 * missing
                self.waves += 1
                self.group = replace(self.group, replaced=True, asking_until=deadline)
            case Wait(deadline=deadline):
                assert self.now < deadline == self.group.asking_until
            case GoOn():
                assert enough or self.group.remaining >= 3
            case Off():
                assert not enough
                self.off = True

    def come(self) -> None:
        """Somebody asks for a seat: back, or in the place of another."""
        group, until = self.group, self.group.asking_until
        seat = seat_for(
            confirmed=group.remaining, max_size=group.max_size, starts_at=group.starts_at, now=self.now, until=until
        )
        if seat is Seat.FREE:
            assert group.starts_at - self.now > HOUR
            self.group = replace(group, remaining=group.remaining + 1)

    def pass_time(self, time: timedelta) -> None:
        """Time passes; the replacement ends at its deadline."""
        self.now = min(self.now + time, self.group.starts_at)
        if self.group.asking_until is not None and self.now >= self.group.asking_until:
            self.off = isinstance(at_deadline(self.group), Off)
            self.group = replace(self.group, asking_until=None)


@given(
    size=st.integers(2, 10).flatmap(lambda low: st.tuples(st.just(low), st.integers(low, 10))),
    ahead=st.timedeltas(timedelta(minutes=1), timedelta(days=3)),
    pair_ok=st.booleans(),
    steps=st.lists(st.one_of(st.sampled_from(["leave", "come"]), st.timedeltas(timedelta(), timedelta(hours=30)))),
)
def test_whatever_they_do(
    *, size: tuple[int, int], ahead: timedelta, pair_ok: bool, steps: list[str | timedelta]
) -> None:
    """There is at most one wave; it is never overfull; what begins has three, or two that may be two."""
    low, most = size
    zones = ("America/Los_Angeles",)
    story = Story(Group(low, most, NOW + ahead, most, pair_ok=pair_ok, replaced=False, zones=zones))
    for step in steps:
        if story.off or story.now >= story.group.starts_at:
            break
        if isinstance(step, timedelta):
            story.pass_time(step)
        elif step == "come":
            story.come()
        elif story.group.remaining > 0:
            story.leave()
        assert 0 <= story.group.remaining <= most
    if not story.off:
        story.pass_time(ahead)
    assert story.waves <= 1
    assert story.off or story.group.remaining >= 3 or (story.group.remaining == 2 == low and pair_ok) or most == 2
