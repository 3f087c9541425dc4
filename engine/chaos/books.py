"""The evidence, arranged by what it is looked up by."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.chaos.evidence import Attempt, Evidence, Job, Sent, Stored, Taken


class Books:
    """Rows by their SIDs and ids; what somebody sent, in their order."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.stored: dict[str, list[Stored]] = defaultdict(list)
        self.jobs: dict[str, Job] = {job.id: job for job in evidence.jobs}
        self.jobs_for: dict[str, list[Job]] = defaultdict(list)
        self.replies: dict[str, list[Job]] = defaultdict(list)
        self.ledger: dict[str, list[tuple[int, Taken]]] = defaultdict(list)
        self.attempts: dict[str, list[Attempt]] = defaultdict(list)
        self.sent_by: dict[str, list[Sent]] = defaultdict(list)
        for row in evidence.stored:
            self.stored[row.sid].append(row)
        for job in sorted(evidence.jobs, key=lambda job: job.seq):
            self.jobs_for[job.phone].append(job)
            if job.in_reply_to is not None:
                self.replies[job.in_reply_to].append(job)
        for place, taken in enumerate(evidence.ledger):
            self.ledger[taken.job_id or ""].append((place, taken))
        for attempt in evidence.attempts:
            self.attempts[attempt.job_id].append(attempt)
        for text in evidence.sent:
            self.sent_by[text.phone].append(text)

    def row(self, text: Sent) -> Stored | None:
        """The row of a text, None when there is none."""
        rows = self.stored.get(text.sid)
        return rows[0] if rows else None

    def replies_to(self, row: Stored) -> list[Job]:
        """What was decided to say to a text, in order."""
        return self.replies.get(row.id, [])
