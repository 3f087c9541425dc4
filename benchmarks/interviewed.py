"""People in the middle of their interview: the member, the profile so far, the question that is out, and their answer.

Each answers another of six questions, by letter or in words, so that a run reads activities, feelings, letters,
boundaries and times. Rows are written by a replica session: only what a turn reads and writes is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Final, LiteralString

import orjson

from engine.domain.interview.answering import read_answer
from engine.domain.interview.steps import Step
from engine.domain.profile.encoding import to_columns
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY

if TYPE_CHECKING:
    from psycopg import Connection

ANSWERS: Final = {
    Step.INTRO_01: "ready",
    Step.ACTIVITY_01: "coffee, long hikes and board games",
    Step.ACTIVITY_02: "2",
    Step.MOTIVE_01: "easy and cozy, and a lot of laughing",
    Step.MOTIVE_02: "B",
    Step.STYLE_01: "c thoughtful i guess",
    Step.STYLE_02: "A and C",
    Step.PACE_01: "medium",
    Step.GROUP_01: "B",
    Step.VALUES_01: "somewhat",
    Step.BOUNDARIES_01: "no bars please, and nothing late",
    Step.CONSTRAINTS_01: "evenings and weekends",
}
MEASURED: Final = (
    Step.ACTIVITY_01,
    Step.MOTIVE_01,
    Step.MOTIVE_02,
    Step.PACE_01,
    Step.BOUNDARIES_01,
    Step.CONSTRAINTS_01,
)
_OPENINGS = ("", "hm ", "Ok, ", "well ", "I'd say ", "honestly ", "uh ", "mm ", "easy: ", "for me ", "so ")
_CLOSINGS = (
    "",
    " :)",
    "!",
    " thanks",
    " haha",
    " I think",
    " :D",
    " please",
    " mostly",
    ".",
    " for sure",
    " really",
    " 🙂",
)
_WAYS = 4
_WORDINGS: Final = {
    Step.ACTIVITY_01: {
        1: "tacos, bouldering and live music",
        2: "pottery, long walks, museums",
        3: "chess tennis cooking",
    },
    Step.MOTIVE_01: {1: "calm, real talk", 2: "playful and new", 3: "relaxed, nobody in a hurry"},
    Step.MOTIVE_02: {1: "A", 2: "d", 3: "C"},
    Step.PACE_01: {1: "slow", 2: "B", 3: "fast"},
    Step.BOUNDARIES_01: {1: "no smoking", 2: "no clubs or loud places", 3: "no dogs, I'm allergic"},
    Step.CONSTRAINTS_01: {1: "B and D", 2: "mornings", 3: "weekends"},
}
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)

_ASKED: Final = "'2026-06-01'::timestamptz"
_EACH: Final = (
    "from generate_series(0, %(count)s - 1) as n"
    " join unnest(%(steps)s::text[], %(states)s::text[], %(fingerprints)s::text[], %(patterns)s::text[],"
    " %(boundaries)s::text[], %(preferences)s::text[], %(intents)s::text[], %(interviews)s::text[])"
    " with ordinality as s (step, state, fingerprint, patterns, boundaries, preferences, intent, interview, place)"
    " on s.place = n %% %(kinds)s + 1"
)
_ID: Final = "lpad(n::text, 12, '0')"
_PHONE: Final = f"('00000000-0000-4000-8000-' || {_ID})::uuid"
_USER: Final = f"('00000000-0000-4004-8000-' || {_ID})::uuid"
_JOB: Final = f"('00000000-0000-4005-8000-' || {_ID})::uuid"

_STATEMENTS: Final[tuple[LiteralString, ...]] = (
    (
        "insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state,"
        " sms_consent, age_consent, terms_consent, privacy_consent, created_at)"
        f" select {_USER}, {_PHONE}, '+1212555' || lpad(n::text, 7, '0'), 'bench' || n, 'Ann', 'Lee', '1990-01-01',"
        f" 'interviewing', true, true, true, true, {_ASKED} {_EACH}"
    ),
    (
        "insert into public.conversation_sessions (user_id, mode, state_token, created_at)"
        f" select {_USER}, 'interviewing', s.step, {_ASKED} {_EACH}"
    ),
    (
        "insert into public.profiles (user_id, state, fingerprint, activity_patterns, boundaries, preferences,"
        " active_intent, interview, last_interview_step, created_at)"
        f" select {_USER}, s.state::public.profile_state, s.fingerprint::jsonb, s.patterns::jsonb, s.boundaries::jsonb,"
        f" s.preferences::jsonb, s.intent::jsonb, s.interview::jsonb, s.step, {_ASKED} {_EACH}"
    ),
    (
        "insert into public.sms_outbound_jobs (id, phone_id, user_id, to_e164, key_version, purpose, lane, priority,"
        " status, run_at, zone_rule, may_repeat, template_version, last_attempt_at, attempts, twilio_message_sid,"
        " correlation_id, idempotency_key, created_at)"
        f" select {_JOB}, {_PHONE}, {_USER}, '+12125550000', 1, 'question', 'reply', 1, 'sent', {_ASKED}, 'any_hour',"
        f" true, 'ask@1', {_ASKED}, 1, 'SM' || md5('ask' || n), {_JOB}, 'ask:' || n, {_ASKED} {_EACH}"
    ),
    (
        "insert into public.sms_messages (id, phone_id, user_id, direction, from_e164, to_e164, twilio_message_sid,"
        " key_version, num_segments, status, last_status_at, outbound_job_id, correlation_id, created_at)"
        f" select {_JOB}, {_PHONE}, {_USER}, 'out', '+14155550100', '+12125550000', 'SM' || md5('ask' || n), 1, 1,"
        f" 'delivered', {_ASKED}, {_JOB}, {_JOB}, {_ASKED} {_EACH}"
    ),
    (
        "insert into public.open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at)"
        f" select {_JOB}, {_PHONE}, {_USER}, 'interview', s.step, 'ask@1', {_JOB}, {_ASKED} {_EACH}"
    ),
)


@dataclass(frozen=True, slots=True)
class Midway:
    """A profile's columns as somebody's who is at a step."""

    step: str
    state: str
    fingerprint: str
    patterns: str
    boundaries: str
    preferences: str
    intent: str | None
    interview: str


def answers(count: int) -> list[str]:
    """The answer of each person, in the order of ``lay_out_interviews``: each worded in a way of their own."""
    return [_worded(MEASURED[place % len(MEASURED)], place // len(MEASURED)) for place in range(count)]


def _worded(step: Step, turn: int) -> str:
    """Word an answer: hundreds of ways, so that nothing that was read for one person serves the next."""
    opening, closing = _OPENINGS[turn % len(_OPENINGS)], _CLOSINGS[turn // len(_OPENINGS) % len(_CLOSINGS)]
    said = _WORDINGS.get(step, {}).get(turn % _WAYS, ANSWERS[step])
    return f"{opening}{said}{closing}"


def lay_out_interviews(conn: Connection, count: int) -> None:
    """Put the first ``count`` people into their interviews; ``conn`` must be a replica session."""
    midway = [_midway(step) for step in MEASURED]
    values = {
        "count": count,
        "kinds": len(midway),
        "steps": [m.step for m in midway],
        "states": [m.state for m in midway],
        "fingerprints": [m.fingerprint for m in midway],
        "patterns": [m.patterns for m in midway],
        "boundaries": [m.boundaries for m in midway],
        "preferences": [m.preferences for m in midway],
        "intents": [m.intent for m in midway],
        "interviews": [m.interview for m in midway],
    }
    with conn.transaction():
        for statement in _STATEMENTS:
            conn.execute(statement, values)


@cache
def _midway(at: Step) -> Midway:
    """Answer every question before ``at`` as ``ANSWERS`` says."""
    profile = EMPTY
    for step, said in ANSWERS.items():
        if step is at:
            break
        answer = read_answer(step, said, profile=profile)
        profile = learn(profile, answer.signals, source="interview", on=_BEGAN)
    columns = to_columns(profile, _BEGAN.date())
    intent = columns["active_intent"]
    return Midway(
        step=at.value,
        state=columns["state"],
        fingerprint=orjson.dumps(columns["fingerprint"]).decode(),
        patterns=orjson.dumps(columns["activity_patterns"]).decode(),
        boundaries=orjson.dumps(columns["boundaries"]).decode(),
        preferences=orjson.dumps(columns["preferences"]).decode(),
        intent=None if intent is None else orjson.dumps(intent).decode(),
        interview=orjson.dumps(columns["interview"]).decode(),
    )
