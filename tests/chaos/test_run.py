"""The short version: a few people, a few days, every kind of disturbance once, on the real stack."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
import pytest

from engine.chaos.evidence import Stuck
from engine.chaos.findings import MUST_BE_ZERO, Figure, count
from engine.chaos.judging import judge
from engine.chaos.performing import Outcome, perform
from engine.chaos.planning import make_plan
from engine.chaos.report import FILE, PLOT, held, keep, summary_of, tables_of
from engine.demo.folder import remove

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.chaos.evidence import Evidence

pytestmark = pytest.mark.timeout(900)

PLAN = make_plan(5, people=14, days=4)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The run."""
    folder = tmp_path_factory.mktemp("chaos")
    folder.chmod(0o755)  # PostgreSQL may run under another account
    played = perform(PLAN, folder, say=lambda _line: None)
    remove(folder)
    return played


def test_nothing_is_lost_doubled_or_stuck(outcome: Outcome) -> None:
    """Every figure that must be 0 is."""
    assert [finding for finding in outcome.findings if finding.figure in MUST_BE_ZERO] == []


def test_everything_that_was_to_break_broke(outcome: Outcome) -> None:
    """Every disturbance of the plan took place, and people went through it: they joined, asked and were asked."""
    assert sorted(strike.kind for strike in outcome.evidence.strikes) == sorted(each.kind for each in PLAN.disturbances)
    assert {"question", "reply", "invite"} <= {job.purpose for job in outcome.evidence.jobs}
    assert len(outcome.evidence.sent) > 10 * len(PLAN.people)


def _taken_twice(evidence: Evidence) -> None:
    evidence.ledger.insert(1, replace(evidence.ledger[0], sid="SMagain"))


def _never_stored(evidence: Evidence) -> None:
    sid = next(row.sid for row in evidence.stored if row.outcome != "answered")
    evidence.stored = [row for row in evidence.stored if row.sid != sid]


def _never_sent(evidence: Evidence) -> None:
    del evidence.ledger[0]


def _waits_for_ever(evidence: Evidence) -> None:
    evidence.stuck.append(Stuck("a text of ours waits to be sent", "job", None))


def _at_night(evidence: Evidence) -> None:
    """Let an invite have gone out twelve hours later: in the middle of the night, as invites go by day."""
    job = next(job for job in evidence.jobs if job.purpose == "invite" and job.status == "sent")
    place = next(place for place, taken in enumerate(evidence.ledger) if taken.job_id == job.id)
    taken = evidence.ledger[place]
    evidence.ledger[place] = replace(taken, accepted_at=taken.accepted_at.replace(hour=10))
    evidence.attempts = [each for each in evidence.attempts if each.job_id != job.id]


@pytest.mark.parametrize(
    ("plant", "figure"),
    [
        (_taken_twice, Figure.DOUBLED),
        (_never_stored, Figure.LOST),
        (_never_sent, Figure.LOST),
        (_waits_for_ever, Figure.STUCK),
        (_at_night, Figure.QUIET_HOURS),
    ],
)
def test_a_fault_planted_in_real_records_is_counted(
    outcome: Outcome, plant: Callable[[Evidence], None], figure: Figure
) -> None:
    """What the run left on record is judged, not what it was meant to leave: a fault in it is counted."""
    evidence = deepcopy(outcome.evidence)
    plant(evidence)
    assert count(judge(evidence))[figure] == count(outcome.findings)[figure] + 1


def test_a_report_is_kept(outcome: Outcome, tmp_path: Path) -> None:
    """The report says what was found, by whom it can be traced, and how long answers took; the plot is beside it."""
    report = keep(tmp_path, PLAN, outcome)
    assert orjson.loads((tmp_path / FILE).read_bytes()) == orjson.loads(orjson.dumps(report))
    assert (tmp_path / PLOT).stat().st_size > 0
    assert report["figures"].keys() == {figure.value for figure in Figure}
    assert str(PLAN.seed) in summary_of(report)
    assert tables_of(report) is not None


@pytest.mark.parametrize("figure", Figure)
def test_what_fails_a_run(figure: Figure) -> None:
    """One of any figure fails it, but for the uncertain ones."""
    assert held({other: int(other is figure) for other in Figure}) is (figure is Figure.UNCERTAIN)
