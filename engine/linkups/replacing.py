"""The one replacement wave of a LinkUp that goes ahead and lost too many: asked by the waves lane, settled by a sweep.

Each step is under the lock of its LinkUp; whoever comes second finds it done.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.changes import Change
from engine.domain.linkups.leaving import INVITES_PER_MISSING, Group, Off, at_deadline, quorum
from engine.domain.linkups.pairs import may_be_two
from engine.domain.linkups.states import CancelReason, InviteState, LinkupMachine, LinkupState
from engine.ids import new_id
from engine.linkups.changes import ChangedPlan, spread
from engine.linkups.inviting import Wave, invite_people
from engine.linkups.moves import Because
from engine.matching.running import match_linkup
from engine.store import invites, ledgers, linkups, plans, replacements
from engine.store.connections import transaction

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.matching.running import MatchRun
    from engine.store.invites import WaveRow
    from engine.store.plans import GroupRow

RUN_NO: Final = 2
"""The search for replacements is the second of its LinkUp."""

LOOK_AGAIN: Final = timedelta(minutes=10)
TRY_AGAIN: Final = timedelta(minutes=1)


def attend_replacement(conn: Connection, linkup_id: UUID, *, keyring: Keyring, now: datetime) -> int | None:
    """Ask three people for each that is missing; gives how many were asked, None when somebody else is at it.

    The search is made and stored before the lock is taken, as for every wave.
    """
    run = _search(conn, linkup_id, now)
    with transaction(conn):
        linkup = None
        if replacements.lock_unasked(conn, linkup_id, now=now):
            linkup = replacements.read_replacement(conn, linkup_id, now=now)
        if linkup is None:
            return None
        if run is None or not linkup.may_go_out:
            invites.look_again(conn, [(linkup_id, now + LOOK_AGAIN)])
            return 0
        return _ask(conn, linkup, run, keyring, now)


def _search(conn: Connection, linkup_id: UUID, now: datetime) -> MatchRun | None:
    linkup = replacements.read_replacement(conn, linkup_id, now=now)
    if linkup is None or not linkup.may_go_out:
        return None
    with transaction(conn):
        return match_linkup(conn, linkup_id, now=now, run_no=RUN_NO)


def _ask(conn: Connection, linkup: WaveRow, run: MatchRun, keyring: Keyring, now: datetime) -> int:
    (row,) = plans.read_groups(conn, [linkup.id], now=now)
    missing = quorum(_group(row)) - row.remaining
    if missing <= 0:  # whoever left is back
        replacements.forget_replacement(conn, linkup.id)
        return 0
    number, size = linkup.waves_sent + 1, INVITES_PER_MISSING * missing
    (asked,) = invite_people(conn, [Wave(linkup, run, number, size)], keyring=keyring, now=now)
    if asked.people == 0 and asked.passed_over:
        invites.look_again(conn, [(linkup.id, now + TRY_AGAIN)])
        return 0
    replacements.note_asked(conn, linkup.id, now=now)
    because = Because("replacements_asked", linkup.id, linkup.correlation_id or linkup.id)
    move = because.noted(LinkupMachine.LINKUP, linkup.id, LinkupState.LOCKED, LinkupState.LOCKED)
    ledgers.record_domain_events(conn, [*asked.moves, move], now=now)
    return asked.people


def settle_replacement(conn: Connection, linkup_id: UUID, *, keyring: Keyring, now: datetime) -> bool:
    """End a replacement whose time has come: on with whoever comes, or off; says whether it was ours to do.

    Passes over one that somebody else has locked. Needs a transaction.
    """
    if not replacements.lock_over(conn, linkup_id, now=now):
        return False
    (row,) = plans.read_groups(conn, [linkup_id], now=now)
    because = Because("replacement_over", new_id(), row.correlation_id or linkup_id)
    reason = because.what
    ended = replacements.end_replacement(conn, linkup_id, after=InviteState.EXPIRED.value, reason=reason, now=now)
    ledgers.record_domain_events(conn, because.ended(ended), now=now)
    if now < row.event_time:
        _decide(conn, row, because, keyring, now)
    return True


def _decide(conn: Connection, row: GroupRow, because: Because, keyring: Keyring, now: datetime) -> None:
    group = _group(row)
    if isinstance(at_deadline(group), Off):
        change, reason = Change.TOO_FEW, CancelReason.QUORUM_BROKEN.value
        linkups.cancel_linkups(conn, [(row.id, LinkupState.LOCKED.value, reason)])
        off = Because("linkup_off", because.cause, because.correlation_id)
        move = off.moved(LinkupMachine.LINKUP, row.id, LinkupState.LOCKED, LinkupState.CANCELED)
        ledgers.record_domain_events(conn, [move], now=now)
    elif row.remaining < quorum(group):
        change = Change.WITH_FEWER
    else:
        return  # everybody has heard of whoever came
    changed = ChangedPlan(row.id, change, None, because.cause, because.correlation_id)
    spread(conn, [changed], keyring=keyring, now=now)


def _group(row: GroupRow) -> Group:
    return Group(
        min_size=row.min_size,
        max_size=row.max_size,
        starts_at=row.event_time,
        remaining=row.remaining,
        pair_ok=may_be_two(row.ages, groups_only=row.groups_only, friends=row.friends),
        replaced=True,
        zones=(row.zone,),
    )
