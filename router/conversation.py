"""What is queued, asked and reported around a conversation: from effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import orjson

from engine.domain.effects import CancelQueuedTexts, CloseQuestion, CountNudge, RaiseAlert, ScheduleEvent, StaySilent
from engine.ids import new_id
from engine.store.inbox import NewEvent
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from router.load import LoadedTurn
    from router.writes import Writes

AroundEffect = StaySilent | CancelQueuedTexts | ScheduleEvent | RaiseAlert | CloseQuestion | CountNudge


def gather_conversation(writes: Writes, loaded: LoadedTurn, effect: AroundEffect) -> None:
    """Turn the effect into rows; a reply is the turn's own affair, since its jobs are part of the outcome."""
    phone_id, correlation_id = loaded.phone.phone_id, loaded.row.correlation_id
    match effect:
        case StaySilent():
            pass  # the reason is the outcome
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
        case _:
            assert_never(effect)
