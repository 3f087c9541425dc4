"""What is told of a run: the tables in the terminal, and the file that keeps them."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson
from rich.console import Group
from rich.table import Table
from rich.text import Text

from engine.chaos.findings import MUST_BE_ZERO, Figure, count
from engine.chaos.latencies import answered, latencies

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rich.console import RenderableType

    from engine.chaos.performing import Outcome
    from engine.chaos.plan import Plan

FILE, PLOT = "chaos.json", "chaos.svg"
_MOST_FINDINGS = 20
_SURE = "accepted"


def held(findings: Mapping[Figure, int]) -> bool:
    """Say whether everything that must be 0 is."""
    return not any(findings[figure] for figure in MUST_BE_ZERO)


def report_of(plan: Plan, outcome: Outcome) -> dict[str, Any]:
    """Everything worth keeping of a run, ready for JSON; nobody's words or numbers."""
    evidence = outcome.evidence
    silent = Counter(row.outcome for row in evidence.stored if row.outcome != "answered")
    unsent = Counter(
        f"{job.status}: {job.reason or 'too late'}" for job in evidence.jobs if job.status not in {"sent", "pending"}
    )
    return {
        "seed": plan.seed,
        "people": len(plan.people),
        "days": plan.days,
        "seconds": round(outcome.seconds, 1),
        "texts_in": len(evidence.sent),
        "texts_out": len(evidence.ledger),
        "deliveries_repeated": sum(text.tries > 1 for text in evidence.sent),
        "found_by_reconciling": sum(text.acked_at is None for text in evidence.sent),
        "calls_without_an_answer": sum(attempt.outcome != _SURE for attempt in evidence.attempts),
        "figures": {figure.value: times for figure, times in count(outcome.findings).items()},
        "silent": dict(sorted(silent.items(), key=str)),
        "unsent": dict(sorted(unsent.items())),
        "disturbances": dict(sorted(Counter(strike.kind for strike in evidence.strikes).items())),
        "latencies": [asdict(latency) for latency in latencies(evidence)],
        "findings": [asdict(finding) for finding in outcome.findings],
    }


def keep(folder: Path, plan: Plan, outcome: Outcome) -> dict[str, Any]:
    """Write the report into `folder`, and the plot where matplotlib is installed; give the report."""
    folder.mkdir(parents=True, exist_ok=True)
    report = report_of(plan, outcome)
    (folder / FILE).write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2) + b"\n")
    try:
        from engine.chaos.plot import draw  # noqa: PLC0415 -- matplotlib is a tool of development
    except ModuleNotFoundError:
        return report
    draw(folder / PLOT, answered(outcome.evidence), outcome.evidence.strikes)
    return report


def tables_of(report: Mapping[str, Any]) -> RenderableType:
    """The tables for the terminal."""
    figures = Table(title="Must all be 0", title_justify="left")
    figures.add_column("figure")
    figures.add_column("count", justify="right")
    for figure in Figure:
        times = report["figures"][figure.value]
        counts = figure in MUST_BE_ZERO
        style = ("red" if times else "green") if counts else "dim"
        figures.add_row(figure.value + ("" if counts else " (not a fault)"), Text(str(times), style=style))
    seconds = Table(title="From a text to its answer, in seconds", title_justify="left")
    seconds.add_column("while")
    for name in ("texts", "p50", "p95", "p99"):
        seconds.add_column(name, justify="right")
    for latency in report["latencies"]:
        ranks = (f"{latency[name]:.2f}" for name in ("p50", "p95", "p99"))
        seconds.add_row(latency["kind"], str(latency["texts"]), *ranks)
    return Group(figures, seconds, *_findings(report))


def _findings(report: Mapping[str, Any]) -> list[RenderableType]:
    wrong = [f for f in report["findings"] if f["figure"] in {figure.value for figure in MUST_BE_ZERO}]
    if not wrong:
        return []
    table = Table(title=f"What was found ({len(wrong)})", title_justify="left")
    for name in ("figure", "what", "id", "correlation id"):
        table.add_column(name, overflow="fold")
    for finding in wrong[:_MOST_FINDINGS]:
        table.add_row(finding["figure"], finding["what"], finding["id"], finding["correlation_id"])
    return [table]


def summary_of(report: Mapping[str, Any]) -> str:
    """Everything counted."""
    ended = ", ".join(f"{times} {how}" for how, times in report["unsent"].items()) or "none"
    return (
        f"Seed {report['seed']}: {report['people']} people, {report['days']} days, {report['texts_in']:,} texts in,"
        f" {report['texts_out']:,} out, {sum(report['disturbances'].values())} disturbances of"
        f" {len(report['disturbances'])} kinds, in {report['seconds'] / 60:.1f} minutes. Not sent, for a"
        f" reason on record: {ended}."
    )
