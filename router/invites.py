"""Invites: from rows to what a handler sees, and from its effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from engine.domain.activities.catalog import CATALOG
from engine.domain.effects import TakeSeat
from engine.domain.linkups.changes import Change
from engine.domain.linkups.invite_options import Offered, offered_words
from engine.domain.linkups.invite_reply import Invite
from engine.domain.linkups.known_invites import KnownInvite
from engine.domain.linkups.states import InviteState, LinkupState, check_invite_move
from engine.domain.linkups.windows import Part, Window
from engine.linkups.changes import ChangedPlan
from engine.store.places import options_of
from router import rows

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from engine.domain.effects import InviteEffect
    from engine.store.places import InviteRow
    from router.load import LoadedTurn
    from router.writes import Writes

_TAKES_ANSWERS = frozenset({InviteState.PENDING, InviteState.ACCEPTED, InviteState.DECLINED})


def known_invite(row: InviteRow, at: datetime) -> KnownInvite:
    """Return the invite as a text that arrived at ``at`` can answer it."""
    state, linkup_state = InviteState(row.state), LinkupState(row.linkup_state)
    starts = dict(zip(row.options, row.starts, strict=True))
    windows = {
        option: _window(code, starts[option], row.time_zone)
        for option, code in zip(row.options, row.codes, strict=True)
    }
    shown = row.offered_options or {option: option for option in row.options}
    in_time = row.expires_at is None or at < row.expires_at
    # Whoever is asked after the lock is asked in the place of somebody who left.
    has_seat = linkup_state is LinkupState.LOCKED and state is not InviteState.DECLINED and not row.has_place
    answerable = linkup_state is LinkupState.BROADCASTING or has_seat
    invite = Invite(
        id=row.id,
        offered=tuple(
            Offered(token, option, offered_words(windows[option]))
            for token, option in sorted(shown.items())
            if option in windows
        ),
        state=state,
        is_open=state in _TAKES_ANSWERS and answerable and in_time,
        label=CATALOG[row.activity_key].label,
        chosen=options_of(row.selected_option, row.options) if state is InviteState.ACCEPTED else frozenset(),
    )
    return KnownInvite(
        invite=invite,
        linkup=row.linkup_id,
        linkup_state=linkup_state,
        starts=starts,
        zone=row.time_zone,
        most=row.max_size,
        asked_at=row.asked_at,
        expires_at=row.expires_at,
        coming=row.coming,
        has_place=row.has_place,
        event_time=row.event_time,
        place=row.venue or {},
    )


def gather_invite(writes: Writes, loaded: LoadedTurn, effect: InviteEffect, user_id: UUID) -> None:
    """Turn the answer into rows; what follows for its LinkUp is decided after they are written.

    Raises ``UndeclaredMove`` for a faulty handler.
    """
    if isinstance(effect, TakeSeat):
        writes.seats.append(rows.seat(loaded, effect, user_id))
        invite = ("invite", effect.invite)
        writes.moves.append(rows.moved(loaded, invite, effect.before, InviteState.ACCEPTED, "seat_taken"))
        cause = loaded.row
        writes.changed_plans.append(
            ChangedPlan(effect.linkup, Change.ONE_MORE, user_id, cause.id, cause.correlation_id)
        )
        return
    writes.answers.append(rows.answer(loaded, effect))
    if effect.to is not effect.before:
        check_invite_move(effect.before, effect.to, linkup=effect.linkup_state)
        invite = ("invite", effect.invite)
        writes.moves.append(rows.moved(loaded, invite, effect.before, effect.to, "invite_answered"))


def _window(code: str, starts_at: datetime, zone: str) -> Window:
    """Return the window a stored option was made of: its day and hour, and the part of the day it is called by."""
    local = starts_at.astimezone(ZoneInfo(zone))
    return Window(local.date(), Part(code.partition("_")[2]), local.time())
