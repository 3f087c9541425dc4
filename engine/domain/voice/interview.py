"""The interview's questions: each in full, and in the short form that brings it back after something else.

The letters, their order and what they stand for are those of ``engine.domain.interview``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping


def _said(text: str) -> Template:
    return Template(text, in_dialogue=True)


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.ASK_INTRO_01: _said(
        "I'll ask you a dozen short questions to see who you'd get on with, and you can skip any of them. Text READY"
        " to go, or LATER if now isn't good."
    ),
    Line.ASK_ACTIVITY_01: _said(
        "What are three things you like doing with other people? Like: coffee, hiking, board games."
    ),
    Line.ASK_ACTIVITY_02: _said(
        "Which one would you pick for this week? Send the number, or name something else: {options}."
    ),
    Line.ASK_ACTIVITY_02_OPEN: _said(
        "Is there something you'd like to do with people this week? Like: a coffee, a walk, a museum."
    ),
    Line.ASK_MOTIVE_01: _said(
        "How should a good get-together feel? In your own words, like: cozy, lots of laughing, a bit of an adventure."
    ),
    Line.ASK_MOTIVE_02: _said(
        "And what draws you most: A deep talk, B easy laughs, C quiet recharge, D something new?"
    ),
    Line.ASK_STYLE_01: _said("In a group, what are you most: A curious, B funny, C thoughtful, D energetic?"),
    Line.ASK_STYLE_02: _said(
        "What do you like talking about, one or two of these: A ideas, B feelings, C stories, D plans?"
    ),
    Line.ASK_PACE_01: _said("How quickly do you warm up to new people: A slow, B medium, C fast?"),
    Line.ASK_GROUP_01: _said("How many people feel right to you, yourself included: A 2-3, B 4-6, C 7-10?"),
    Line.ASK_VALUES_01: _said(
        "How much does it matter that people see the big things in life like you do: A very, B somewhat, C not much?"
    ),
    Line.ASK_BOUNDARIES_01: _said(
        "Is there anything you'd rather avoid? Like: bars, dogs, late nights. Name it, or reply NONE."
    ),
    Line.ASK_CONSTRAINTS_01: _said(
        "When do you usually have time, as many as fit: A mornings, B afternoons, C evenings, D weekends?"
    ),
    Line.ASK_HOLE_ACTIVITIES: _said(
        "What else do you like doing with people? It takes {count} more to find you good company. Like: live music,"
        " tennis, cooking."
    ),
    Line.ASK_HOLE_TIMES: _said(
        "I still don't know when you have time, as many as fit: A mornings, B afternoons, C evenings, D weekends?"
    ),
    Line.ASK_HOLE_GROUP: _said("How many people make a good round, you included: A 2-3, B 4-6, C 7-10?"),
    Line.ASK_HOLE_DEPTH: _said(
        "What makes an evening good for you: A one good conversation, B light and fun, C just being around people,"
        " D trying something new together?"
    ),
    Line.ASK_HOLE_STYLE: _said(
        "When a group is new to you, what do you do: A ask questions, B crack jokes, C listen, D get things going?"
    ),
    Line.ASK_HOLE_TALK: _said(
        "Where do you like a conversation to go: A ideas and opinions, B how people are doing, C good stories,"
        " D what to do next?"
    ),
    Line.ASK_HOLE_PACE: _said(
        "With new people, which is you: A take my time getting to know them, B somewhere in between, C jump right in?"
    ),
    Line.ASK_HOLE_VALUES: _said(
        "Should new friends see things the way you do: A they should, B nice but no must, C it does not matter?"
    ),
    Line.SHORT_INTRO_01: _said("Text READY and I'll begin with the questions, or LATER."),
    Line.SHORT_ACTIVITY_01: _said("What are three things you like doing with people?"),
    Line.SHORT_ACTIVITY_02: _said("For this week, which number: {options}?"),
    Line.SHORT_ACTIVITY_02_OPEN: _said("What would you like to do this week?"),
    Line.SHORT_MOTIVE_01: _said("How should a good get-together feel, in your own words?"),
    Line.SHORT_MOTIVE_02: _said("What draws you: A deep talk, B easy laughs, C quiet recharge, D something new?"),
    Line.SHORT_STYLE_01: _said("In a group you're A curious, B funny, C thoughtful, D energetic?"),
    Line.SHORT_STYLE_02: _said("Talking about A ideas, B feelings, C stories, D plans?"),
    Line.SHORT_PACE_01: _said("Warming up to people: A slow, B medium, C fast?"),
    Line.SHORT_GROUP_01: _said("A group of A 2-3, B 4-6, C 7-10?"),
    Line.SHORT_VALUES_01: _said("Seeing the big things alike matters A very, B somewhat, C not much?"),
    Line.SHORT_BOUNDARIES_01: _said("Anything you'd rather avoid, or NONE?"),
    Line.SHORT_CONSTRAINTS_01: _said("When you have time: A mornings, B afternoons, C evenings, D weekends?"),
    Line.SHORT_HOLE_ACTIVITIES: _said("What else do you like doing with people?"),
    Line.SHORT_HOLE_TIMES: _said("Your times: A mornings, B afternoons, C evenings, D weekends?"),
    Line.SHORT_HOLE_GROUP: _said("A good round is A 2-3, B 4-6, C 7-10?"),
    Line.SHORT_HOLE_DEPTH: _said(
        "A good evening is A one good conversation, B light and fun, C being around people, D something new together?"
    ),
    Line.SHORT_HOLE_STYLE: _said("In a new group you A ask questions, B crack jokes, C listen, D get things going?"),
    Line.SHORT_HOLE_TALK: _said("You like A ideas and opinions, B how people are, C good stories, D what's next?"),
    Line.SHORT_HOLE_PACE: _said("With new people you A take your time, B are in between, C jump right in?"),
    Line.SHORT_HOLE_VALUES: _said("Seeing things alike: A they should, B nice but no must, C does not matter?"),
})  # fmt: skip
