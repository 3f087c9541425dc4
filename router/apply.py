"""From decisions to rows: every effect is turned into what the store writes, set-based."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import orjson

from engine.domain.effects import (
    ActivateMembership,
    AdmitPerson,
    AnswerInvite,
    CallOff,
    CancelLinkup,
    CancelQueuedTexts,
    CloseQuestion,
    CountNudge,
    DraftLinkup,
    ForgetJoin,
    KeepJoin,
    LeavePlace,
    MovePerson,
    MoveUser,
    RaiseAlert,
    RecordOptIn,
    RecordOptOut,
    RefuseMinor,
    RenamePerson,
    Reply,
    ReturnToPlace,
    ReviseLinkup,
    SaveProfile,
    ScheduleEvent,
    SendLinkup,
    StaySilent,
    TakeSeat,
)
from engine.domain.linkups.states import check_invite_move
from engine.domain.people import UserState
from engine.domain.profile.states import Machine, check_move
from engine.domain.turn import Mode
from engine.ids import new_id
from engine.store.inbox import EventRow, FinishedText, NewEvent, TextRow
from engine.store.ledgers import Alert, MessageEvent
from engine.store.members import Move, Renaming
from engine.store.people import MovedSession
from router import rows
from router.linkup_rows import gather_linkup
from router.places import gather_place
from router.writes import Writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.effects import Effect
    from router.decide import Decided
    from router.linkup_rows import LinkupEffect
    from router.load import LoadedTurn
    from router.places import PlaceEffect


class NotAMemberError(Exception):
    """A handler asked for what only a member can have; the message names the effect."""


def gather(decided: Sequence[tuple[LoadedTurn, Decided]], *, keyring: Keyring, now: datetime) -> Writes:
    """Turn decisions into rows; nothing is written yet.

    Raises ``NotAMemberError``, ``UndeclaredMove`` or ``ValueError`` for a faulty handler, never for what was typed.
    """
    writes = Writes()
    for loaded, decision in decided:
        _Turn(writes, loaded, decision, keyring, now).gather()
    return writes


class _Turn:
    """The effects of one turn on their way into the rows of the batch."""

    def __init__(self, writes: Writes, loaded: LoadedTurn, decided: Decided, keyring: Keyring, now: datetime) -> None:
        self._writes, self._loaded, self._decided = writes, loaded, decided
        self._keyring, self._now = keyring, now
        self._user_id = loaded.turn.snapshot.user_id
        self._jobs: list[UUID] = []

    def gather(self) -> None:
        # Whoever is admitted in this turn is the one the turn's other effects are about.
        effects = sorted(self._decided.decision.effects, key=lambda effect: not isinstance(effect, AdmitPerson))
        for place, effect in enumerate(effects):
            self._gather_effect(effect, place)
        self._gather_move()
        self._gather_outcome()
        self._writes.turns.append((self._loaded.phone, isinstance(self._loaded.row, TextRow)))

    def _gather_effect(self, effect: Effect, place: int) -> None:
        match effect:
            case Reply():
                self._reply(effect, place)
            case StaySilent():
                pass  # the reason is the outcome
            case CancelQueuedTexts() | ScheduleEvent() | RaiseAlert() | CloseQuestion() | CountNudge():
                self._gather_around(effect)
            case RecordOptOut() | RecordOptIn() | KeepJoin() | ForgetJoin() | AdmitPerson() | RefuseMinor():
                self._gather_belonging(effect)
            case SaveProfile() | MoveUser() | RenamePerson() | MovePerson() | ActivateMembership():
                self._gather_member(effect)
            case AnswerInvite() | TakeSeat():
                self._gather_reply_to_invite(effect)
            case (
                DraftLinkup()
                | ReviseLinkup()
                | SendLinkup()
                | CancelLinkup()
                | LeavePlace()
                | ReturnToPlace()
                | CallOff()
            ):
                self._gather_linkup(effect)
            case _:
                assert_never(effect)

    def _gather_linkup(self, effect: LinkupEffect | PlaceEffect) -> None:
        """What becomes of a LinkUp of theirs, before its lock and after."""
        if self._user_id is None:
            raise NotAMemberError(type(effect).__name__)
        if isinstance(effect, LeavePlace | ReturnToPlace | CallOff):
            gather_place(self._writes, self._loaded, effect, self._user_id)
        else:
            gather_linkup(self._writes, self._loaded, effect, self._user_id)

    def _gather_around(
        self, effect: CancelQueuedTexts | ScheduleEvent | RaiseAlert | CloseQuestion | CountNudge
    ) -> None:
        """What is queued, asked and reported around the conversation."""
        writes, phone_id, correlation_id = self._writes, self._loaded.phone.phone_id, self._loaded.row.correlation_id
        match effect:
            case CancelQueuedTexts(reason=reason):
                writes.canceled.setdefault(reason, []).append(phone_id)
            case ScheduleEvent(kind=kind, due_at=due_at, key=key):
                writes.events.append(NewEvent(new_id(), phone_id, kind, "{}", due_at, None, key, correlation_id))
            case RaiseAlert(kind=kind, key=key):
                payload = orjson.dumps({"phone_id": phone_id, "correlation_id": correlation_id}).decode()
                writes.alerts.append(Alert(new_id(), kind, payload, key))
            case CloseQuestion(topic=topic, reason=reason):
                writes.closed_questions.append((phone_id, topic, reason))
            case CountNudge(topic=topic):
                writes.nudged.append((phone_id, topic))

    def _gather_belonging(
        self, effect: RecordOptOut | RecordOptIn | KeepJoin | ForgetJoin | AdmitPerson | RefuseMinor
    ) -> None:
        """Whether the number's owner is in, on the way in, or out."""
        writes, loaded, phone_id = self._writes, self._loaded, self._loaded.phone.phone_id
        match effect:
            case RecordOptOut(via=via):
                writes.consents.append(rows.consent(loaded, "opted_out", via))
            case RecordOptIn(via=via):
                writes.consents.append(rows.consent(loaded, "opted_in", via))
            case KeepJoin(progress=progress):
                step = self._decided.decision.state
                join = rows.pending_join(loaded, progress, step, keyring=self._keyring, now=self._now)
                writes.kept_joins.append(join)
            case ForgetJoin():
                writes.forgotten_joins.append(phone_id)
            case AdmitPerson():
                self._admit(effect)
            case RefuseMinor():
                writes.bans.append(rows.ban(loaded, self._now))
                writes.forgotten_joins.append(phone_id)
                writes.canceled.setdefault("under_18", []).append(phone_id)
                writes.moves.extend(rows.refusals(loaded))

    def _gather_member(self, effect: SaveProfile | MoveUser | RenamePerson | MovePerson | ActivateMembership) -> None:
        """What is known of a member."""
        writes, user_id = self._writes, self._user_id
        if user_id is None:
            raise NotAMemberError(type(effect).__name__)
        match effect:
            case SaveProfile():
                self._save_profile(effect, user_id)
            case MoveUser(to=to, reason=reason):
                self._move_user(to, reason)
            case RenamePerson(first_name=first_name, last_name=last_name):
                writes.renamings.append(Renaming(user_id, first_name, last_name))
            case MovePerson(zip_code=zip_code, region=region):
                writes.relocations.append(Move(user_id, zip_code, None if region is None else region.id))
                if region is not None:
                    writes.memberships.append(rows.membership(user_id, region))
            case ActivateMembership(region_id=region_id):
                writes.activations.append((user_id, region_id))

    def _gather_reply_to_invite(self, effect: AnswerInvite | TakeSeat) -> None:
        """What somebody answered to an invite; what follows for its LinkUp is decided after it is written."""
        writes, user_id = self._writes, self._user_id
        if user_id is None:
            raise NotAMemberError(type(effect).__name__)
        if isinstance(effect, TakeSeat):
            writes.seats.append(rows.seat(self._loaded, effect, user_id))
            return
        writes.answers.append(rows.answer(self._loaded, effect))
        if effect.to is not effect.before:
            check_invite_move(effect.before, effect.to, linkup=effect.linkup_state)
            invite = ("invite", effect.invite)
            writes.moves.append(rows.moved(self._loaded, invite, effect.before, effect.to, "invite_answered"))

    def _reply(self, effect: Reply, place: int) -> None:
        job = rows.reply_job(
            self._loaded,
            effect.words,
            effect.purpose,
            place,
            user_id=self._user_id,
            keyring=self._keyring,
            now=self._now,
        )
        self._jobs.append(job.id)
        self._writes.jobs.append(job)
        if effect.asks is not None:
            self._writes.questions.append(rows.question_row(job, effect.asks))

    def _admit(self, effect: AdmitPerson) -> None:
        writes, loaded = self._writes, self._loaded
        wording = rows.wording_shown(effect.consent)
        writes.wordings[wording.version] = wording
        writes.consents.extend(rows.consents_given(loaded, wording))
        admission = rows.admission(loaded, effect)
        self._user_id = admission.user_id
        writes.admissions.append(admission)
        writes.forgotten_joins.append(loaded.phone.phone_id)
        if effect.region is not None:
            writes.memberships.append(rows.membership(admission.user_id, effect.region))
        user, steps = ("user", admission.user_id), (UserState.UNVERIFIED, UserState.VERIFIED, UserState.INTERVIEWING)
        for before, after, what in zip(steps, steps[1:], ("phone_proved", "interview_began"), strict=False):
            check_move(Machine.USER, before, after)
            writes.moves.append(rows.moved(loaded, user, before, after, what))

    def _save_profile(self, effect: SaveProfile, user_id: UUID) -> None:
        before = self._loaded.turn.snapshot.profile
        self._writes.profiles.append(rows.saved_profile(user_id, effect, self._now))
        self._writes.lessons.append(rows.lesson(self._loaded, user_id, effect))
        if before is not None and before.state is not effect.profile.state:
            check_move(Machine.PROFILE, before.state, effect.profile.state)
            profile = ("profile", user_id)
            move = rows.moved(self._loaded, profile, before.state, effect.profile.state, "profile_learned")
            self._writes.moves.append(move)

    def _move_user(self, to: UserState, reason: str) -> None:
        person = self._loaded.turn.snapshot.person
        if person is None:  # admitted in this very turn: its state is part of the admission
            raise NotAMemberError(MoveUser.__name__)
        check_move(Machine.USER, person.state, to)
        self._writes.user_moves.append((person.id, to.value))
        self._writes.moves.append(rows.moved(self._loaded, ("user", person.id), person.state, to, reason))

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

    def _gather_outcome(self) -> None:
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
            "jobs": self._jobs,
        }
        told = MessageEvent(new_id(), self._user_id, "turn_taken", orjson.dumps(payload).decode(), row.correlation_id)
        self._writes.told.append(told)
        if isinstance(row, EventRow):
            self._writes.finished_events.append((row.id, decided.outcome))
            texts = [text.id for text in loaded.folded]
        else:
            texts = [row.id]
        self._writes.finished_texts.extend(
            FinishedText(text, decided.outcome, turn_no, self._user_id) for text in texts
        )
