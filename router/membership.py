"""What is known of a member: from effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.domain.effects import ActivateMembership, MovePerson, MoveUser, RenamePerson, SaveProfile
from engine.domain.profile.states import Machine, check_move
from engine.store.members import Move, Renaming
from router import rows
from router.errors import NotAMemberError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from engine.domain.effects import MemberEffect
    from engine.domain.people import UserState
    from router.load import LoadedTurn
    from router.writes import Writes


def gather_member(writes: Writes, loaded: LoadedTurn, effect: MemberEffect, user_id: UUID, now: datetime) -> None:
    """Turn the effect about the member ``user_id`` into rows; raises ``UndeclaredMove`` for a faulty handler."""
    match effect:
        case SaveProfile():
            _save_profile(writes, loaded, effect, user_id, now)
        case MoveUser(to=to, reason=reason):
            _move_user(writes, loaded, to, reason)
        case RenamePerson(first_name=first_name, last_name=last_name):
            writes.renamings.append(Renaming(user_id, first_name, last_name))
        case MovePerson(zip_code=zip_code, region=region):
            writes.relocations.append(Move(user_id, zip_code, None if region is None else region.id))
            if region is not None:
                writes.memberships.append(rows.membership(user_id, region))
        case ActivateMembership(region_id=region_id):
            writes.activations.append((user_id, region_id))
        case _:
            assert_never(effect)


def _save_profile(writes: Writes, loaded: LoadedTurn, effect: SaveProfile, user_id: UUID, now: datetime) -> None:
    before, after = loaded.turn.snapshot.profile, effect.profile
    writes.profiles.append(rows.saved_profile(user_id, effect, before, now))
    writes.lessons.append(rows.lesson(loaded, user_id, effect))
    if before is not None and before.state is not after.state:
        check_move(Machine.PROFILE, before.state, after.state)
        profile = ("profile", user_id)
        writes.moves.append(rows.moved(loaded, profile, before.state, after.state, "profile_learned"))


def _move_user(writes: Writes, loaded: LoadedTurn, to: UserState, reason: str) -> None:
    person = loaded.turn.snapshot.person
    if person is None:  # admitted in this very turn: its state is part of the admission
        raise NotAMemberError(MoveUser.__name__)
    check_move(Machine.USER, person.state, to)
    writes.user_moves.append((person.id, to.value))
    writes.moves.append(rows.moved(loaded, ("user", person.id), person.state, to, reason))
