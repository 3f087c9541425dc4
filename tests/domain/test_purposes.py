"""One row for every purpose, and what the rows promise together."""

from __future__ import annotations

from datetime import timedelta

from engine.domain.dispatch import LONGEST_VALIDITY
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.domain.sending_hours import HoursRule

_PRIORITIES = range(4)


def test_every_purpose_has_its_row() -> None:
    """A purpose without a row could be stored and never sent."""
    assert PURPOSE_RULES.keys() == set(Purpose)


def test_every_row_can_be_claimed() -> None:
    """The claim looks at priorities 0 to 3 and at nothing else."""
    assert {rule.priority for rule in PURPOSE_RULES.values()} <= set(_PRIORITIES)


def test_only_asked_for_texts_pass_an_opt_out() -> None:
    """After an opt-out: one confirmation (47 CFR 64.1200(a)(12)) and the answer to HELP, nothing else."""
    passing = {purpose for purpose, rule in PURPOSE_RULES.items() if rule.after_opt_out}
    assert passing == {Purpose.OPT_OUT_CONFIRMATION, Purpose.HELP}


def test_the_confirmation_of_an_opt_out_is_sent_within_five_minutes_and_never_twice() -> None:
    """The FCC allows one confirmation within five minutes of the request."""
    rule = PURPOSE_RULES[Purpose.OPT_OUT_CONFIRMATION]
    assert rule.lifetime <= timedelta(minutes=5)
    assert not rule.may_repeat
    assert rule.priority == min(_PRIORITIES)


def test_answers_go_at_any_hour() -> None:
    """Whoever texts us at night is answered at night."""
    assert {rule.hours for rule in PURPOSE_RULES.values() if rule.priority <= 1} == {HoursRule.ANY_HOUR}


def test_every_text_has_its_end() -> None:
    """Nothing waits for ever: answers not longer than a carrier may hold them, news a few days, numbers two weeks."""
    lives = {purpose: rule.lifetime for purpose, rule in PURPOSE_RULES.items()}
    numbers = lives.pop(Purpose.EXCHANGE)  # what both chose, they get, as soon as the hour suits
    assert all(timedelta(0) < life <= timedelta(days=3) for life in lives.values())
    assert numbers <= timedelta(days=14)
    assert lives[Purpose.REPLY] <= LONGEST_VALIDITY
