"""How the interview's progress changes: a question ends, is asked again, or may be asked anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.profile.completeness import GOOD_BYE
from engine.domain.profile.profile import Progress
from engine.domain.profile.signals import AskAgain, FinishStep

if TYPE_CHECKING:
    from engine.domain.profile.profile import Profile


def finish(profile: Profile, signal: FinishStep | AskAgain) -> Profile:
    """Note that a question ended, with the tokens chosen if there were any; or that it was asked a second time."""
    before, step = profile.interview, signal.step
    if isinstance(signal, AskAgain):
        if step in before.clarified:
            return profile
        return replace(profile, interview=Progress(before.ended, before.chosen, (*before.clarified, str(step))))
    chosen = {asked: tokens for asked, tokens in before.chosen.items() if asked != step}
    if signal.chosen:
        chosen[str(step)] = signal.chosen
    ended = {**before.ended, str(step): signal.how}
    return replace(profile, interview=Progress(ended, chosen, before.clarified), last_interview_step=str(step))


def reopen(profile: Profile, steps: tuple[str, ...]) -> Profile:
    """Forget that these questions were asked, and that we said good-bye; what their answers taught stays."""
    before, steps = profile.interview, (*steps, GOOD_BYE)
    after = Progress(
        {step: how for step, how in before.ended.items() if step not in steps},
        {step: tokens for step, tokens in before.chosen.items() if step not in steps},
        tuple(step for step in before.clarified if step not in steps),
    )
    return replace(profile, interview=after)
