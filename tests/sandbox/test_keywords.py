from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from twilio.base.exceptions import TwilioRestException

from engine.sandbox.keywords import HELPED, RESUBSCRIBED, UNSUBSCRIBED, judge
from tests.sandbox.stage import ANN, BEN, Listener, Running, facts_for, running

if TYPE_CHECKING:
    from pathlib import Path

STOPS = ["STOP", "stopall", " Unsubscribe ", "CANCEL", "end", "quit", "OptOut", "revoke"]


@pytest.mark.parametrize("word", STOPS)
def test_each_stop_word_opts_out(word: str) -> None:
    """The carrier's own list, in any case; a second one is not confirmed again."""
    first, second = judge(word, opted_out=False), judge(word, opted_out=True)
    assert first is not None
    assert second is not None
    assert (first.kind, first.opted_out, first.answer) == ("STOP", True, UNSUBSCRIBED)
    assert (second.kind, second.opted_out, second.answer) == ("STOP", True, None)


@pytest.mark.parametrize(
    ("word", "opted_out", "kind", "out_after", "answer"),
    [
        ("START", True, "START", False, RESUBSCRIBED),
        ("unstop", False, "START", False, RESUBSCRIBED),
        ("YES", True, "START", False, RESUBSCRIBED),
        ("HELP", True, "HELP", True, HELPED),
        ("info", False, "HELP", False, HELPED),
    ],
)
def test_start_and_help_words(word: str, opted_out: bool, kind: str, out_after: bool, answer: str) -> None:  # noqa: FBT001 -- a table
    """START words opt in, YES only someone who is out; HELP changes nothing."""
    verdict = judge(word, opted_out=opted_out)
    assert verdict is not None
    assert (verdict.kind, verdict.opted_out, verdict.answer) == (kind, out_after, answer)


@pytest.mark.parametrize("body", ["stop please", "opt out", "yes", "no", "", "STOP.", "stop stop", "help me"])
def test_the_carrier_knows_single_words_only(body: str) -> None:
    """Anything longer, and a YES of someone who is not out, is conversation."""
    assert judge(body, opted_out=False) is None


def test_stop_blocks_that_phone_and_is_confirmed_by_the_carrier(sandbox: Running, listener: Listener) -> None:
    """STOP still reaches us with its type; the carrier confirms it off our ledger and refuses our sends with 21610."""
    sandbox.post(f"phones/{ANN}/texts", body="Stop")
    assert listener.heard[-1]["OptOutType"] == "STOP"
    texts = sandbox.get(f"phones/{ANN}/texts")
    assert [(text["direction"], text["body"]) for text in texts] == [("in", "Stop"), ("out", UNSUBSCRIBED)]
    assert texts[1]["sid"].startswith("SM")
    assert sandbox.get("ledger") == []
    with pytest.raises(TwilioRestException) as refused:
        sandbox.send(to=ANN)
    assert (refused.value.status, refused.value.code) == (400, 21610)
    assert sandbox.send(to=BEN).status == "queued"


def test_yes_opts_in_only_after_a_stop(sandbox: Running, listener: Listener) -> None:
    """A YES is a word like any other until the phone is opted out."""
    sandbox.post(f"phones/{ANN}/texts", body="yes")
    assert "OptOutType" not in listener.heard[-1]
    sandbox.post(f"phones/{ANN}/texts", body="STOP")
    sandbox.post(f"phones/{ANN}/texts", body="yes")
    assert listener.heard[-1]["OptOutType"] == "START"
    assert sandbox.send(to=ANN).status == "queued"


def test_a_repeated_delivery_does_not_act_again(sandbox: Running, listener: Listener) -> None:
    """Repeating an old STOP after a START repeats the webhook, type included, and nothing else."""
    sid = sandbox.post(f"phones/{ANN}/texts", body="STOP")["sid"]
    sandbox.post(f"phones/{ANN}/texts", body="START")
    sandbox.post(f"phones/{ANN}/texts", body="STOP", sid=sid)
    assert listener.heard[-1] == listener.heard[0]
    assert len(sandbox.get(f"phones/{ANN}/texts")) == 4
    assert sandbox.send(to=ANN).status == "queued"


def test_when_we_answer_keywords_the_carrier_stays_out(tmp_path: Path, listener: Listener) -> None:
    """KEYWORD_REPLIES=engine: no type, no confirmation, no block."""
    with running(facts_for(tmp_path, listener, carrier_answers_keywords=False)) as sandbox:
        sandbox.post(f"phones/{ANN}/texts", body="STOP")
        assert "OptOutType" not in listener.heard[-1]
        assert len(sandbox.get(f"phones/{ANN}/texts")) == 1
        assert sandbox.send(to=ANN).status == "queued"
