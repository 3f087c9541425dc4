"""Who gets this text: a row per rule of the product, and what outranks what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from engine.domain.forming.requesting import topic_of
from engine.domain.limits import REPLIES_A_DAY
from engine.domain.linkups.after import AfterStep
from engine.domain.people import HoldState, UserState
from engine.domain.profile.profile import Ended, Profile, Progress
from engine.domain.turn import Mode
from router import precedence
from router.decide import decide_turn
from router.precedence import PRECEDENCE, route
from tests.domain.forming.plans import DRAFT, DRAFTED, READY, SOUGHT
from tests.domain.linkups.afterwards import AGAIN, NOW_ON, OVER, asked_about
from tests.domain.linkups.coming import COMING, REMINDED
from tests.domain.linkups.known import INVITED
from tests.domain.living.members import PRIYA, STALE, WHOLE, asked, held
from tests.handlers.turns import TOLL_FREE, earlier, turn_of

if TYPE_CHECKING:
    from typing import TypeAlias

    from engine.domain.turn import RecentText, Turn

    _Row: TypeAlias = tuple[str, dict[str, Any], str, str]

_FULL = tuple(earlier(seconds, f"text {seconds}") for seconds in range(1, 9))
_FOLDING = (earlier(30, "one more", outcome="folded"),)
_LOOPING = tuple(earlier(100 * place, "ping") for place in range(1, 6))
_KNOWN = {
    "person",
    "profile",
    "questions",
    "banned_for",
    "told_today",
    "standing",
    "invites",
    "places",
    "days",
    "afters",
}
_HELD = held(HoldState.HARD)
_SUSPENDED = replace(PRIYA, state=UserState.SUSPENDED)


def _alike(body: str) -> tuple[RecentText, ...]:
    """Five earlier texts that said the same."""
    return tuple(earlier(100 * place, body) for place in range(1, 6))


def _asked(step: str) -> dict[str, Any]:
    """Facts of a conversation in which the interview has asked this."""
    begun = Profile(interview=Progress(ended={"intro_01": Ended.ANSWERED}))
    return {"mode": Mode.INTERVIEWING, "state": step, "profile": begun, "questions": (asked("interview", step),)}


_NEVER_BOTH = {
    ("stop", "start"),
    ("start", "help"),
    ("told_enough", "profile_shown"),  # strangers; members
    ("only_media", "profile_change"),
    ("only_media", "day_command"),
    ("day_command", "after_answer"),  # now; how it was
    ("draft", "request"),  # with a draft; with none
    ("request", "profile_change"),  # a text that asks for company is no statement about oneself
}
_INTERVIEWED = _asked("pace_01")
_INVITED = {"invites": (INVITED,)}
_SOUGHT = {"person": PRIYA, "profile": WHOLE, "standing": SOUGHT}
_COMING = {"person": PRIYA, "profile": WHOLE, "places": (COMING,)}
_DAY = {**_COMING, "days": (NOW_ON,)}
_OVER = {"person": PRIYA, "profile": WHOLE, "afters": (OVER,), "questions": (asked_about(AfterStep.ATTENDANCE),)}
_TOLD = {**_OVER, "afters": (AGAIN,), "questions": (asked_about(AfterStep.REMEMBER),)}
_STALE = {"profile": STALE, "questions": (asked("profile", "still_right"),)}

_DRAFTING = {
    "person": PRIYA, "profile": WHOLE, "mode": Mode.LINKUP_FORMING, "state": "reading_back", "standing": DRAFTED,
}  # fmt: skip
_ASKING = {"person": PRIYA, "profile": WHOLE, "standing": READY}


def _row(body: str, rule: str, outcome: str, **facts: Any) -> _Row:  # noqa: ANN401 -- a fact of any kind
    """One row of the table: a text, the facts around it, the rule that must decide and what must come of it."""
    return body, facts, rule, outcome


_ROWS = (
    # Carrier senders are never answered, whatever they say.
    _row("hello", "not_a_person", "not_a_person", sender="24273"),
    _row("HELP", "not_a_person", "not_a_person", sender="VERIZON"),
    _row("STOP", "not_a_person", "not_a_person", sender="611"),
    _row("hello", "not_a_person", "not_a_person", sender="unknown sender"),
    # STOP beats everything else.
    _row("STOP", "stop", "answered"),
    _row("please stop texting me", "stop", "answered"),
    _row("STOP", "stop", "opted_out", opted_out=True),
    _row("STOP", "stop", "answered", texts=_FULL),
    _row("STOP", "stop", "answered", texts=_FOLDING),
    _row("stop", "stop", "answered", texts=tuple(earlier(60 * n, "stop") for n in range(1, 7))),
    _row("STOP", "stop", "answered", media=1),
    _row("STOP", "stop", "answered", mode=Mode.AWAITING_INVITE_REPLY, state="open"),
    _row("stop. help", "mode", "answered"),
    _row("anything", "stop", "answered", opt_out_type="STOP"),
    # The START family, on any hold; YES only where it is one.
    _row("START", "start", "answered"),
    _row("UNSTOP", "start", "answered", opted_out=True),
    _row("START", "start", "answered", texts=_FULL),
    _row("YES", "start", "answered", opted_out=True),
    _row("YES", "mode", "answered"),
    _row("YES", "opted_out", "opted_out", opted_out=True, to=TOLL_FREE),
    _row("START", "start", "answered", opted_out=True, to=TOLL_FREE),
    _row("yes please", "opted_out", "opted_out", opted_out=True),
    # HELP as the whole message, whatever else holds.
    _row("HELP", "help", "answered"),
    _row("HELP", "help", "answered", opted_out=True),
    _row("HELP", "help", "answered", texts=_FULL),
    _row("HELP", "help", "answered", texts=_FOLDING),
    _row("help me find friends", "mode", "answered"),
    # An opted-out number gets nothing else, and nothing of it counts as a loop or a flood.
    _row("hello", "opted_out", "opted_out", opted_out=True),
    _row("ping", "opted_out", "opted_out", opted_out=True, texts=_LOOPING),
    _row("", "opted_out", "opted_out", opted_out=True, media=1),
    # Numbers that were turned away: only another wish to come in is answered.
    _row("hello", "banned", "banned", banned_for="under_18"),
    _row("JOIN", "banned", "answered", banned_for="under_18"),
    _row("i'm 16", "banned", "banned", banned_for="under_18"),
    _row("i'm 16", "under_age", "answered", banned_for="operator"),
    _row("ping", "banned", "banned", banned_for="operator", texts=_LOOPING),
    _row("", "banned", "banned", banned_for="under_18", media=1),
    _row("hello", "banned", "banned", banned_for="under_18", person=_HELD),
    _row("STOP", "stop", "answered", banned_for="under_18"),
    _row("HELP", "help", "answered", banned_for="under_18"),
    _row("hello", "opted_out", "opted_out", banned_for="under_18", opted_out=True),
    # Whoever says to be under 18 is parted with at once, wherever they are, and no limit holds that up.
    _row("i'm 16", "under_age", "answered"),
    _row("i'm 16", "under_age", "answered", mode=Mode.JOINING, state="name"),
    _row("i'm only 17", "under_age", "answered", person=PRIYA, **_INTERVIEWED),
    _row("i'm 16", "under_age", "answered", texts=_FULL),
    _row("i'm 16", "under_age", "answered", texts=_alike("i'm 16")),
    _row("i'm 16", "under_age", "answered", told_today=REPLIES_A_DAY),
    _row("i'm 16", "under_age", "answered", person=_HELD),
    _row("i'm 16", "opted_out", "opted_out", opted_out=True),
    _row("my kid is 16", "mode", "answered"),
    # Two machines talking.
    _row("Ping!", "loop", "loop", texts=_LOOPING),
    _row("ping", "mode", "answered", texts=_LOOPING[:4]),
    _row("ping", "mode", "answered", texts=(*_LOOPING[:4], earlier(601, "ping"))),
    _row("pong", "mode", "answered", texts=_LOOPING),
    _row("ping", "loop", "loop", texts=tuple(earlier(place, "ping") for place in range(1, 9))),
    _row("A", "loop", "loop", texts=_alike("A")),
    _row("A", "mode", "answered", person=PRIYA, texts=_alike("A"), **_INTERVIEWED),
    _row("ping", "loop", "loop", texts=_LOOPING, late=timedelta(minutes=9)),
    _row("", "only_media", "answered", media=1, texts=tuple(earlier(90 * n) for n in range(1, 7))),
    _row("👍", "loop", "loop", texts=tuple(earlier(90 * n, "👍") for n in range(1, 7))),
    _row("👍", "mode", "closer", texts=tuple(earlier(90 * n, "🎉") for n in range(1, 7))),
    # Eight texts a minute; the ninth and all behind it are set aside.
    _row("ninth", "rate_limited", "folded", texts=_FULL),
    _row("ninth", "rate_limited", "folded", texts=_FULL, late=timedelta(minutes=5)),
    _row("eighth", "mode", "answered", texts=_FULL[:7]),
    _row("ninth", "mode", "answered", texts=(*_FULL[:7], earlier(60, "first"))),
    _row("later", "mode", "closer", texts=_FOLDING),
    _row("", "rate_limited", "folded", texts=_FULL, media=1),
    # A stranger gets so many texts a day; a member's conversation is never cut off.
    _row("hello", "told_enough", "daily_limit", told_today=REPLIES_A_DAY),
    _row("JOIN", "told_enough", "daily_limit", told_today=REPLIES_A_DAY),
    _row("", "told_enough", "daily_limit", told_today=REPLIES_A_DAY, media=1),
    _row("ping", "loop", "loop", told_today=REPLIES_A_DAY, texts=_LOOPING),
    _row("ninth", "rate_limited", "folded", told_today=REPLIES_A_DAY, texts=_FULL),
    _row("hello", "mode", "answered", told_today=REPLIES_A_DAY - 1),
    _row("hello", "mode", "answered", told_today=REPLIES_A_DAY, person=PRIYA, profile=WHOLE),
    _row("HELP", "help", "answered", told_today=REPLIES_A_DAY),
    # What we have on a member is shown on any hold; what limits all limits this too.
    _row("ME", "profile_shown", "answered", person=PRIYA, profile=WHOLE),
    _row("ME", "profile_shown", "answered", person=_HELD, profile=WHOLE),
    _row("ME", "profile_shown", "answered", person=_SUSPENDED, profile=WHOLE),
    _row("ME", "profile_shown", "answered", person=PRIYA, **_INTERVIEWED),
    _row("ME", "loop", "loop", person=PRIYA, profile=WHOLE, texts=_alike("ME")),
    _row("ME", "rate_limited", "folded", person=PRIYA, profile=WHOLE, texts=_FULL),
    _row("ME", "mode", "answered"),
    # A hard hold or a suspension stops the rest; a soft hold is decided further in.
    _row("hello", "held", "answered", person=_HELD),
    _row("hello", "held", "answered", person=_SUSPENDED),
    _row("B", "held", "answered", person=_HELD, **_INTERVIEWED),
    _row("no more karaoke", "held", "answered", person=_HELD, profile=WHOLE),
    _row("", "held", "answered", person=_HELD, media=1),
    _row("hello", "mode", "answered", person=held(HoldState.SOFT), profile=WHOLE),
    _row("STOP", "stop", "answered", person=_HELD),
    _row("START", "start", "answered", person=_HELD, opted_out=True),
    # Photos: alone they are explained, beside words they are not there.
    _row("", "only_media", "answered", media=1),
    _row("  ", "only_media", "answered", media=3),
    _row("look at this", "mode", "answered", media=1),
    # What is said about a plan that is being read back is about the plan; without one it asks for company, or does not.
    _row("no more karaoke", "draft", "answered", **_DRAFTING),
    _row("GO", "draft", "answered", **_DRAFTING, questions=(asked(topic_of(DRAFT), "reading_back"),)),
    _row("", "only_media", "answered", media=1, **_DRAFTING),
    _row("ME", "profile_shown", "answered", **_DRAFTING),
    _row("coffee sat morning?", "request", "answered", **_ASKING),
    _row("no more bars. coffee sat morning?", "request", "answered", **_ASKING),
    _row("GO", "request", "answered", **_ASKING, questions=(asked(topic_of(DRAFT), "reading_back"),)),
    _row("GO", "mode", "answered", **_ASKING),
    _row("coffee sat morning?", "mode", "answered", person=PRIYA, **_INTERVIEWED),
    _row("coffee sat morning?", "held", "answered", person=_HELD, profile=WHOLE),
    _row("coffee sat morning?", "mode", "answered"),
    # An answer to an invite; the interview's question comes first, and so do yes and no to one's own plan.
    _row("A", "invite_reply", "answered", person=PRIYA, profile=WHOLE, **_INVITED),
    _row("sunday works", "invite_reply", "answered", person=PRIYA, profile=WHOLE, **_INVITED),
    _row("switch me to sunday", "invite_reply", "answered", person=PRIYA, profile=WHOLE, **_INVITED),
    _row("no thanks", "invite_reply", "answered", person=PRIYA, profile=WHOLE, **_INVITED),
    _row("A", "mode", "answered", person=PRIYA, **_INTERVIEWED, **_INVITED),
    _row("A", "invite_reply", "answered", **_DRAFTING, **_INVITED),
    _row("no", "draft", "answered", **_DRAFTING, **_INVITED),
    _row("no more mornings", "profile_change", "answered", person=PRIYA, profile=WHOLE, **_INVITED),
    _row("A", "held", "answered", person=_HELD, profile=WHOLE, **_INVITED),
    # What is said about a LinkUp they have a place in, unless an invite came after the last text about it.
    _row("PLAN", "plan_command", "answered", **_COMING),
    _row("CAN'T", "plan_command", "answered", replies=(REMINDED,), **_COMING, **_INVITED),
    _row("CAN'T", "invite_reply", "answered", **_COMING, **_INVITED),
    _row("where is it again?", "plan_command", "answered", **_COMING, **_INVITED),
    _row("PLAN", "plan_command", "answered", **{**_DRAFTING, **_COMING}),
    _row("CAN'T", "draft", "answered", **{**_DRAFTING, **_COMING}),
    _row("CAN'T", "plan_command", "answered", **{**_COMING, "person": _HELD}),
    _row("PLAN", "plan_command", "answered", **{**_COMING, "person": _SUSPENDED}),
    _row("IN", "held", "answered", **{**_COMING, "person": _HELD}),
    _row("CALL OFF", "plan_command", "answered", **_SOUGHT),
    _row("PLAN", "plan_command", "answered", **_SOUGHT),
    _row("CAN'T", "plan_command", "answered", **_SOUGHT),
    # A member's wish about their profile, unless it is what the interview has just asked for.
    _row("no more karaoke", "profile_change", "answered", person=PRIYA, profile=WHOLE),
    _row("call me Max", "profile_change", "answered", person=PRIYA, **_INTERVIEWED),
    _row("no more karaoke", "profile_change", "answered", person=PRIYA, **_INTERVIEWED),
    _row("no more karaoke", "mode", "answered", person=PRIYA, **_asked("boundaries_01")),
    _row("no more mornings", "mode", "answered", person=PRIYA, **_asked("constraints_01")),
    _row("no more mornings", "profile_change", "answered", person=PRIYA, **_asked("boundaries_01")),
    _row("still right", "profile_change", "answered", person=PRIYA, **_STALE),
    _row("still right", "mode", "answered", person=PRIYA, profile=WHOLE),
    _row("no more karaoke", "mode", "answered"),
    # What is left is the conversation's.
    _row("hello", "mode", "answered"),
    _row("ok", "mode", "closer"),
    # Around the start: late, there, alone.
    _row("LATE 15", "day_command", "answered", **_DAY),
    _row("i'm here", "day_command", "answered", **_DAY),
    _row("nobody is here", "day_command", "answered", **_DAY),
    # How it was: what answers the last question plainly, then whatever may be remembered.
    _row("1", "after_answer", "answered", **_OVER),
    _row("couldn't make it", "after_answer", "answered", **{**_OVER, "places": (COMING,)}),
    _row("CAN'T", "plan_command", "answered", **{**_OVER, "places": (COMING,)}),
    _row("1", "after_answer", "answered", texts=_alike("1"), **_OVER),
    _row("Ben tells the best stories", "after_talk", "answered", **_TOLD),
    _row("i don't do karaoke any more", "profile_change", "answered", **_TOLD),
    _row("thanks", "after_answer", "answered", **_TOLD),
    _row("what?", "after_talk", "answered", **_OVER),
    _row("Loved “See you”", "mode", "tapback"),
    _row("", "mode", "answered"),
)


def _turn(body: str, facts: dict[str, Any]) -> Turn:
    """The turn of a text; what the builder of turns does not know is a fact of the snapshot."""
    known = {name: facts[name] for name in facts.keys() & _KNOWN}
    turn = turn_of(body, **{name: fact for name, fact in facts.items() if name not in known})
    return replace(turn, snapshot=replace(turn.snapshot, **known))


@pytest.mark.parametrize(
    ("body", "facts", "rule", "outcome"),
    _ROWS,
    ids=[f"{rule}-{outcome}-{body[:20]}-{'-'.join(facts)}" for body, facts, rule, outcome in _ROWS],
)
def test_who_gets_it(body: str, facts: dict[str, Any], rule: str, outcome: str) -> None:
    """The first rule that matches decides, and every text has its one outcome."""
    decided = decide_turn(_turn(body, facts))
    assert (decided.rule, decided.outcome) == (rule, outcome)


@pytest.mark.parametrize("rule", [rule.name for rule in PRECEDENCE])
def test_no_rule_can_go(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    """Without any one of the rules somebody else would get a text of the table above."""
    monkeypatch.setattr(precedence, "PRECEDENCE", tuple(each for each in PRECEDENCE if each.name != rule))
    assert _misled() == {rule}


@pytest.mark.parametrize(("upper", "lower"), list(pairwise(rule.name for rule in PRECEDENCE)))
def test_no_rule_can_move(monkeypatch: pytest.MonkeyPatch, upper: str, lower: str) -> None:
    """Neighbours that can match the same text decide a text of the table otherwise when they change places."""
    changed = {upper: lower, lower: upper}
    rules = {rule.name: rule for rule in PRECEDENCE}
    monkeypatch.setattr(precedence, "PRECEDENCE", tuple(rules[changed.get(name, name)] for name in rules))
    assert _misled() == (set() if (upper, lower) in _NEVER_BOTH else {upper})


def _misled() -> set[str]:
    """Which rules lose a text of the table."""
    return {rule for body, facts, rule, _ in _ROWS if route(_turn(body, facts))[0] != rule}


def test_consent_comes_first() -> None:
    """The order is the product's: consent, commands, who may come in, then limits, then holds, then talk."""
    assert [rule.name for rule in PRECEDENCE] == [
        "not_a_person",
        "stop",
        "start",
        "help",
        "opted_out",
        "under_age",
        "banned",
        "loop",
        "rate_limited",
        "told_enough",
        "profile_shown",
        "held",
        "only_media",
        "day_command",
        "after_answer",
        "plan_command",
        "invite_reply",
        "draft",
        "request",
        "profile_change",
        "after_talk",
    ]
