"""Asking for company, decided: what is read back, asked, sent, dropped, and what nothing comes of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.effects import Asks, CancelLinkup, DraftLinkup, Reply, ReviseLinkup, SendLinkup, Silence, StaySilent
from engine.domain.forming.requesting import about_draft, asks_for_news, topic_of
from engine.domain.forming.states import ASKING_WHEN, DRAFT_DUE, READING_BACK, UNSURE
from engine.domain.linkups.states import CancelReason, InviteState, LinkupState
from engine.domain.people import HoldState, RegionState
from engine.domain.profile.profile import Boundaries
from engine.domain.turn import Happening, Mode, RecentReply, Session
from engine.domain.voice import Line
from handlers.linkup_forming import HANDLER, decide
from tests.domain.forming.plans import DRAFT, DRAFTED, READY
from tests.domain.linkups.known import INVITED
from tests.domain.living.members import BAY, PRIYA, STALE, WHOLE, asked, held, text_of
from tests.handlers.turns import NOW

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.forming.standing import Standing
    from engine.domain.people import Person
    from engine.domain.turn import Decision, Turn

_READ = (asked(topic_of(DRAFT), READING_BACK),)


def _idle(body: str, standing: Standing = READY, person: Person = PRIYA) -> Turn:
    turn = text_of(body, person=person)
    return replace(turn, snapshot=replace(turn.snapshot, standing=standing))


def _drafting(body: str, standing: Standing = DRAFTED, state: str = READING_BACK) -> Turn:
    turn = text_of(body, mode=Mode.LINKUP_FORMING, state=state, questions=_READ)
    return replace(turn, snapshot=replace(turn.snapshot, standing=standing))


def _words(decision: Decision) -> str:
    return " / ".join(effect.words.body for effect in decision.effects if isinstance(effect, Reply))


def _lines(decision: Decision) -> set[str]:
    templates = [effect.words.template for effect in decision.effects if isinstance(effect, Reply)]
    return {part.partition("@")[0] for template in templates for part in template.split("+")}


def _effect(decision: Decision, kind: type) -> object:
    (found,) = (effect for effect in decision.effects if isinstance(effect, kind))
    return found


@pytest.mark.parametrize(
    ("body", "said", "state"),
    [
        ("coffee sat morning?", "Coffee, Sat Nov 28 at 10am, Ritual (Valencia St), 3 to 6 people. GO", READING_BACK),
        ("hike sun or fri at 2pm with 4", "A hike, Sun Nov 22 at 2pm or Fri Nov 27 at 2pm, Dolores", READING_BACK),
        (
            "coffee just the two of us, sunday at 11",
            "Everybody's first two are for three people or more, so I made it three. Coffee, Sun Nov 22 at 11am",
            READING_BACK,
        ),
        (
            "coffee thursday morning or saturday at 3pm",
            "Coffee, Thu Nov 26 at 10am or Sat Nov 21 at 3pm, Ritual (Valencia St)",
            READING_BACK,
        ),
        ("anyone up for a hike?", "Nice, a hike. When works for you?", ASKING_WHEN),
        ("anyone around sunday?", "Sun Nov 22 at 3pm it is. What would you like to do?", "asking_what"),
        ("I want to hang out", "Happy to find you company.", "asking_both"),
        ("coffee yesterday?", "That time has passed already.", ASKING_WHEN),
    ],
)
def test_a_request_is_drafted(body: str, said: str, state: str) -> None:
    """Everything said is in the read-back; what is missing is asked for once, and guessed meanwhile."""
    decision = decide(_idle(body))
    assert _words(decision).startswith(said)
    assert (decision.mode, decision.state) == (Mode.LINKUP_FORMING, state)
    draft = _effect(decision, DraftLinkup)
    assert isinstance(draft, DraftLinkup)
    assert draft.venue["name"] in {"Ritual", "Dolores Park"}


@pytest.mark.parametrize(
    ("person", "standing", "line"),
    [
        (held(HoldState.SOFT), READY, Line.PLAN_REFUSED_HOLD),
        (replace(PRIYA, region=replace(BAY, state=RegionState.WAITLISTED)), READY, Line.PLAN_REFUSED_REGION),
        (replace(PRIYA, region=None), READY, Line.PLAN_REFUSED_REGION),
        (PRIYA, replace(READY, region_paused=True), Line.PLAN_REFUSED_REGION),
        (PRIYA, replace(READY, may_initiate=False), Line.PLAN_REFUSED_ENTITLEMENT),
        (PRIYA, replace(READY, starts_today=3), Line.PLAN_REFUSED_TODAY),
        (PRIYA, replace(READY, venues=()), Line.PLAN_NO_PLACE),
    ],
)
def test_guards(person: Person, standing: Standing, line: Line) -> None:
    """Whatever keeps somebody from starting is said with what would help, and nothing is drafted."""
    decision = decide(_idle("coffee sat morning?", standing, person))
    assert _lines(decision) == {line}
    assert not [effect for effect in decision.effects if isinstance(effect, DraftLinkup)]
    assert (decision.mode, decision.state) == (None, "idle")


def test_an_old_profile_is_asked_about_first() -> None:
    """Whoever has not been heard of for half a year is asked whether what we have on them still holds."""
    turn = _idle("coffee sat morning?")
    decision = decide(replace(turn, snapshot=replace(turn.snapshot, profile=STALE)))
    assert _lines(decision) == {Line.STILL_RIGHT}
    (reply,) = decision.effects
    assert isinstance(reply, Reply)
    assert reply.asks == Asks("profile", "still_right")


def test_too_soon_is_offered_later() -> None:
    """A time that leaves no three hours to ask people is read back a day later, with the reason."""
    decision = decide(_idle("coffee at 1pm today?"))
    assert _lines(decision) == {Line.PLAN_TOO_SOON, Line.PLAN_READBACK}
    assert "Sun Nov 22 at 1pm" in _words(decision)


def test_nothing_open_is_offered_at_another_time() -> None:
    """A place that is closed then is read back for when it is open, with the reason."""
    decision = decide(_idle("board games sunday at 8pm?"))
    assert _lines(decision) == {Line.PLAN_MOVED, Line.PLAN_READBACK}
    assert "Sunday Table" in _words(decision)


def test_nobody_under_21_is_taken_to_a_bar() -> None:
    """A place that would not let the initiator in is not proposed."""
    assert _lines(decide(_idle("bars friday night?", replace(READY, age=20)))) == {Line.PLAN_NO_PLACE}
    assert _lines(decide(_idle("bars friday night?", replace(READY, age=21)))) == {Line.PLAN_READBACK}


@pytest.mark.parametrize(
    ("places", "limits", "said", "why"),
    [
        (0, (), "3 people", {Line.PLAN_FIRST_GROUPS}),
        (1, (), "3 people", {Line.PLAN_FIRST_GROUPS}),
        (2, (), "2 people", set()),
        (2, ("groups_only",), "3 people", {Line.PLAN_GROUPS_ONLY}),
    ],
)
def test_the_first_two_are_groups(places: int, limits: tuple[str, ...], said: str, why: set[Line]) -> None:
    """Two people are enough only after two LinkUps, and never for whoever wants groups only; the read-back says why."""
    turn = _idle("coffee just the two of us, sunday at 11", replace(READY, places=places))
    profile = replace(WHOLE, boundaries=Boundaries(limits=limits))
    decision = decide(replace(turn, snapshot=replace(turn.snapshot, profile=profile)))
    assert f", {said}. GO" in _words(decision)
    assert _lines(decision) == {Line.PLAN_READBACK, *why}


def test_a_size_that_stays_is_not_explained() -> None:
    """Who asked for three or more, or for no number, is not told about small groups."""
    for body in ("coffee sunday at 11", "coffee sunday at 11 with 4 people"):
        assert _lines(decide(_idle(body))) == {Line.PLAN_READBACK}


def test_of_two_times_the_one_that_has_a_place_is_kept() -> None:
    """Brunch ends at three: the evening is left out, and that is said; the order they named makes no difference."""
    for body in ("brunch sunday at noon or saturday at 8pm", "brunch saturday at 8pm or sunday at noon"):
        decision = decide(_idle(body))
        assert _lines(decision) == {Line.PLAN_ONE_TIME, Line.PLAN_READBACK}
        assert "Brunch, Sun Nov 22 at noon, Sunday Table" in _words(decision)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "coffee sat morning, zorp",
            "3 to 6 people. Did I get the place right? GO sends it, or tell me what to change.",
        ),
        ("coffee picnic sun at 11am", "Did I get the activity right?"),
        ("coffee sunday but not at 11", "Did I get the time right?"),
        ("looking for 2 more for coffee sun 11am", "Did I get the group size right?"),
        ("coffee with the zorps on sun at 11am", "Did I get all of it right?"),
        ("coffee zorp picnic sun 11am", "Did I get all of it right?"),
        (
            "coffee sun or mon morning with zoe",
            "or Mon Nov 23 at 10am, Ritual (Valencia St), 3 to 6 people. Did I get all of",
        ),
    ],
)
def test_what_may_be_misread_is_read_back_as_a_question(body: str, said: str) -> None:
    """A plan in whose text something was not understood asks whether it is right, and which part of it is in doubt."""
    decision = decide(_idle(body))
    assert said in _words(decision)
    assert _words(decision).endswith("GO sends it, or tell me what to change. NO drops it.")
    assert _lines(decision) <= {Line.PLAN_DOUBTED, Line.PLAN_DOUBTED_EITHER}
    assert (decision.mode, decision.state) == (Mode.LINKUP_FORMING, READING_BACK)
    assert [effect for effect in decision.effects if isinstance(effect, DraftLinkup)]


@pytest.mark.parametrize("body", ["no, just coffee", "nope, saturday morning", "No! coffee sat"])
def test_no_with_what_the_plan_says_already_drops_nothing(body: str) -> None:
    """Who answers the question with what was read back anyway is read it again, and keeps the plan."""
    decision = decide(_drafting(body))
    assert _lines(decision) == {Line.PLAN_READBACK}
    assert not [effect for effect in decision.effects if isinstance(effect, CancelLinkup)]


@pytest.mark.parametrize("body", ["no", "no, the coffee is off", "no, cancel it", "no thanks", "nope, never mind"])
def test_no_drops_the_plan(body: str) -> None:
    """A plain NO, and one about the plan that wants nothing of it, drop it."""
    assert _lines(decide(_drafting(body))) == {Line.PLAN_DROPPED}


def test_a_correction_is_doubted_for_its_own_words() -> None:
    """What was asked about once is read back plainly after a clear correction, and asked about after a strange one."""
    assert _lines(decide(_drafting("make it sunday"))) == {Line.PLAN_READBACK}
    assert _lines(decide(_drafting("make it sunday zorp"))) == {Line.PLAN_DOUBTED}


def test_a_doubt_outlives_the_question_when() -> None:
    """What was not understood in a request without a time is asked about when the whole plan is read back."""
    assert decide(_idle("anyone up for a hike?")).state == ASKING_WHEN
    asked_when = decide(_idle("anyone up for a hike with the zorps?"))
    assert asked_when.state == ASKING_WHEN + UNSURE
    assert _lines(asked_when) == {Line.PLAN_WHEN}
    read_back = decide(_drafting("sunday morning", state=asked_when.state))
    assert (_lines(read_back), read_back.state) == ({Line.PLAN_DOUBTED}, READING_BACK)
    assert _lines(decide(_drafting("sunday morning", state=ASKING_WHEN))) == {Line.PLAN_READBACK}


@pytest.mark.parametrize("body", ["GO", "go!", "yes", "ok go ahead"])
def test_go_sends(body: str) -> None:
    """GO, or a plain yes, sends the plan that was read, until when is said, and the conversation is idle again."""
    decision = decide(_drafting(body))
    sent = _effect(decision, SendLinkup)
    assert isinstance(sent, SendLinkup)
    assert sent.ends_at == NOW + timedelta(hours=24)
    assert sent.starts == DRAFT.brief.starts(BAY.timezone)
    assert (decision.mode, decision.state) == (Mode.IDLE, "idle")
    assert _lines(decision) == {Line.PLAN_SENT}
    assert _words(decision).endswith("CALL OFF stops it.")


def test_what_went_out_names_both_times() -> None:
    """Who offered two times hears that both went out."""
    options = DRAFT.brief.time_window_options
    later = options[0].model_copy(update={"day": options[0].day + timedelta(days=1)})
    brief = DRAFT.brief.model_copy(update={"time_window_options": (*options, later)})
    draft = replace(DRAFT, brief=brief)
    decision = decide(_drafting("GO", replace(DRAFTED, running=draft)))
    assert _lines(decision) == {Line.PLAN_SENT_EITHER}


@pytest.mark.parametrize("body", ["yes but after 11", "go, with strangers lol", "no, sunday", "maybe", "is it far?"])
def test_doubts_do_not_send(body: str) -> None:
    """A condition, mockery, a correction or a question sends nothing."""
    decision = decide(_drafting(body))
    assert not [effect for effect in decision.effects if isinstance(effect, SendLinkup)]
    assert decision.state == READING_BACK


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("make it sunday", "Coffee, Sun Nov 22 at 10am"),
        ("no, sunday", "Coffee, Sun Nov 22 at 10am"),
        ("no, 4 people", "Coffee, Sat Nov 28 at 10am, Ritual (Valencia St), 4 people"),
        ("at 11 instead", "Coffee, Sat Nov 28 at 11am"),
        ("switch to a hike", "A hike, Sat Nov 28 at 10am, Dolores Park"),
    ],
)
def test_corrections(body: str, said: str) -> None:
    """A change is read back whole."""
    decision = decide(_drafting(body))
    assert _words(decision).startswith(said)
    assert _effect(decision, ReviseLinkup)


@pytest.mark.parametrize("body", ["NO", "never mind", "nah drop it"])
def test_no_drops(body: str) -> None:
    """NO ends the draft and says that nothing went out."""
    decision = decide(_drafting(body))
    canceled = _effect(decision, CancelLinkup)
    assert isinstance(canceled, CancelLinkup)
    assert canceled.reason is CancelReason.CALLED_OFF
    assert (_lines(decision), decision.mode) == ({Line.PLAN_DROPPED}, Mode.IDLE)


def test_unclear_is_asked_once() -> None:
    """What cannot be read is asked about once; the second time nothing changes, in so many words."""
    assert _lines(decide(_drafting("purple"))) == {Line.PLAN_UNCLEAR}
    turn = _drafting("purple again")
    again = replace(turn, snapshot=replace(turn.snapshot, questions=(asked(topic_of(DRAFT), "unclear"),)))
    assert _lines(decide(again)) == {Line.PLAN_UNCHANGED}


def test_go_to_an_unread_plan_waits() -> None:
    """GO that the last read-back cannot have caused sends nothing: that plan is on its way."""
    newer = replace(_READ[0], id=DRAFT.id, asked_at=NOW + timedelta(seconds=1))
    turn = _drafting("GO")
    decision = decide(replace(turn, snapshot=replace(turn.snapshot, questions=(newer, *_READ))))
    assert decision.effects == (StaySilent(Silence.QUESTION_UNDERWAY),)
    lost = replace(newer, asked_at=None, is_lost=True)
    decision = decide(replace(turn, snapshot=replace(turn.snapshot, questions=(lost, *_READ))))
    assert _lines(decision) == {Line.PLAN_READBACK}


def test_a_clarifier_is_asked_once() -> None:
    """After the one question the best guess is read back, whatever was answered."""
    assert "Coffee, Sun Nov 22 at 10am" in _words(decide(_drafting("sunday morning", state=ASKING_WHEN)))
    assert "Coffee, Sat Nov 28 at 10am" in _words(decide(_drafting("whenever really", state=ASKING_WHEN)))


@pytest.mark.parametrize(("age", "ends"), [(timedelta(minutes=29), False), (timedelta(minutes=30), True)])
def test_a_draft_dies(age: timedelta, ends: bool) -> None:  # noqa: FBT001 -- a column of the table
    """Half an hour after it was made, and not before, a draft ends without a word."""
    turn = _drafting("")
    event = Happening(DRAFT.id, DRAFT_DUE, {}, NOW)
    standing = replace(DRAFTED, running=replace(DRAFT, created_at=NOW - age))
    decision = decide(replace(turn, cause=event, snapshot=replace(turn.snapshot, standing=standing)))
    assert bool([effect for effect in decision.effects if isinstance(effect, CancelLinkup)]) == ends
    assert not _words(decision)


def test_a_question_about_us_keeps_the_plan_open() -> None:
    """The answer comes first, the plan behind it."""
    decision = decide(_drafting("how much does this cost?"))
    assert Line.PLAN_READBACK in _lines(decision)
    assert decision.state == READING_BACK


def test_a_plan_without_a_draft_is_gone() -> None:
    """A conversation about a plan that is not there any more ends, and says so."""
    decision = decide(_drafting("GO", READY))
    assert (_lines(decision), decision.mode) == ({Line.PLAN_NOT_THERE}, Mode.IDLE)
    decision = decide(_drafting("coffee sunday at 11", READY))
    assert decision.mode is Mode.LINKUP_FORMING


def test_the_table_allows_what_is_done() -> None:
    """The handler may take over an idle conversation in each of its states, and in no other."""
    assert HANDLER.entries == HANDLER.transitions.keys()
    assert Session().state not in HANDLER.entries


@pytest.mark.parametrize(
    ("dropped", "asked_at", "line"),
    [
        (True, NOW - timedelta(minutes=2), Line.PLAN_WAS_DROPPED),
        (False, NOW - timedelta(minutes=31), Line.PLAN_GONE),
        (False, NOW - timedelta(minutes=5), Line.PLAN_NOT_THERE),
    ],
)
def test_a_late_go_hears_what_became_of_the_plan(dropped: bool, asked_at: datetime, line: Line) -> None:  # noqa: FBT001 -- a column of the table
    """Dropped by their own NO, timed out, or gone for another reason: each in its own words, with what to do."""
    last = Line.PLAN_DROPPED if dropped else Line.PLAN_READBACK
    turn = text_of("GO", replies=(RecentReply("reply", f"{last}@1", NOW - timedelta(minutes=1)),))
    question = replace(_READ[0], created_at=asked_at, asked_at=asked_at, is_open=False)
    decision = decide(replace(turn, snapshot=replace(turn.snapshot, standing=READY, questions=(question,))))
    assert _lines(decision) == {line}
    assert "ell me again what and when" in _words(decision)


@pytest.mark.parametrize(
    "body",
    [
        "when will i know?",
        "when will I hear back",
        "any news?",
        "Any luck yet?",
        "did anyone say yes?",
        "has anybody answered yet",
        "any takers?",
        "what's the status",
        "how's it going?",
        "is it happening?",
    ],
)
def test_news_of_what_is_out_name_its_end(body: str) -> None:
    """Whoever asks how it stands hears until when it is open and how to stop it, and never how many said yes."""
    out = replace(DRAFT, state=LinkupState.BROADCASTING, ends_at=NOW + timedelta(hours=20))
    turn = _idle(body, replace(READY, running=out))
    assert asks_for_news(turn)
    decision = decide(turn)
    assert _lines(decision) == {Line.PLAN_STILL_ASKING}
    assert _words(decision).endswith("or by Sun 6am if it isn't. CALL OFF stops it.")
    assert not asks_for_news(_idle(body))


def test_news_of_what_somebody_said_yes_to() -> None:
    """Who accepted hears until when it is decided as well, and how to undo it."""
    accepted = replace(INVITED.invite, state=InviteState.ACCEPTED, chosen=frozenset("A"))
    turn = _idle("any news?")
    turn = replace(turn, snapshot=replace(turn.snapshot, invites=(replace(INVITED, invite=accepted),)))
    assert asks_for_news(turn)
    assert _lines(decide(turn)) == {Line.INVITE_STILL_ASKING}


def test_whoever_moves_away_leaves_their_draft_behind() -> None:
    """It is dropped with a word; a request in the same text begins anew where they live now."""
    elsewhere = replace(PRIYA, region=replace(BAY, id=UUID(int=99), name="the East Bay"))
    for body, lines in (("GO", {Line.PLAN_LEFT_BEHIND}), ("coffee sunday at 11?", {Line.PLAN_READBACK})):
        turn = _drafting(body)
        decision = decide(replace(turn, snapshot=replace(turn.snapshot, person=elsewhere)))
        canceled = _effect(decision, CancelLinkup)
        assert isinstance(canceled, CancelLinkup)
        assert canceled.reason is CancelReason.MOVED
        assert _lines(decision) == lines
        assert not [effect for effect in decision.effects if isinstance(effect, SendLinkup)]


def test_that_somebody_moved_is_not_about_the_plan() -> None:
    """A new ZIP code is taken by the profile, whatever is being read back."""
    assert not about_draft(_drafting("MOVED 94607"))
    assert about_draft(_drafting("make it sunday"))


def test_too_few_people_keep_the_draft() -> None:
    """Four are not enough: nothing goes out, and the plan waits for a change."""
    few = decide(_drafting("GO", replace(DRAFTED, candidates=4)))
    assert (_lines(few), few.state) == ({Line.PLAN_REFUSED_PEOPLE}, READING_BACK)
    assert not [effect for effect in few.effects if isinstance(effect, SendLinkup | CancelLinkup)]
    assert _effect(decide(_drafting("GO", replace(DRAFTED, candidates=5))), SendLinkup)
