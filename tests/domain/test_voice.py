from __future__ import annotations

import re

import pytest

from engine.domain.keywords import Keyword, read_keyword
from engine.domain.segments import is_gsm7
from engine.domain.voice import TEMPLATES, Line, Template, Words, say, saying

LONGEST_TEXT = 306
LONGEST_VALUE = "W" * 60
RESERVED = ("STOP", "STOPALL", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT", "UNSUBSCRIBE", "START", "YES", "UNSTOP",
            "HELP", "INFO")  # fmt: skip
BANNED = ("as an ai", "i understand", "great question", "promise", "guarantee", "i hear you", "safe space", "soulmate",
          "darling", "sweetie", "unfortunately")  # fmt: skip


def _bodies() -> list[tuple[Line, str]]:
    """Return every line with the longest values anybody may have."""
    return [
        (line, say(line, **dict.fromkeys(template.names, LONGEST_VALUE)).body) for line, template in TEMPLATES.items()
    ]


def test_every_line_has_its_words() -> None:
    """No key is without copy."""
    assert set(TEMPLATES) == set(Line)


@pytest.mark.parametrize(("line", "body"), _bodies())
def test_house_rules(line: Line, body: str) -> None:
    """Every text is short, GSM-7, says who it is from unless it is in a dialogue, asks one thing, and has no link."""
    assert len(body) <= LONGEST_TEXT
    assert is_gsm7(body)
    assert "JOSH" in body or TEMPLATES[line].in_dialogue
    assert len(re.findall(r"\?", body)) <= 1
    assert not re.search(r"https?:|www\.|bit\.ly", body)
    assert not [phrase for phrase in BANNED if phrase in body.lower()]
    assert body == " ".join(body.split()), line


@pytest.mark.parametrize(("line", "body"), _bodies())
def test_reserved_words_only_in_compliance_lines(line: Line, body: str) -> None:
    """A reserved word is named only where carriers require it, and then only START, STOP or HELP."""
    named = {word for word in RESERVED if re.search(rf"\b{word}\b", body)}
    assert named <= ({"START", "STOP", "HELP"} if TEMPLATES[line].compliance else set())


@pytest.mark.parametrize(("line", "body"), _bodies())
def test_our_own_words_are_no_request(line: Line, body: str) -> None:
    """A text of ours sent back to us is content, not an opt-out."""
    assert read_keyword(body) is None, line


def test_the_opt_out_confirmation() -> None:
    """The one text after STOP confirms, says how to come back, and sells nothing."""
    body = say(Line.STOP_CONFIRMED).body
    assert "START" in body
    assert len(body) <= 160


@pytest.mark.parametrize("line", [Line.WELCOME_STRANGER, Line.HELP])
def test_what_carriers_require(line: Line) -> None:
    """First contact and help name the service, the rates and the way out."""
    body = dict(_bodies())[line]
    assert "STOP" in body
    assert "data rates" in body
    assert "18+" in body


def test_help_names_a_contact() -> None:
    """Help says where a person can be reached."""
    assert "help@josh.example" in say(Line.HELP, contact="help@josh.example").body


@pytest.mark.parametrize("line", [Line.WELCOME_STRANGER, Line.IDLE_POINTER, Line.GREETING])
def test_strangers_hear_the_way_in(line: Line) -> None:
    """Whoever is nobody's yet is told the word that lets them in."""
    assert re.search(r"\bJOIN\b", dict(_bodies())[line])


@pytest.mark.parametrize(
    "part",
    [
        "JOSH", "recurring automated texts", "about 30 a month", "not a condition of purchase",
        "Msg & data rates may apply", "HELP for help", "STOP to stop", "Terms & privacy", "18+", "reply AGREE",
    ],
)  # fmt: skip
def test_the_consent_names_what_carriers_ask_for(part: str) -> None:
    """The wording people agree to is whole, and the same for everybody: it holds nothing to be filled in."""
    assert part in say(Line.JOIN_AGREE).body


def test_the_spanish_way_out_works() -> None:
    """The word the Spanish notice asks for is one we honour."""
    assert "ALTO" in say(Line.SPANISH_NOTICE).body
    match = read_keyword("ALTO")
    assert match is not None
    assert match.keyword is Keyword.STOP


def test_values_must_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing, wrong or surplus value is an error, not a text with a hole."""
    monkeypatch.setattr(saying, "TEMPLATES", {Line.GREETING: Template("Hi {name}, ask {contact}.")})
    assert say(Line.GREETING, name="Ann", contact="Bob").body == "Hi Ann, ask Bob."
    for values in ({}, {"name": "Ann"}, {"name": "Ann", "contact": "B", "more": "x"}, {"nmae": "Ann", "contact": "B"}):
        with pytest.raises(ValueError, match="greeting takes"):
            say(Line.GREETING, **values)


def test_values_are_not_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person is called cannot reach into the wording."""
    monkeypatch.setattr(saying, "TEMPLATES", {Line.GREETING: Template("Hi {name}.")})
    assert say(Line.GREETING, name="{name.real}").body == "Hi {name.real}."


def test_the_version_follows_the_wording() -> None:
    """Each wording has a version of its own, so a consent record can name what was shown."""
    versions = {template.version for template in TEMPLATES.values()}
    assert len(versions) == len(TEMPLATES)
    assert Template("a").version == Template("a", compliance=True).version != Template("b").version
    assert say(Line.HELP, contact="help@josh.example").template == f"help@{TEMPLATES[Line.HELP].version}"


def test_words_show_their_template_only() -> None:
    """A body with a person's name does not leak through a repr."""
    assert repr(Words("Hi Ann", "greeting@1")) == "Words(greeting@1)"
