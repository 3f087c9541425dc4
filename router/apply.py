"""From decisions to rows: every effect is turned into what the store writes, set-based."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from engine.domain.effects import (
    AdmitPerson,
    AfterEffect,
    ArrivalEffect,
    BelongingEffect,
    ConversationEffect,
    InviteEffect,
    LinkupEffect,
    MemberEffect,
    Reply,
)
from engine.domain.turn import Mode
from engine.ids import new_id
from engine.store.inbound_texts import FinishedText, TextRow
from engine.store.inbox import EventRow
from engine.store.ledgers import MessageEvent
from engine.store.people import MovedSession
from router import rows
from router.after import gather_after
from router.arrivals import gather_arrival
from router.belonging import gather_belonging
from router.conversation import gather_conversation
from router.errors import NotAMemberError
from router.invites import gather_invite
from router.linkup_rows import gather_linkup
from router.membership import gather_member
from router.places import gather_place
from router.rows import DueReply
from router.writes import Writes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.effects import Effect
    from router.decide import Decided
    from router.load import LoadedTurn


def gather(decided: Iterable[tuple[LoadedTurn, Decided]], *, keyring: Keyring, now: datetime) -> Writes:
    """Turn decisions into rows; nothing is written yet.

    Raises ``NotAMemberError``, ``UndeclaredMove`` or ``ValueError`` for a faulty handler, never for what was typed.
    """
    writes = Writes()
    turns: list[_Turn] = []
    for loaded, decision in decided:
        turn = _Turn(writes, loaded, decision, keyring, now)
        turn.gather_effects()
        turns.append(turn)
    # What takes longest, one kind after the other: what encodes a profile or seals a text is then at hand for all of
    # them (measured: a tenth less than turn by turn).
    for turn in turns:
        turn.gather_member_effects()
    for turn in turns:
        turn.gather_replies()
    for turn in turns:
        turn.gather_outcome()
    return writes


class _Turn:
    """The effects of one turn on their way into the rows of the batch."""

    def __init__(self, writes: Writes, loaded: LoadedTurn, decided: Decided, keyring: Keyring, now: datetime) -> None:
        self._writes, self._loaded, self._decided = writes, loaded, decided
        self._keyring, self._now = keyring, now
        self._user_id = loaded.turn.snapshot.user_id
        self._replies: list[DueReply] = []
        self._member_effects: list[tuple[MemberEffect, UUID]] = []

    def gather_effects(self) -> None:
        """Turn the effects into rows, but for replies and what is known of a member: those come after."""
        effects = self._decided.decision.effects
        if self._user_id is None:  # whoever is admitted in this turn is the one its other effects are about
            effects = tuple(sorted(effects, key=lambda effect: not isinstance(effect, AdmitPerson)))
        for place, effect in enumerate(effects):
            self._gather_effect(effect, place)

    def gather_member_effects(self) -> None:
        """Turn what becomes known of the member into rows."""
        for effect, user_id in self._member_effects:
            gather_member(self._writes, self._loaded, effect, user_id, self._now)

    def gather_replies(self) -> None:
        """Turn replies into sealed jobs, and what they ask into questions."""
        for due in self._replies:
            job = rows.reply_job(due, keyring=self._keyring, now=self._now)
            self._writes.jobs.append(job)
            if due.reply.asks is not None:
                self._writes.questions.append(rows.question_row(job, due.reply.asks))

    def gather_outcome(self) -> None:
        """Write down where the turn left the conversation, and what came of its texts."""
        self._gather_move()
        self._gather_told()
        self._writes.turns.append((self._loaded.phone, isinstance(self._loaded.row, TextRow)))

    def _gather_effect(self, effect: Effect, place: int) -> None:
        writes, loaded = self._writes, self._loaded
        if isinstance(effect, Reply):
            self._replies.append(DueReply(new_id(), loaded, effect, place, self._user_id))
        elif isinstance(effect, ConversationEffect):
            gather_conversation(writes, loaded, effect)
        elif isinstance(effect, BelongingEffect):
            step = self._decided.decision.state
            made = gather_belonging(writes, loaded, effect, step, keyring=self._keyring, now=self._now)
            self._user_id = made or self._user_id
        elif self._user_id is None:
            raise NotAMemberError(type(effect).__name__)
        elif isinstance(effect, MemberEffect):
            self._member_effects.append((effect, self._user_id))
        elif isinstance(effect, InviteEffect):
            gather_invite(writes, loaded, effect, self._user_id)
        elif isinstance(effect, LinkupEffect):
            gather_linkup(writes, loaded, effect, self._user_id, keyring=self._keyring)
        elif isinstance(effect, AfterEffect):
            gather_after(writes, loaded, effect, self._user_id, keyring=self._keyring)
        elif isinstance(effect, ArrivalEffect):
            gather_arrival(writes, loaded, effect, self._user_id)
        else:
            gather_place(writes, loaded, effect, self._user_id)

    def _gather_move(self) -> None:
        session, after = self._loaded.turn.snapshot.session, self._decided.mode_after
        before_state, after_state = f"{session.mode}/{session.state}", f"{after}/{self._decided.decision.state}"
        if before_state == after_state:
            return
        if self._user_id is None:
            if Mode.JOINING in {session.mode, after}:
                number = ("phone", self._loaded.phone.phone_id)
                self._writes.moves.append(
                    rows.moved(self._loaded, number, before_state, after_state, "conversation_moved")
                )
            return
        sid, state = rows.source_sid(self._loaded), self._decided.decision.state
        self._writes.sessions.append(MovedSession(new_id(), self._user_id, after, state, sid))
        person = ("conversation", self._user_id)
        self._writes.moves.append(rows.moved(self._loaded, person, before_state, after_state, "conversation_moved"))

    def _gather_told(self) -> None:
        loaded, decided, row = self._loaded, self._decided, self._loaded.row
        session, turn_no = loaded.turn.snapshot.session, loaded.phone.turn_no + 1
        payload = {
            "cause": "text" if isinstance(row, TextRow) else row.kind,
            "cause_id": row.id,
            "phone_id": loaded.phone.phone_id,
            "turn_no": turn_no,
            "rule": decided.rule,
            "handler": decided.handler.name,
            "mode_before": session.mode,
            "mode_after": decided.mode_after,
            "state_before": session.state,
            "state_after": decided.decision.state,
            "outcome": decided.outcome,
            "effects": [type(effect).__name__ for effect in decided.decision.effects],
            "jobs": [due.id for due in self._replies],
        }
        told = MessageEvent(new_id(), self._user_id, "turn_taken", orjson.dumps(payload).decode(), row.correlation_id)
        self._writes.told.append(told)
        if isinstance(row, EventRow):
            self._writes.finished_events.append((row.id, decided.outcome))
        self._writes.finished_texts.extend(
            FinishedText(text, decided.outcome, turn_no, self._user_id) for text in decided.settles
        )
