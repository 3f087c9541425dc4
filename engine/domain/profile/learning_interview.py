"""How the interview's progress changes: a question ends, is asked again, or may be asked anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.profile.completeness import GOOD_BYE
from engine.domain.profile.profile import Progress
from engine.domain.profile.signals import AskAgain, FinishStep

if TYPE_CHECKING:
    from engine.domain.profile.draft import Draft


def finish(draft: Draft, signal: FinishStep | AskAgain) -> None:
    """Note that a question ended, with the tokens chosen if there were any; or that it was asked a second time."""
    before, step = draft.interview, signal.step
    if isinstance(signal, AskAgain):
        if step not in before.clarified:
            draft.interview = Progress(before.ended, before.chosen, (*before.clarified, str(step)))
        return
    chosen = {asked: tokens for asked, tokens in before.chosen.items() if asked != step}
    if signal.chosen:
        chosen[str(step)] = signal.chosen
    draft.interview = Progress({**before.ended, str(step): signal.how}, chosen, before.clarified)
    draft.last_interview_step = str(step)


def reopen(draft: Draft, steps: tuple[str, ...]) -> None:
    """Forget that these questions were asked, and that we said good-bye; what their answers taught stays."""
    before, steps = draft.interview, (*steps, GOOD_BYE)
    draft.interview = Progress(
        {step: how for step, how in before.ended.items() if step not in steps},
        {step: tokens for step, tokens in before.chosen.items() if step not in steps},
        tuple(step for step in before.clarified if step not in steps),
    )
