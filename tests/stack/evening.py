"""An evening of transcripts: played on one stack, plainly or hurt, and what it is held against."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.stack.eager_clock import two_clocks
from tests.stack.stack_stage import Stage, staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.demo.roles import Delivery
    from tests.stack.chorus import Performance

_EVERY = 1_000_000
_LATE_SECONDS = 0.05

_TAKEN = "select count(*) from public.sms_messages where direction = 'in'"
_PAIRS = """
select from public.sms_outbound_jobs where status in ('pending', 'sending')
group by case %(of)s when 'phone_id' then phone_id when 'in_reply_to' then in_reply_to end having count(*) > 1
"""
_LEASES_LAPSE = "update public.sms_outbound_jobs set lease_until = clock_timestamp() where status = 'sending'"


@dataclass(frozen=True, slots=True)
class Evening:
    """All transcripts, played on one stack."""

    stage: Stage
    performances: dict[str, Performance]

    @property
    def sent(self) -> list[Delivery]:
        """Every text that anybody sent."""
        return [text for performance in self.performances.values() for text in performance.sent]


@contextmanager
def in_disorder(folder: Path) -> Iterator[Stage]:
    """A stack whose status callbacks come late, repeated and out of order, and on which two clocks sweep at once."""
    with staged(folder) as stage, two_clocks(stage):
        stage.knobs(step_seconds=_LATE_SECONDS)
        stage.fault("callback_shuffle", _EVERY)
        stage.fault("callback_duplicate", _EVERY)
        yield stage


def kill_after(stage: Stage, texts: int, *names: str, kept_whole: str, seconds: float) -> None:
    """Kill these processes once so many texts are in; the minute their leases would take to lapse is not waited for.

    Not between two texts of one `kept_whole` (the column by which jobs belong together), though: what is in doubt lets
    the next text pass (docs/guarantees.md), and a transcript knows one order only.
    """
    stage.until(lambda: stage.rows(_TAKEN)[0][0] >= texts, f"{texts} texts are in", seconds)
    stage.until(
        lambda: stage.rows(_PAIRS, {"of": kept_whole}) == [], f"no two of one {kept_whole} are under way", seconds
    )
    for name in names:
        stage.kill(name)
    stage.change(_LEASES_LAPSE)
    for name in names:
        stage.until_running(name)


def check(performance: Performance) -> None:
    """Hold one transcript to having gone as written."""
    if performance.failure is not None:
        pytest.fail(performance.failure, pytrace=False)
