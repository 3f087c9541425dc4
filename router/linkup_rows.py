"""The rows that the effects about a member's own LinkUp become, and the other way round: what they have under way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

import orjson

from engine.domain.effects import CancelLinkup, DraftLinkup, ReviseLinkup, SendLinkup
from engine.domain.forming.requesting import concerns_plan, may_send, own_draft
from engine.domain.forming.standing import NOTHING, OwnLinkup
from engine.domain.fragments import TEXTS_FOLDED
from engine.domain.limits import fold_is_open
from engine.domain.linkups.brief import Brief
from engine.domain.linkups.guards import FEWEST_CANDIDATES
from engine.domain.linkups.places import venues_of
from engine.domain.linkups.states import LinkupMachine, LinkupState, check_move
from engine.domain.turn import Text
from engine.matching.briefs import request_of_draft
from engine.matching.searching import count_fitting
from engine.store import linkups
from engine.store.linkups import LinkupDraft, SentLinkup
from router import rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.effects import LinkupEffect
    from engine.domain.forming.standing import Standing
    from engine.domain.turn import Turn
    from engine.store.linkups import RunningRow
    from router.load import LoadedTurn
    from router.writes import Writes

_NONE = "none"
"""The state a LinkUp comes from that is drafted, as the ledger tells it."""


def gather_linkup(writes: Writes, loaded: LoadedTurn, effect: LinkupEffect, user_id: UUID, *, keyring: Keyring) -> None:
    """Turn an effect about the member's own LinkUp into rows; raises ``UndeclaredMove`` for a faulty handler."""
    linkup = ("linkup", effect.linkup_id)
    match effect:
        case DraftLinkup():
            draft = _draft(loaded, effect, user_id)
            if effect.notes is not None:
                notes = keyring.seal(effect.notes, table="linkups", row_id=effect.linkup_id, column="notes")
                draft = replace(draft, notes=notes)
            writes.drafted_linkups.append(draft)
            writes.moves.append(rows.moved(loaded, linkup, _NONE, LinkupState.DRAFT, "linkup_drafted"))
        case ReviseLinkup():
            writes.revised_linkups.append(_draft(loaded, effect, user_id))
        case SendLinkup(brief=brief, starts=starts, ends_at=ends_at):
            check_move(LinkupMachine.LINKUP, LinkupState.DRAFT, LinkupState.BROADCASTING)
            codes = (window.code for window in brief.windows)
            options = [(letter, code, at) for (letter, at), code in zip(starts.items(), codes, strict=True)]
            writes.sent_linkups.append(SentLinkup(effect.linkup_id, ends_at, options))
            writes.moves.append(rows.moved(loaded, linkup, LinkupState.DRAFT, LinkupState.BROADCASTING, "linkup_sent"))
        case CancelLinkup(before=before, reason=reason):
            check_move(LinkupMachine.LINKUP, before, LinkupState.CANCELED)
            if before is LinkupState.BROADCASTING:  # people were asked: what follows is done once all is written
                writes.called_off.append((effect.linkup_id, user_id, reason))
                return
            writes.canceled_linkups.append((effect.linkup_id, before.value, reason.value))
            writes.moves.append(rows.moved(loaded, linkup, before, LinkupState.CANCELED, "linkup_dropped"))
        case _:
            assert_never(effect)


def standing_of(standing: Standing, running: RunningRow | None) -> Standing:
    """What a member may start and has under way, without the places of their region."""
    return standing if running is None else replace(standing, running=_own(running))


def with_venues(conn: Connection, turns: Iterable[Turn]) -> list[Turn]:
    """Return the turns, those about a plan with the places of their member's region; nothing is read for others."""
    turns = list(turns)
    regions = [_region_asked_for(turn) for turn in turns]
    wanted = sorted({region for region in regions if region is not None})
    if not wanted:
        return turns
    known = {region: venues_of(listed) for region, listed in linkups.read_venues(conn, wanted).fetchall()}
    return [
        turn if region is None else _placed(turn, replace(turn.snapshot.standing or NOTHING, venues=known[region]))
        for turn, region in zip(turns, regions, strict=True)
    ]


def with_candidates(conn: Connection, turns: Iterable[Turn], *, now: datetime) -> list[Turn]:
    """Return the turns, those that may send a draft with how many people fit it; nothing is read for others."""
    return [_counted(conn, turn, now) if isinstance(turn.cause, Text) and may_send(turn) else turn for turn in turns]


def _counted(conn: Connection, turn: Turn, now: datetime) -> Turn:
    draft, person, standing = own_draft(turn), turn.snapshot.person, turn.snapshot.standing
    if draft is None or person is None or standing is None:
        return turn
    found = count_fitting(conn, request_of_draft(draft, person.id), now=now, enough=FEWEST_CANDIDATES)
    return _placed(turn, replace(standing, candidates=found))


def _region_asked_for(turn: Turn) -> UUID | None:
    person = turn.snapshot.person
    if person is None or person.region is None:
        return None
    if isinstance(turn.cause, Text):
        wanted = fold_is_open(turn.snapshot.recent_texts) or concerns_plan(turn)
    else:
        wanted = turn.cause.kind == TEXTS_FOLDED
    return person.region.id if wanted else None


def _placed(turn: Turn, standing: Standing) -> Turn:
    return replace(turn, snapshot=replace(turn.snapshot, standing=standing))


def _own(row: RunningRow) -> OwnLinkup:
    brief = Brief.from_json(row.brief)
    return OwnLinkup(
        row.id, LinkupState(row.state), brief, row.venue, row.time_zone, row.created_at, row.acceptance_window_ends_at
    )


def _draft(loaded: LoadedTurn, effect: DraftLinkup | ReviseLinkup, user_id: UUID) -> LinkupDraft:
    brief = effect.brief
    return LinkupDraft(
        id=effect.linkup_id,
        user_id=user_id,
        region_id=brief.region_id,
        brief=orjson.dumps(brief.as_json()).decode(),
        activity_key=brief.activity_key,
        zone=effect.zone if isinstance(effect, DraftLinkup) else "",
        venue=orjson.dumps(effect.venue).decode(),
        min_size=brief.group_size.min,
        max_size=brief.group_size.max,
        correlation_id=loaded.row.correlation_id,
        create_key=effect.create_key,
    )
