"""The records of a quiet afternoon: two people, a few texts each, all as it must be. Faults are planted in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from engine.chaos.evidence import Attempt, Evidence, Job, Sent, Stored, Strike, Taken
from engine.chaos.meaning import Meaning

ANN, BEN = "+14155550101", "+12125550101"
NOON = datetime(2026, 11, 23, 20, tzinfo=UTC)
"""In San Francisco, where Ann lives; three in the afternoon in New York, where Ben does."""

NIGHT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
"""Half past six in San Francisco, and half past nine in New York."""


class Records:
    """Writes down one thing after the other, a minute apart."""

    def __init__(self) -> None:
        zones = {ANN: "America/Los_Angeles", BEN: "America/New_York"}
        self.evidence = Evidence(zones, strikes=[Strike("http_503", 25.0, 35.0)])
        self._number = 0

    def text(self, phone: str, meaning: Meaning = Meaning.OTHER, outcome: str = "answered") -> str:
        """Somebody texts us; gives the id of its row."""
        at = self._next()
        number, evidence = self._number, self.evidence
        evidence.sent.append(Sent(phone, f"SM{number}", meaning, at, number * 10.0, acked_at=at, tries=1))
        evidence.stored.append(
            Stored(
                f"SM{number}", f"row{number}", number, number, outcome, parked=False, correlation_id=f"cause{number}"
            )
        )
        return f"row{number}"

    def job(self, phone: str, purpose: str = "reply", to: str | None = None, *, at: datetime | None = None) -> str:
        """We text somebody, perhaps in answer to one of theirs; gives the job's id."""
        at = self._next() if at is None else at
        self._number += 1
        number, evidence = self._number, self.evidence
        job_id = f"job{number}"
        evidence.jobs.append(
            Job(
                job_id,
                phone,
                purpose,
                "any_hour",
                "sent",
                None,
                to,
                f"line{number}",
                number,
                None,
                at,
                f"cause{number}",
            )
        )
        evidence.attempts.append(Attempt(job_id, f"SMout{number}", "accepted", at))
        evidence.ledger.append(
            Taken(phone, f"SMout{number}", job_id, f"words{number}", at, "delivered", (number - 2) * 10.0 + 1.5)
        )
        return job_id

    def _next(self) -> datetime:
        self._number += 1
        return NOON + timedelta(minutes=self._number)


def afternoon() -> Evidence:
    """Ann chats, is asked along and asks for help; Ben stops, says something, gets nothing, and comes back."""
    records = Records()
    records.job(ANN, to=records.text(ANN))
    records.job(ANN, to=records.text(ANN))
    records.job(ANN, "invite")
    records.job(ANN, "help", records.text(ANN, Meaning.HELP))
    records.text(ANN, outcome="closer")
    records.job(BEN, to=records.text(BEN))
    records.job(BEN, "opt_out_confirmation", records.text(BEN, Meaning.STOP))
    records.text(BEN, outcome="opted_out")
    records.job(BEN, "opt_in_confirmation", records.text(BEN, Meaning.START))
    records.job(BEN, to=records.text(BEN))
    return records.evidence
