"""The rate limit and the silences: what is set aside, what is refused, who hears of it."""

from __future__ import annotations

from datetime import timedelta

from engine.domain.effects import RaiseAlert, ScheduleEvent, Silence, StaySilent
from engine.domain.fragments import TEXTS_FOLDED
from handlers import rate_limit, silence
from tests.handlers.turns import NOW, earlier, said, turn_of

_FULL = tuple(earlier(seconds) for seconds in (1, 2, 3, 4, 5, 6, 7, 40))


def test_the_first_text_beyond_the_limit_schedules_the_answer() -> None:
    """The ninth text of a minute is set aside, to be answered when the oldest of the eight is a minute old."""
    effects = rate_limit.decide(turn_of("ninth", texts=_FULL)).effects
    event = next(effect for effect in effects if isinstance(effect, ScheduleEvent))
    assert StaySilent(Silence.FOLDED) in effects
    assert event.kind == TEXTS_FOLDED
    assert event.due_at == NOW + timedelta(seconds=20)


def test_later_ones_join_the_open_fold() -> None:
    """While a fold is open, more texts are set aside and no second answer is scheduled."""
    effects = rate_limit.decide(turn_of("tenth", texts=(earlier(0.5, outcome="folded"), *_FULL))).effects
    assert effects == (StaySilent(Silence.FOLDED),)


def test_a_fold_of_a_late_turn_is_answered_at_once() -> None:
    """When turns run behind, the answer is due in the past already, so nobody waits a minute more."""
    effects = rate_limit.decide(turn_of("ninth", texts=_FULL, late=timedelta(minutes=5))).effects
    event = next(effect for effect in effects if isinstance(effect, ScheduleEvent))
    assert event.due_at == NOW + timedelta(seconds=20)


def test_two_folds_have_two_keys() -> None:
    """A fold after a fold schedules its own answer: the key moves with the turns."""
    keys = set()
    for texts in (_FULL, (*_FULL, earlier(90))):
        effects = rate_limit.decide(turn_of("ninth", texts=texts)).effects
        keys |= {effect.key for effect in effects if isinstance(effect, ScheduleEvent)}
    assert len(keys) == 2


def test_machines_are_never_answered() -> None:
    """Short codes and sender names get silence, even when they say something a person would."""
    for sender in ("24273", "VERIZON"):
        assert said(silence.decide(turn_of("hello", sender=sender))) == "not_a_person"


def test_an_opted_out_number_gets_silence_without_alarm() -> None:
    """Texts of an opted-out number are kept and not answered; nobody is alerted."""
    assert silence.decide(turn_of("hello", opted_out=True)).effects == (StaySilent(Silence.OPTED_OUT),)


def test_a_loop_alerts_once_an_hour() -> None:
    """A loop is an incident; its alert has one key per number and hour."""
    keys = []
    for late in (timedelta(), timedelta(minutes=59), timedelta(minutes=61)):
        effects = silence.decide(turn_of("ping", late=late)).effects
        assert StaySilent(Silence.LOOP) in effects
        keys += [effect.key for effect in effects if isinstance(effect, RaiseAlert)]
    assert keys[0] == keys[1] != keys[2]
