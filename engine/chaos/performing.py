"""One run from an empty folder to the verdict: a stack of its own, the plan played on it, the books held against it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine.chaos.gathering import gather
from engine.chaos.judging import judge
from engine.chaos.line import Line
from engine.chaos.running import Run
from engine.chaos.stopwatch import Stopwatch
from engine.launcher.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.chaos.evidence import Evidence
    from engine.chaos.findings import Finding
    from engine.chaos.plan import Plan


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left on record, what was found in it, and how many real seconds it took."""

    evidence: Evidence
    findings: list[Finding]
    seconds: float


def perform(
    plan: Plan, folder: Path, *, say: Callable[[str], None], step: Callable[[float], None] = lambda _share: None
) -> Outcome:
    """Play `plan` on a stack in `folder`, which is stopped and left there. We answer the keywords: no carrier helps.

    No text waits for its rest, so that the order of turns is the order of texts. PostgreSQL syncs its commits: it is
    killed, and what the engine promises rests on their being kept.

    Raises `LauncherError` when the stack does not start.
    """
    answering = {"KEYWORD_REPLIES": "engine", "FRAGMENT_WAIT_SECONDS": "0"}
    with Stack(folder, shell=answering, fsync=True, say=say) as stack:
        watch = Stopwatch(Path(stack.environment["CLOCK_FILE"]))
        try:
            return asyncio.run(_perform(plan, stack, watch, step))
        finally:
            watch.close()


async def _perform(plan: Plan, stack: Stack, watch: Stopwatch, step: Callable[[float], None]) -> Outcome:
    async with Line(stack.environment["SANDBOX_URL"]) as line:
        run = Run(plan, stack, line, watch, step)
        left = await run.play()
        ledger = await line.ledger()
        listed = [text for phone in run.town.lives for text in await line.texts(phone)]
        evidence = await asyncio.to_thread(
            gather,
            stack.environment["DATABASE_URL"],
            now=watch.now(),
            zones={person.phone: person.zone for person in plan.people},
            sent=run.town.sent,
            strikes=run.breaker.strikes,
            ledger=ledger,
            statuses={text["sid"]: text["status"] for text in listed},
            heard=run.town.heard,
            left=left,
            unbroken=run.breaker.failures,
        )
    return Outcome(evidence, judge(evidence), watch.real())
