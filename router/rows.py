"""The rows that the effects of one turn become. Ids are made and words are sealed here; nothing is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import orjson

from engine.domain.joining.progress import KEPT_FOR
from engine.domain.people import RegionState, UserState
from engine.domain.profile.encoding import STRUCTURED, to_columns
from engine.domain.profile.states import Machine, check_move
from engine.domain.purposes import PURPOSE_RULES
from engine.domain.record import record
from engine.domain.voice import TEMPLATES, Line
from engine.ids import new_id
from engine.store.inbound_texts import TextRow
from engine.store.joining import Admission, PendingJoin
from engine.store.ledgers import DomainEvent
from engine.store.members import Ban, Membership
from engine.store.outbox import NewJob
from engine.store.people import ConsentStatement, Wording
from engine.store.places import InviteAnswer, TakenSeat
from engine.store.profiles import ProfileEvent, SavedProfile
from engine.store.questions import NewQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.effects import AdmitPerson, AnswerInvite, Asks, Reply, SaveProfile, TakeSeat
    from engine.domain.joining.progress import JoinProgress
    from engine.domain.people import Region
    from engine.domain.profile.profile import Profile
    from router.load import LoadedTurn

CONSENTS = ("recurring_texts", "age_18", "terms", "privacy")
"""What one AGREE covers: a row of the ledger each."""

BANNED_FOR = timedelta(days=365)
"""How long a number whose owner is under 18 stays out, so that a new birthday cannot be tried (product: joining)."""


@record
class DueReply:
    """A reply that becomes the job ``id``; ``place`` numbers the replies of one turn.

    ``user_id`` is the member it goes to, also one admitted in this very turn.
    """

    id: UUID
    loaded: LoadedTurn
    reply: Reply
    place: int
    user_id: UUID | None


def reply_job(due: DueReply, *, keyring: Keyring, now: datetime) -> NewJob:
    """The job that sends a reply. Raises ``ValueError`` for an event of nobody: there is no one to reply to."""
    loaded, words, purpose = due.loaded, due.reply.words, due.reply.purpose
    recipient = loaded.reply_to
    if recipient is None:
        message = "a reply needs somebody to read it"
        raise ValueError(message)
    rule = PURPOSE_RULES[purpose]
    return NewJob(
        id=due.id,
        user_id=due.user_id,
        phone_id=loaded.phone.phone_id,
        to_e164=recipient,
        body=keyring.seal(words.body, table="sms_outbound_jobs", row_id=due.id, column="body"),
        purpose=purpose.value,
        lane=rule.stream.value,
        priority=rule.priority,
        run_at=now,
        not_after=now + rule.lifetime,
        zone_rule=rule.hours.value,
        may_repeat=rule.may_repeat,
        in_reply_to=_answered_text(loaded),
        template_version=words.template,
        correlation_id=loaded.row.correlation_id,
        key=f"{purpose}:{loaded.row.id}:{due.place}",
    )


def question_row(job: NewJob, asks: Asks) -> NewQuestion:
    """The open question that goes out with a job."""
    return NewQuestion(
        id=new_id(),
        phone_id=job.phone_id,
        user_id=job.user_id,
        topic=asks.topic,
        token=asks.token,
        template=job.template_version,
        job_id=job.id,
        closing=asks.closing,
    )


def consent(loaded: LoadedTurn, event_type: str, via: str) -> ConsentStatement:
    """An opt-in or opt-out as the ledger keeps it."""
    return ConsentStatement(
        id=new_id(),
        phone_id=loaded.phone.phone_id,
        event_type=event_type,
        channel="sms",
        via=via,
        source_sid=source_sid(loaded),
        key=f"{event_type}:{loaded.row.id}",
        correlation_id=loaded.row.correlation_id,
    )


def consents_given(loaded: LoadedTurn, wording: Wording) -> list[ConsentStatement]:
    """One row for each consent that the words covered."""
    return [
        replace(consent(loaded, "consent_given", "agree"), scope=scope, wording=wording.version, key=key)
        for scope in CONSENTS
        for key in [f"consent_given:{scope}:{loaded.row.id}"]
    ]


def wording_shown(template: str) -> Wording:
    """The exact words of ``line@version``. Raises ``ValueError`` when they are not today's: they were not shown."""
    line = Line(template.partition("@")[0])
    wording = TEMPLATES[line]
    if template != f"{line}@{wording.version}":
        message = f"the wording of {template} is not the one of this release"
        raise ValueError(message)
    return Wording(template, line.value, wording.text)


def pending_join(
    loaded: LoadedTurn, progress: JoinProgress, step: str, *, keyring: Keyring, now: datetime
) -> PendingJoin:
    """A stranger's progress, sealed."""
    row_id = new_id()
    sealed = keyring.seal(progress.to_json(), table="pending_joins", row_id=row_id, column="progress")
    return PendingJoin(row_id, loaded.phone.phone_id, step, sealed, now + KEPT_FOR)


def admission(loaded: LoadedTurn, effect: AdmitPerson) -> Admission:
    """The new member's row. Raises ``ValueError`` when an answer is missing or nobody wrote."""
    progress, number = effect.progress, loaded.reply_to
    if not progress.first_name or progress.birthday is None or progress.zip_code is None or number is None:
        message = "a person is admitted with a name, a birthday, a ZIP code and a number, not before"
        raise ValueError(message)
    return Admission(
        user_id=new_id(),
        phone_id=loaded.phone.phone_id,
        phone_e164=number,
        first_name=progress.first_name,
        last_name=progress.last_name or "",
        birthday=progress.birthday,
        state=UserState.INTERVIEWING.value,
        region_id=None if effect.region is None else effect.region.id,
        zip_code=progress.zip_code,
        correlation_id=loaded.row.correlation_id,
    )


def membership(user_id: UUID, region: Region) -> Membership:
    """A member's place: at once where the region is open, else on its waitlist."""
    status = "active" if region.state is RegionState.OPEN else "waitlisted"
    return Membership(new_id(), user_id, region.id, status)


def answer(loaded: LoadedTurn, effect: AnswerInvite) -> InviteAnswer:
    """What an invite is answered with."""
    return InviteAnswer(
        invite_id=effect.invite,
        linkup_id=effect.linkup,
        state=effect.to.value,
        options=effect.options,
        changed=effect.options ^ effect.chosen,
        sid=source_sid(loaded),
    )


def seat(loaded: LoadedTurn, effect: TakeSeat, user_id: UUID) -> TakenSeat:
    """A kept seat that is taken."""
    return TakenSeat(effect.invite, effect.linkup, user_id, effect.option, source_sid(loaded))


def ban(loaded: LoadedTurn, now: datetime) -> Ban:
    """What keeps the number of somebody under 18 out."""
    return Ban(
        id=new_id(),
        phone_id=loaded.phone.phone_id,
        reason="under_18",
        expires_at=now + BANNED_FOR,
        correlation_id=loaded.row.correlation_id,
        user_id=loaded.turn.snapshot.user_id,
        hold_id=new_id(),
    )


def saved_profile(user_id: UUID, effect: SaveProfile, before: Profile | None, now: datetime) -> SavedProfile:
    """A profile as its columns take it; what is as it was ``before`` is not written."""
    columns = to_columns(effect.profile, now.date(), since=before)
    for name in STRUCTURED:
        columns[name] = orjson.dumps(columns[name]).decode() if name in columns else None
    return SavedProfile(user_id=user_id, **columns)


def lesson(loaded: LoadedTurn, user_id: UUID, effect: SaveProfile) -> ProfileEvent:
    """What the text taught; the same text teaches the same subject once."""
    return ProfileEvent(
        id=new_id(),
        user_id=user_id,
        event_type="profile_learned",
        source=effect.source,
        payload=orjson.dumps({"about": effect.about, "learned": list(effect.learned)}).decode(),
        key=f"profile:{user_id}:{effect.about}:{source_sid(loaded) or loaded.row.id}",
        correlation_id=loaded.row.correlation_id,
    )


def moved(loaded: LoadedTurn, entity: tuple[str, UUID], before: str, after: str, what: str) -> DomainEvent:
    """One move of a state machine, for the ledger; ``entity`` is its type and id, ``what`` names the move."""
    entity_type, entity_id = entity
    return DomainEvent(
        id=new_id(),
        entity_type=entity_type,
        entity_id=entity_id,
        event_type=what,
        from_state=before,
        to_state=after,
        key=f"{entity_type}:{what}:{after}:{loaded.row.id}",
        correlation_id=loaded.row.correlation_id,
    )


def refusals(loaded: LoadedTurn) -> Iterator[DomainEvent]:
    """What the ledger says about a member who turned out to be too young."""
    person = loaded.turn.snapshot.person
    if person is not None and person.state is not UserState.SUSPENDED:
        check_move(Machine.USER, person.state, UserState.SUSPENDED)
        yield moved(loaded, ("user", person.id), person.state, UserState.SUSPENDED, "under_18")


def source_sid(loaded: LoadedTurn) -> str | None:
    """The SID of the text this turn is about; None for an event."""
    return loaded.row.sid if isinstance(loaded.row, TextRow) else None


def _answered_text(loaded: LoadedTurn) -> UUID | None:
    if isinstance(loaded.row, TextRow):
        return loaded.row.id
    return loaded.folded[-1].id if loaded.folded else None
