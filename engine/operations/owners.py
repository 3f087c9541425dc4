"""Every state a row can be in, and who moves it on by when. The table is the rule.

The page docs/states.md, sql/queries/stuck.sql, the gauge josh_stuck and the alerts of the sweep `stuck` are made from
it (`python -m docs.write`); a test reads the states from the catalog of a migrated database and refuses one that is
missing here, or that is called an end without being one.

To add a state: a line here that says who moves it on, after how long it is stuck, and what an operator does then. A
state that may rest says whose it is and why. Columns of time that may be empty are listed too, because an empty one is
often work that waits.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.operations.waiting import Clock, Ends, Fact, Rests, Verdict, Waits

if TYPE_CHECKING:
    from collections.abc import Mapping

_MINUTES, _HOURS, _DAYS = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))

_PERSON, _OPERATOR, _LINKUP = "the person", "operator", "its LinkUp"
_SEE_LANES = "`engine lanes`: is the lane paused, are workers running?"
_SEE_PARKED = "`engine parked`: release it or close it"
_SEE_SWEEPS = "`engine doctor`: does the clock run, does the sweep fail?"
_END: Final = Ends()
_WHEN: Final = Fact("when it happened")
_LATE_WORD: Final = Rests("the carrier", "an end, but for a late callback about a text that two listings did not show")
_UNTIL: Final = Fact("read against the time whenever it matters; nothing has to happen at it")
_WITH_STATE: Final = Fact("goes with the state of its row")

Owned = Verdict | tuple[Verdict, ...]

STATES: Final[Mapping[str, Mapping[str, Owned]]] = {
    "users.state": {
        "unverified": Rests(_PERSON, "their first text proves the number, or somebody else's takes it"),
        "verified": Rests(_PERSON, "left in the turn that enters it"),
        "interviewing": Rests(_PERSON, "asked twice more by sweep nudges, then left in peace"),
        "active": Rests(_PERSON, "a member"),
        "suspended": Rests(_OPERATOR, "until somebody lifts it"),
        "deleted": _END,
    },
    "conversation_sessions.mode": {
        "idle": Rests(_PERSON, "nothing is under way"),
        "interviewing": Rests(_PERSON, "as the member's state"),
        "linkup_forming": Rests(_LINKUP, "a draft ends after half an hour, and the mode with it"),
        "awaiting_invite_reply": Rests(_LINKUP, "what is asked closes with the invite"),
        "safety_hold": Rests(_OPERATOR, "as the hold"),
        "post_event": Rests(_PERSON, "asked once more by sweep post_event, then left in peace"),
    },
    "regions.state": {
        "open": Rests(_OPERATOR, "`engine regions` opens and closes"),
        "waitlisted": Rests(_OPERATOR, "opens when enough people live there"),
        "closed": Rests(_OPERATOR, "`engine regions` opens and closes"),
    },
    "region_memberships.status": {
        "active": Rests(_PERSON, "a member lives there"),
        "waitlisted": Rests(
            _OPERATOR,
            "until their region opens; then sweep region_opening tells sixty a minute, and who must not be texted once "
            "they may be",
        ),
    },
    "profiles.state": {
        "empty": Rests(_PERSON, "the interview fills it"),
        "partial": Rests(_PERSON, "the interview fills it"),
        "complete_mvp": Rests(_PERSON, "can be matched"),
        "complete_full": Rests(_PERSON, "can be matched"),
        "stale": Rests(_PERSON, "asked once by sweep staleness whether it still holds"),
    },
    "sms_outbound_jobs.status": {
        "pending": Waits(
            "pending", "t.status = 'pending'", "t.run_at", "lane outbound", 15 * _MINUTES, _SEE_LANES
        ),
        "sending": Waits(
            "sending", "t.status = 'sending'", "t.lease_until", "sweep recover_outbound", 5 * _MINUTES, _SEE_SWEEPS,
            Clock.REAL,
        ),
        "unknown": Waits(
            "unknown", "t.status = 'unknown'", "t.last_attempt_at", "sweep delivery_status", 30 * _MINUTES,
            "does the carrier answer? is the key of its body there?",
        ),
        "sent": _END,
        **dict.fromkeys(("failed", "canceled", "expired"), _LATE_WORD),
    },
    "safety_holds.state": {
        "none": _END,
        "soft_hold": Waits(
            "soft_hold", "t.state = 'soft_hold' and t.cleared_at is null and t.expires_at is null", "t.applied_at",
            _OPERATOR, 7 * _DAYS, "look at the person's case, lift the hold or let it end",
        ),
        "hard_hold": Waits(
            "hard_hold", "t.state = 'hard_hold' and t.cleared_at is null and t.expires_at is null", "t.applied_at",
            _OPERATOR, 7 * _DAYS, "look at the person's case, lift the hold or let it end",
        ),
    },
    "safety_incidents.status": {
        "open": Waits("open", "t.status = 'open'", "t.created_at", _OPERATOR, _DAYS, "take it up"),
        "reviewing": Waits(
            "reviewing", "t.status = 'reviewing'", "t.created_at", _OPERATOR, 14 * _DAYS, "come to an end"
        ),
        "resolved": _END,
    },
    "safety_reports.status": {
        "open": Waits("open", "t.status = 'open'", "t.created_at", _OPERATOR, _DAYS, "take it up"),
        "reviewing": Waits(
            "reviewing", "t.status = 'reviewing'", "t.created_at", _OPERATOR, 14 * _DAYS, "come to an end"
        ),
        "resolved": _END,
    },
    "linkups.state": {
        "draft": Waits(
            "draft", "t.state = 'draft'", "t.created_at", "lane turns", _DAYS,
            "half an hour after it was made an event ends it: was that event parked?",
        ),
        "broadcasting": (
            Waits(
                "window_over", "t.state = 'broadcasting'", "t.acceptance_window_ends_at", "sweep windows", _HOURS,
                _SEE_SWEEPS,
            ),
            Waits("to_be_locked", "t.state = 'broadcasting'", "t.settles_at", "sweep settle", _HOURS, _SEE_SWEEPS),
            Waits(
                "wave_due", "t.state = 'broadcasting'", "greatest(t.next_wave_at, t.broadcasting_started_at)",
                "lane waves", _HOURS, _SEE_LANES,
            ),
        ),
        "locked": (
            Waits("over", "t.state = 'locked'", "t.event_time", "sweep completion", _DAYS, _SEE_SWEEPS),
            Waits(
                "replacements_over", "t.state = 'locked' and t.replacement_over_at is null", "t.replacement_until",
                "sweep replacements", _HOURS, _SEE_SWEEPS,
            ),
        ),
        "completed": _END, "expired": _END, "canceled": _END,
    },
    "linkup_invites.state": {
        "pending": Waits("pending", "t.state = 'pending'", "t.expires_at", "sweep windows", _HOURS, _SEE_SWEEPS),
        "accepted": Rests(_LINKUP, "becomes a place, or closes with it; sweep settle lets go of a seat nobody took"),
        "declined": Rests(_LINKUP, "a mind may change while it looks for people; sweep learning reads it"),
        "expired": _END, "closed": _END,
    },
    "linkup_participants.status": {
        "confirmed": Rests(_LINKUP, "until they say how it was, which nobody has to"),
        "canceled": Rests(_PERSON, "IN undoes CAN'T"),
        "no_show": Rests(_PERSON, "may be contested"),
        "attended": Rests(_PERSON, "may be contested"),
    },
    "linkup_reminders.status": {
        "pending": Waits(
            "pending", "t.status = 'pending'", "t.scheduled_for", "sweep reminders", 15 * _MINUTES, _SEE_SWEEPS
        ),
        "sent": _END, "failed": _END, "canceled": _END,
    },
    "subscriptions.state": {
        state: Rests("Stripe", "ours only follows it")
        for state in ("none", "trialing", "active", "past_due", "canceled", "unpaid")
    },
    "friendships.status": {
        "pending": Rests(_PERSON, "the one who was asked answers, or nobody does"),
        "accepted": Rests(_PERSON, "either may end it"),
        "declined": Rests(_PERSON, "either may take it away"),
    },
}  # fmt: skip
"""Column with listed values (an enum, or a check) → value → who moves it on. Several where several things are due."""

MARKS: Final[Mapping[str, Owned]] = {
    "sms_messages.processed_at": Waits(
        "unread", "t.direction = 'in' and t.processed_at is null and t.parked_at is null", "t.updated_at", "lane turns",
        5 * _MINUTES, _SEE_LANES, Clock.REAL,
    ),
    "sms_messages.parked_at": Waits(
        "parked", "t.parked_at is not null and t.processed_at is null", "t.parked_at", _OPERATOR, 3 * _DAYS, _SEE_PARKED
    ),
    "sms_messages.status": Rests("the carrier", "some routes never say more than sent, so nobody waits for delivered"),
    "inbox_events.processed_at": Waits(
        "due", "t.processed_at is null and t.parked_at is null", "t.due_at", "lane turns", 10 * _MINUTES, _SEE_LANES
    ),
    "inbox_events.parked_at": Waits(
        "parked", "t.parked_at is not null and t.processed_at is null", "t.parked_at", _OPERATOR, 3 * _DAYS, _SEE_PARKED
    ),
    "sms_send_attempts.ended_at": Rests("lane outbound", "open exactly while its job is sending, which is counted"),
    "sms_status_callbacks.applied_at": Waits(
        "waiting", "t.applied_at is null and t.parked_until is null", "t.received_at", "lane callbacks", 10 * _MINUTES,
        _SEE_LANES,
    ),
    "sms_status_callbacks.parked_until": Waits(
        "parked", "t.applied_at is null and t.parked_until is not null", "t.received_at", "sweep cleanup", 26 * _HOURS,
        _SEE_SWEEPS,
    ),
    "lane_pauses.resume_at": (
        Waits(
            "paused", "t.resume_at is null", "t.paused_at", _OPERATOR, _HOURS,
            "mend the cause, then `engine lanes resume`", Clock.REAL,
        ),
        Waits("over", "t.resume_at is not null", "t.resume_at", "sweep cleanup", 3 * _HOURS, _SEE_SWEEPS, Clock.REAL),
    ),
    "operator_alerts.delivered_at": Waits(
        "undelivered", "t.delivered_at is null", "t.created_at", "sweep alerts", 6 * _HOURS,
        "does ALERT_WEBHOOK_URL answer?",
    ),
    "carrier_erasures.done_at": Waits(
        "undone", "t.done_at is null", "t.requested_at", "sweep erasure", 2 * _DAYS,
        "ask Twilio to redact the text; its SID is in the row",
    ),
    "inbound_looks.seen_until": Waits(
        "unsearched", "true", "t.seen_until", "sweep reconcile_inbound", _HOURS,
        "does the carrier answer? see its last_error",
    ),
    "pending_joins.expires_at": Waits(
        "expired", "true", "t.expires_at", "sweep cleanup", 3 * _HOURS, _SEE_SWEEPS
    ),
    "pending_joins.step": Rests(_PERSON, "the join is forgotten after seven days"),
    "conversation_sessions.state_token": Rests(_PERSON, "as the mode; the handler of the mode lists its states"),
    "conversation_sessions.expires_at": _UNTIL,
    "linkup_outcomes.next_prompt_at": Waits(
        "to_be_asked", "t.next_prompt_at is not null", "t.next_prompt_at", "sweep post_event", 2 * _DAYS, _SEE_SWEEPS
    ),
    "safety_evidence.keep_until": Waits(
        "past_its_time", "t.keep_until is not null", "t.keep_until", _OPERATOR, 7 * _DAYS,
        "delete it: no sweep does yet",
    ),
    "stripe_events.processed_at": Waits(
        "unprocessed", "t.processed_at is null and t.parked_at is null", "t.received_at", _OPERATOR, _HOURS,
        "nothing reads them before billing is built: who sends them?",
    ),
    "stripe_events.parked_at": Waits(
        "parked", "t.parked_at is not null and t.processed_at is null", "t.parked_at", _OPERATOR, 3 * _DAYS,
        "look at its error",
    ),
    "contact_exchanges.revealed_at": Rests(_OPERATOR, "empty where numbers must not be told; kept, never told later"),
    "open_questions.closed_at": Rests(_PERSON, "answers or does not; what else asks closes it"),
    "region_memberships.notified_at": Rests("sweep region_opening", "as waitlisted"),
    "sms_opt_outs.lifted_at": Rests(_PERSON, "out until they text START"),
    "phone_bans.lifted_at": Rests(_OPERATOR, "out until it ends or is lifted"),
    "phones.unreachable_since": Rests("the carrier", "no text can reach the number"),
    "users.paused_until": Rests(_PERSON, "a break they took, over by itself"),
    "users.suspended_at": Rests(_OPERATOR, "as suspended"),
    "regions.paused_at": Rests(_OPERATOR, "paused on purpose"),
    "profiles.stale_at": Rests("sweep staleness", "asked about once they may be; see inbox_events"),
    "entitlement_overrides.revoked_at": Rests(_OPERATOR, "in force until it expires or is revoked"),
    "otp_sessions.verified_at": Rests(_PERSON, "a code is worth nothing after expires_at"),
    "otp_sessions.superseded_at": Rests(_PERSON, "a code is worth nothing after expires_at"),
    "magic_links.consumed_at": Rests(_PERSON, "a link is worth nothing after expires_at"),
    "magic_links.revoked_at": Rests(_PERSON, "a link is worth nothing after expires_at"),
    **dict.fromkeys(
        (
            "entitlements.expires_at", "phone_bans.expires_at", "safety_holds.expires_at",
            "sms_outbound_jobs.not_after", "sms_outbound_jobs.backoff_until", "friendship_step_backs.until",
            "subscriptions.current_period_end", "subscriptions.grace_until", "friendships.stepped_back_until",
        ),
        _UNTIL,
    ),
    **dict.fromkeys(
        (
            "sms_outbound_jobs.lease_until", "sms_outbound_jobs.absent_since", "safety_holds.cleared_at",
            "safety_incidents.resolved_at", "linkups.broadcasting_started_at", "linkups.acceptance_window_ends_at",
            "linkups.event_time", "linkups.locked_at", "linkups.replacement_until", "linkups.replacement_asked_at",
            "linkups.replacement_over_at", "linkups.completed_at", "linkups.split_looked_at", "linkups.settles_at",
            "linkup_options.quorum_since", "linkup_invites.sent_at", "linkup_invites.responded_at",
            "linkup_invites.expires_at", "linkup_invites.closed_at", "linkup_reminders.sent_at", "users.deleted_at",
            "profiles.completed_at", "friendships.responded_at", "region_memberships.released_at",
        ),
        _WITH_STATE,
    ),
    **dict.fromkeys(
        (
            "users.erased_at", "users.zip_changed_at", "sms_messages.body_purged_at", "sms_messages.last_status_at",
            "sms_outbound_jobs.body_purged_at", "sms_outbound_jobs.last_attempt_at", "regions.opened_at",
            "admin_users.disabled_at", "linkup_options.last_change_at", "linkup_invites.split_asked_at",
            "linkup_participants.left_at", "linkup_participants.here_at", "linkup_outcomes.contested_at",
            "subscriptions.fetched_at", "stripe_events.event_created_at", "friendships.stepped_back_at",
            "chats.deleted_at", "chat_participants.last_read_at", "chat_participants.left_at", "messages.edited_at",
            "messages.deleted_at",
            "match_pool.last_invited_at", "match_pool.intent_since",
        ),
        _WHEN,
    ),
}  # fmt: skip
"""Column of time that may be empty, or of a state without listed values → what an empty or a filled one means."""

KINDS: Final = frozenset({
    "sms_messages.direction", "consent_events.event_type", "phone_bans.reason", "admin_users.role",
    "user_blocks.source", "linkup_participants.role", "linkup_outcomes.attendance_response", "connections.source",
    "chats.type",
})  # fmt: skip
"""Columns with listed values that say what a row is, not where it stands: no row ever moves from one to another."""


def all_waits() -> list[tuple[str, Waits]]:
    """Give every wait with its table, in the order of the tables above."""
    columns = [*((column, owned) for column, values in STATES.items() for owned in values.values()), *MARKS.items()]
    return [
        (column.partition(".")[0], verdict)
        for column, owned in columns
        for verdict in (owned if isinstance(owned, tuple) else (owned,))
        if isinstance(verdict, Waits)
    ]
