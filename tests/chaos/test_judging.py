"""The judge must see what it is there for: each kind of fault, planted into records that are in order, is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from engine.chaos.evidence import Stuck, Taken
from engine.chaos.findings import Figure, count
from engine.chaos.judging import judge
from engine.chaos.meaning import Meaning, meaning_of
from tests.chaos.records import ANN, BEN, NIGHT, afternoon

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.chaos.evidence import Evidence, Job


def _job(evidence: Evidence, phone: str, purpose: str) -> Job:
    return next(job for job in evidence.jobs if (job.phone, job.purpose) == (phone, purpose))


def _line(evidence: Evidence, job: Job) -> Taken:
    return next(taken for taken in evidence.ledger if taken.job_id == job.id)


def _move(evidence: Evidence, job: Job, **changes: Any) -> None:  # noqa: ANN401 -- any fields
    """Let the carrier have taken a text otherwise than it did, its attempt begun at the same moment."""
    line = replace(_line(evidence, job), **changes)
    evidence.ledger = [line if taken.job_id == job.id else taken for taken in evidence.ledger]
    evidence.attempts = [
        replace(attempt, started_at=line.accepted_at) if attempt.job_id == job.id else attempt
        for attempt in evidence.attempts
    ]


def _change(evidence: Evidence, job: Job, **changes: Any) -> None:  # noqa: ANN401 -- any fields
    evidence.jobs = [replace(other, **changes) if other.id == job.id else other for other in evidence.jobs]


def _end(evidence: Evidence, meaning: Meaning, **changes: Any) -> None:  # noqa: ANN401 -- any fields
    """Let the first text of this meaning have ended otherwise."""
    sid = next(text.sid for text in evidence.sent if text.meaning is meaning)
    evidence.stored = [replace(row, **changes) if row.sid == sid else row for row in evidence.stored]


def doubled_ledger_row(evidence: Evidence) -> None:
    """The carrier took one text of ours twice."""
    evidence.ledger.insert(1, replace(evidence.ledger[0], sid="SMagain"))


def doubled_row(evidence: Evidence) -> None:
    """One text of theirs is stored twice."""
    evidence.stored.append(replace(evidence.stored[-1], id="another"))


def answered_twice(evidence: Evidence) -> None:
    """Two jobs answer one text with the same line."""
    job = evidence.jobs[0]
    evidence.jobs.append(replace(job, id="another", seq=99))
    evidence.ledger.insert(1, replace(_line(evidence, job), sid="SManother", job_id="another"))


def silent_and_answered(evidence: Evidence) -> None:
    """A text that is on record as silent got an answer."""
    _end(evidence, Meaning.OTHER, outcome="closer")


def asked_twice(evidence: Evidence) -> None:
    """Somebody got the same invite twice, from two jobs."""
    job = _job(evidence, ANN, "invite")
    evidence.jobs.append(replace(job, id="another", seq=99))
    evidence.ledger.append(replace(_line(evidence, job), sid="SManother", job_id="another"))


def nobodys_text(evidence: Evidence) -> None:
    """The carrier took something that no job of ours is."""
    evidence.ledger.append(replace(evidence.ledger[-1], sid="SMother", job_id="unknown"))


def sent_again_for_nothing(evidence: Evidence) -> None:
    """A text went once more though the first had been delivered."""
    job = _job(evidence, ANN, "invite")
    evidence.jobs.append(replace(job, id="another", seq=99, again_of=job.id))
    evidence.ledger.append(replace(_line(evidence, job), sid="SManother", job_id="another"))


def lost_text(evidence: Evidence) -> None:
    """An acknowledged text has no row."""
    sid = evidence.stored[4].sid
    evidence.stored = [row for row in evidence.stored if row.sid != sid]


def lost_reply(evidence: Evidence) -> None:
    """A text is on record as answered, and nothing was ever decided to say."""
    job = _job(evidence, ANN, "reply")
    evidence.jobs.remove(job)
    evidence.ledger.remove(_line(evidence, job))


def never_at_the_carrier(evidence: Evidence) -> None:
    """A job is on record as sent, and the carrier knows nothing of it."""
    evidence.ledger.remove(_line(evidence, _job(evidence, ANN, "invite")))


def canceled_for_nothing(evidence: Evidence) -> None:
    """A job was canceled, and nobody wrote down why."""
    never_at_the_carrier(evidence)
    _change(evidence, _job(evidence, ANN, "invite"), status="canceled")


def called_absent(evidence: Evidence) -> None:
    """A send was given up as not there, and it is there."""
    _change(evidence, _job(evidence, ANN, "invite"), status="failed", reason="proven_absent")


def taken_back_for_nothing(evidence: Evidence) -> None:
    """The last answer was taken back for a newer one that there is not."""
    job = evidence.jobs[-1]
    evidence.ledger.remove(_line(evidence, job))
    _change(evidence, job, status="canceled", reason="superseded")


def silent_for_no_reason(evidence: Evidence) -> None:
    """A text ended silent for something that is no reason."""
    sid = next(row.sid for row in evidence.stored if row.outcome == "closer")
    evidence.stored = [replace(row, outcome="forgotten") if row.sid == sid else row for row in evidence.stored]


def unheard_help(evidence: Evidence) -> None:
    """HELP was answered by something that is no help."""
    _change(evidence, _job(evidence, ANN, "help"), purpose="reply")


def unconfirmed_stop(evidence: Evidence) -> None:
    """STOP got no confirmation."""
    job = _job(evidence, BEN, "opt_out_confirmation")
    evidence.jobs.remove(job)
    evidence.ledger.remove(_line(evidence, job))
    _end(evidence, Meaning.STOP, outcome="repeated")


def after_stop(evidence: Evidence) -> None:
    """An invite went to somebody who had stopped."""
    stopped = next(text for text in evidence.sent if text.meaning is Meaning.STOP)
    job = _job(evidence, ANN, "invite")
    _move(evidence, job, phone=BEN, accepted_at=stopped.sent_at + timedelta(seconds=30))


def answered_after_stop(evidence: Evidence) -> None:
    """Somebody who had stopped was answered."""
    evidence.stored = [
        replace(row, outcome="answered") if row.outcome == "opted_out" else row for row in evidence.stored
    ]


def at_night(evidence: Evidence) -> None:
    """An invite went to New York at half past nine in the evening."""
    _move(evidence, _job(evidence, ANN, "invite"), phone=BEN, accepted_at=NIGHT)


def logistics_at_night(evidence: Evidence) -> None:
    """So did news of a plan that bind to its hours."""
    job = _job(evidence, ANN, "invite")
    _change(evidence, job, purpose="logistics", zone_rule="logistics")
    _move(evidence, job, phone=BEN, accepted_at=NIGHT)


def unasked_at_night(evidence: Evidence) -> None:
    """So did somebody's number, as if it were an answer, to somebody who had written nothing for hours."""
    job = _job(evidence, ANN, "invite")
    _change(evidence, job, purpose="exchange", created_at=NIGHT)
    _move(evidence, job, phone=BEN, accepted_at=NIGHT)


def stuck_job(evidence: Evidence) -> None:
    """A text of ours waits for ever."""
    evidence.stuck.append(Stuck("a text of ours waits to be sent", "job", "cause"))


def stuck_text(evidence: Evidence) -> None:
    """A text never had its turn."""
    evidence.stored = [replace(row, outcome=None) if row.outcome == "closer" else row for row in evidence.stored]


def parked_text(evidence: Evidence) -> None:
    """A text was set aside after failing."""
    evidence.stored = [replace(row, parked=row.outcome == "closer") for row in evidence.stored]


def swapped_answers(evidence: Evidence) -> None:
    """The answer to a later text came before that to an earlier one."""
    evidence.ledger[0], evidence.ledger[1] = evidence.ledger[1], evidence.ledger[0]


def swapped_texts(evidence: Evidence) -> None:
    """A later text was taken before an earlier one."""
    first, second = evidence.stored[0], evidence.stored[1]
    evidence.stored[0] = replace(first, arrival_seq=second.arrival_seq)
    evidence.stored[1] = replace(second, arrival_seq=first.arrival_seq)


def test_records_in_order_are_found_in_order() -> None:
    """Nothing is found where nothing is wrong."""
    assert judge(afternoon()) == []


@pytest.mark.parametrize(
    ("plant", "figure"),
    [
        (doubled_ledger_row, Figure.DOUBLED),
        (doubled_row, Figure.DOUBLED),
        (answered_twice, Figure.DOUBLED),
        (silent_and_answered, Figure.DOUBLED),
        (asked_twice, Figure.DOUBLED),
        (nobodys_text, Figure.DOUBLED),
        (sent_again_for_nothing, Figure.DOUBLED),
        (lost_text, Figure.LOST),
        (lost_reply, Figure.LOST),
        (never_at_the_carrier, Figure.LOST),
        (canceled_for_nothing, Figure.LOST),
        (called_absent, Figure.LOST),
        (taken_back_for_nothing, Figure.LOST),
        (silent_for_no_reason, Figure.LOST),
        (unheard_help, Figure.LOST),
        (unconfirmed_stop, Figure.LOST),
        (after_stop, Figure.AFTER_STOP),
        (answered_after_stop, Figure.AFTER_STOP),
        (at_night, Figure.QUIET_HOURS),
        (logistics_at_night, Figure.QUIET_HOURS),
        (unasked_at_night, Figure.QUIET_HOURS),
        (stuck_job, Figure.STUCK),
        (stuck_text, Figure.STUCK),
        (parked_text, Figure.STUCK),
        (swapped_answers, Figure.OUT_OF_ORDER),
        (swapped_texts, Figure.OUT_OF_ORDER),
    ],
)
def test_a_planted_fault_is_counted(plant: Callable[[Evidence], None], figure: Figure) -> None:
    """Each is found, once, under its own figure, and under no other."""
    evidence = afternoon()
    plant(evidence)
    assert {name: times for name, times in count(judge(evidence)).items() if times} == {figure: 1}


def _uncertain(evidence: Evidence) -> None:
    never_at_the_carrier(evidence)
    _change(evidence, _job(evidence, ANN, "invite"), status="failed", reason="proven_absent")


def _expired(evidence: Evidence) -> None:
    never_at_the_carrier(evidence)
    _change(evidence, _job(evidence, ANN, "invite"), status="expired")


def _urgent_at_night(evidence: Evidence) -> None:
    job = _job(evidence, ANN, "invite")
    _change(evidence, job, purpose="logistics")
    _move(evidence, job, phone=BEN, accepted_at=NIGHT)


def _answered_at_night(evidence: Evidence) -> None:
    unasked_at_night(evidence)
    evidence.sent[-1].sent_at = NIGHT - timedelta(seconds=2)


def _doubtful_order(evidence: Evidence) -> None:
    swapped_answers(evidence)
    evidence.attempts[0] = replace(evidence.attempts[0], outcome="settled_by_listing")


def _overtaken(evidence: Evidence) -> None:
    job = evidence.jobs[0]
    evidence.ledger.remove(_line(evidence, job))
    _change(evidence, job, status="canceled", reason="superseded")


def _read_as_one(evidence: Evidence) -> None:
    lost_reply(evidence)
    evidence.stored[0] = replace(evidence.stored[0], turn_no=evidence.stored[1].turn_no)


def _again_after_failing(evidence: Evidence) -> None:
    sent_again_for_nothing(evidence)
    first = _job(evidence, ANN, "invite")
    line = replace(_line(evidence, first), status="undelivered")
    evidence.ledger = [line if taken.job_id == first.id else taken for taken in evidence.ledger]


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (_uncertain, {Figure.UNCERTAIN: 1}),
        (_expired, {}),
        (_urgent_at_night, {}),
        (_answered_at_night, {}),
        (_doubtful_order, {}),
        (_overtaken, {}),
        (_read_as_one, {}),
        (_again_after_failing, {}),
    ],
)
def test_what_may_be_is_no_fault(plant: Callable[[Evidence], None], found: dict[Figure, int]) -> None:
    """What the guarantees allow is not held against the engine; uncertain ends are counted apart."""
    evidence = afternoon()
    plant(evidence)
    assert {name: times for name, times in count(judge(evidence)).items() if times} == found


@pytest.mark.parametrize(
    ("body", "meaning"),
    [
        ("STOP", Meaning.STOP),
        ("Stop.", Meaning.STOP),
        ("please stop texting me", Meaning.STOP),
        ("unstop", Meaning.START),
        ("info", Meaning.HELP),
        ("it will not stop raining", Meaning.OTHER),
    ],
)
def test_what_the_model_takes_a_text_for(body: str, meaning: Meaning) -> None:
    """The model knows the few words its people use, and nothing else."""
    assert meaning_of(body) is meaning
