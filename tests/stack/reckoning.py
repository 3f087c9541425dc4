"""The reckoning after the storm: what was acknowledged, what the database holds, and what the carrier was given."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.stack.crowd import Sent
    from tests.stack.stack_stage import Stage

_TEXTS = """
select m.twilio_message_sid, m.id::text, m.from_e164, m.arrival_seq, m.turn_no, m.outcome, m.parked_at is not null
from public.sms_messages m where m.direction = 'in' and m.twilio_message_sid = any (%(sids)s)
"""

_JOBS = """
select j.in_reply_to::text, j.id::text, j.status, j.attempts,
  (select count(*) from public.sms_messages m where m.outbound_job_id = j.id)
from public.sms_outbound_jobs j
join public.sms_messages i on i.id = j.in_reply_to
where i.twilio_message_sid = any (%(sids)s)
"""


def reckon(stage: Stage, sent: Sequence[Sent]) -> None:
    """Everything acknowledged was stored once, decided once, in order, and answered by exactly one text."""
    sids = [text.sid for text in sent]
    assert len(set(sids)) == len(sids)
    stored = {row[0]: row for row in stage.rows(_TEXTS, {"sids": sids})}
    assert stored.keys() == set(sids), f"{len(set(sids) - stored.keys())} acknowledged texts are lost"
    assert Counter(row[5] for row in stored.values()) == {"answered": len(sids)}
    assert not any(row[6] for row in stored.values()), "a text was parked"
    _check_order(sent, stored)
    jobs = stage.rows(_JOBS, {"sids": sids})
    assert Counter(Counter(job[0] for job in jobs).values()) == {1: len(sids)}, "one job for each text"
    statuses = Counter(job[2] for job in jobs)
    assert statuses == {"sent": len(sids)}, statuses
    assert {job[4] for job in jobs} == {1}, "one row for each text we sent"
    _check_carrier(stage, sent, stored, jobs)


def _check_order(sent: Sequence[Sent], stored: dict[str, Any]) -> None:
    for texts in _by_phone(sent).values():
        for column in (3, 4):  # arrival_seq, turn_no
            values = [stored[text.sid][column] for text in texts]
            assert values == sorted(set(values)), "a phone's texts were taken out of order"


def _check_carrier(stage: Stage, sent: Sequence[Sent], stored: dict[str, Any], jobs: Sequence[Any]) -> None:
    """No job twice, none missing; replies in order, except those whose first try ended in doubt."""
    ledger = stage.ledger()
    accepted = Counter(entry["job_id"] for entry in ledger)
    assert not [job for job, times in accepted.items() if times > 1], "a job was sent twice"
    ours = {job[1] for job in jobs}
    assert ours <= accepted.keys(), f"{len(ours - accepted.keys())} replies never reached the carrier"
    place = {entry["job_id"]: number for number, entry in enumerate(ledger)}
    job_of = {job[0]: job for job in jobs}
    reached = Counter(entry["to"] for entry in ledger)
    assert stage.rows("select count(*) from public.operator_alerts where kind = 'duplicate_send'") == [(0,)]
    doubted = _doubted(stage)
    for phone, texts in _by_phone(sent).items():
        replies = [job_of[stored[text.sid][1]] for text in texts]
        assert reached[phone] == len(replies), "a phone got more than one answer to a text"
        places = [place[job[1]] for job in replies if job[1] not in doubted]
        assert places == sorted(places), "a phone's answers came out of order"


def _doubted(stage: Stage) -> set[str]:
    """Jobs with a try whose end nobody heard: the texts after them were let pass."""
    doubt = "select job_id::text from public.sms_send_attempts where outcome is distinct from 'accepted'"
    return {row[0] for row in stage.rows(doubt)}


def _by_phone(sent: Sequence[Sent]) -> dict[str, list[Sent]]:
    phones: dict[str, list[Sent]] = defaultdict(list)
    for text in sorted(sent, key=lambda text: text.place):
        phones[text.phone].append(text)
    return phones
