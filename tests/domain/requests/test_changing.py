from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.domain.requests.changing import read_change_to_plan
from engine.domain.requests.reading import read_request
from tests.domain.understanding.readers_requests import noted

_NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)
_LA = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("plan", "text", "label"),
    [
        ("coffee sat 10am", "make it sunday", "plan coffee 29@10:00"),
        ("coffee sat 10am", "no, 4 people", "plan coffee 28@10:00 g4-4"),
        ("coffee sat 10am", "actually evening", "plan coffee 28E"),
        ("coffee sat 10am", "at 11 instead", "plan coffee 28@11:00"),
        ("coffee sat 10am", "somewhere quiet", "plan coffee 28@10:00 c:quiet"),
        ("coffee sat 10am", "switch to tea", "plan tea 28@10:00"),
        ("coffee sat 10am", "the other day", "plan coffee 29@10:00"),
        ("coffee sat or sun at 10", "the other day", "plan coffee 29@10:00"),
        ("coffee sat 10am", "or sunday", "plan coffee 28@10:00,29@10:00"),
        ("coffee sat 10am", "two weeks later", "open coffee 28@10:00 !TOO_FAR"),
        ("coffee sat or sun", "saturday is bad", "plan coffee 29M"),
        ("dinner sat at 7 outdoors", "indoors please", "plan dinner 28@19:00 c:indoor"),
        ("dinner sat at 10pm", "3 hours later", None),
        ("coffee sat 10am", "nvm lets do 11", "plan coffee 28@11:00"),
        ("coffee sat 10am", "not 10, 9", "plan coffee 28@09:00"),
        ("coffee sat 10am", "sat morning is fine", None),
        ("drinks sat 9pm", "make that sunday brunch", "plan brunch 29D"),
        ("dinner sat 7pm", "no wait bowling", "plan bowling 28@19:00"),
        ("coffee and a walk sat at 10", "drop the walk, too cold", "plan coffee 28@10:00"),
        ("pizza and a movie sat 6pm", "forget the pizza", "plan movies 28@18:00"),
        ("ramen sat 7pm", "change ramen to pizza", "plan pizza 28@19:00"),
        ("ramen sat 7pm", "change it to pizza", "plan pizza 28@19:00"),
        ("lunch sat at 1", "no wait 1:30", "plan lunch 28@13:30"),
        ("run sat 6am", "omg no 7am", "plan running 28@07:00"),
        ("run sat 6am", "not 6am", None),
        ("coffee sat 10am", "better do 9, charting takes forever", "plan coffee 28@09:00"),
        ("coffee sat 10am", "lets say 9:30", "plan coffee 28@09:30"),
        ("chess sun at 3pm", "bryant park?", "plan chess 29@15:00 p:bryant_park"),
        ("coffee sat 10am", "or tea", "plan coffee+tea 28@10:00"),
        ("coffee sat 10am", "or tea instead", "plan tea 28@10:00"),
        ("coffee sat 10am", "no dogs", "unsure dog_walk 28@10:00"),
        ("tea sat 3pm", "my knitting is going with me", "unsure knitting 28@15:00"),
        ("dinner fri 7", "my bad, tea instead", "plan tea 27@19:00"),
        ("dinner fri 7", "will there be wine", "unsure wine 27@19:00"),
        ("dinner fri 7", "and then karaoke", "unsure karaoke 27@19:00"),
        ("dinner fri 7", "im free til 9", "unsure dinner 27@20:00"),
        ("dinner fri 7 w 4 people", "make it 6", "unsure dinner 27@18:00 g4-4"),  # at six, or for six
        ("dinner fri 7 w 4 people", "doesnt have to be 4", None),
    ],
)
def test_a_plan_is_corrected(plan: str, text: str, label: str | None) -> None:
    """Only what the text is about changes; what cannot be is told and changes nothing."""
    changed = read_change_to_plan(text, read_request(plan, now=_NOW, zone=_LA), now=_NOW, zone=_LA)
    assert (noted(changed) if changed else None) == label


@pytest.mark.parametrize(
    "text",
    ["", "ok", "yes", "no", "go", "thanks!", "who's coming?", "what time is it?", "i had coffee on saturday", "4"],
)
def test_other_texts_change_nothing(text: str) -> None:
    """Consent, courtesy, questions and stories leave a plan alone."""
    plan = read_request("coffee sat morning", now=_NOW, zone=_LA)
    assert read_change_to_plan(text, plan, now=_NOW, zone=_LA) is None
