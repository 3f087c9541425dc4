"""Whether a number's owner is in, on the way in, or out: from effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.domain.effects import AdmitPerson, ForgetJoin, KeepJoin, RecordOptIn, RecordOptOut, RefuseMinor
from engine.domain.people import UserState
from engine.domain.profile.states import Machine, check_move
from router import rows

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.effects import BelongingEffect
    from router.load import LoadedTurn
    from router.writes import Writes

_ADMITTED = (UserState.UNVERIFIED, UserState.VERIFIED, UserState.INTERVIEWING)
_BECAUSE = ("phone_proved", "interview_began")


def gather_belonging(
    writes: Writes, loaded: LoadedTurn, effect: BelongingEffect, step: str, *, keyring: Keyring, now: datetime
) -> UUID | None:
    """Turn the effect into rows; ``step`` is the state of the decision. Returns the id of the member it made, if any.

    Raises ``UndeclaredMove`` for a faulty handler.
    """
    phone_id = loaded.phone.phone_id
    match effect:
        case RecordOptOut(via=via):
            writes.consents.append(rows.consent(loaded, "opted_out", via))
        case RecordOptIn(via=via):
            writes.consents.append(rows.consent(loaded, "opted_in", via))
        case KeepJoin(progress=progress):
            writes.kept_joins.append(rows.pending_join(loaded, progress, step, keyring=keyring, now=now))
        case ForgetJoin():
            writes.forgotten_joins.append(phone_id)
        case AdmitPerson():
            return _admit(writes, loaded, effect)
        case RefuseMinor():
            writes.bans.append(rows.ban(loaded, now))
            writes.forgotten_joins.append(phone_id)
            writes.canceled.setdefault("under_18", []).append(phone_id)
            writes.moves.extend(rows.refusals(loaded))
        case _:
            assert_never(effect)
    return None


def _admit(writes: Writes, loaded: LoadedTurn, effect: AdmitPerson) -> UUID:
    wording = rows.wording_shown(effect.consent)
    writes.wordings[wording.version] = wording
    writes.consents.extend(rows.consents_given(loaded, wording))
    admission = rows.admission(loaded, effect)
    writes.admissions.append(admission)
    writes.forgotten_joins.append(loaded.phone.phone_id)
    if effect.region is not None:
        writes.memberships.append(rows.membership(admission.user_id, effect.region))
    member = ("user", admission.user_id)
    for before, after, reason in zip(_ADMITTED, _ADMITTED[1:], _BECAUSE, strict=False):
        check_move(Machine.USER, before, after)
        writes.moves.append(rows.moved(loaded, member, before, after, reason))
    return admission.user_id
