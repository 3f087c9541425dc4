"""docs/data-map.md, from the catalog of a migrated database: what is kept where, sealed or not, and who may read it.

How long a table's rows live is no fact of the catalog: it is declared here, and a table without a line is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

PAGE: Final = Path(__file__).parents[1] / "data-map.md"

_LEDGER: Final = "at least 365 days, then only through `private.purge_append_only`; ids and codes only"
_LIFE: Final[Mapping[str, str]] = {
    "phones": "as long as anything refers to it; holds no number, only a keyed hash",
    "users": "until the person is erased; then identity columns are emptied and the row stays",
    "conversation_sessions": "with the person",
    "inbox_events": "stays; ids only",
    "inbound_looks": "stays; numbers of ours, times and counts only",
    "sms_messages": "body: `RETENTION_DAYS` (30 to 90, default 30), never while unread; the row stays",
    "sms_outbound_jobs": "body: 7 days after the job ended, never while pending, sending or unknown; the row stays",
    "sms_send_attempts": "stays; ids and codes only",
    "sms_status_callbacks": "stays; ids and codes only",
    "consent_events": "at least 365 days, then only through `private.purge_append_only`; survives erasure",
    "sms_opt_outs": "stays; survives erasure, because an opt-out does",
    "message_events": _LEDGER,
    "domain_events": _LEDGER,
    "lane_pauses": "until the pause is over",
    "carrier_slowdowns": "stays; times and counts only",
    "refused_senders": "until an operator resumes the lane; numbers of ours and codes only",
    "sender_budgets": "stays; numbers of ours, times and counts only",
    "operator_alerts": "stays; ids and codes only",
    "sweep_runs": "30 days (one day for a run that found nothing)",
    "regions": "stays",
    "region_memberships": "with the person; released ones are history",
    "activity_catalog": "stays; a seed writes it",
    "profiles": "with the person; derived signals only",
    "profile_events": _LEDGER,
    "open_questions": "stays; ids and codes only",
    "pending_joins": "7 days, or until the person is in or under 18",
    "consent_wordings": "as long as a consent refers to it",
    "phone_bans": "stays; survives erasure (under 18: counts for 12 months)",
    "carrier_erasures": "stays; ids and codes only",
    "admin_users": "stays; closed, never deleted",
    "admin_audit_log": _LEDGER,
    "safety_holds": "stays; survives erasure",
    "safety_incidents": "stays; ids and codes only",
    "safety_evidence": "until a year after the incident was resolved",
    "safety_reports": "the row stays; the words until a year after it was resolved",
    "user_blocks": "stays; survives erasure, because a block does",
    "user_strikes": "stays; counts until its window ends",
    "linkups": "stays; notes until the day after",
    "linkup_options": "with the LinkUp",
    "linkup_invites": "with the LinkUp",
    "linkup_participants": "with the LinkUp",
    "linkup_reminders": "with the LinkUp",
    "match_pool": "with the profile; derived signals only",
    "match_runs": "with the LinkUp; ids and numbers only",
    "match_candidates": "with the LinkUp; ids and numbers only",
    "learning_signals": "with the person; codes and numbers only",
    "linkup_outcomes": "with the LinkUp; feedback until the person is erased",
    "contact_exchange_choices": "with the LinkUp",
    "contact_exchanges": "with the LinkUp",
    "stripe_customers": "with the person",
    "subscriptions": "with the person",
    "entitlements": "with the person",
    "entitlement_overrides": "with the person; ended ones are history",
    "stripe_events": "stays; ids, states and amounts only",
    "otp_sessions": "until the cleanup sweep after its end; keyed hashes only",
    "magic_links": "until the cleanup sweep after its end; hashes only",
    "connections": "until one of the two removes it",
    "friendships": "until one of the two ends it",
    "friendship_step_backs": "until it is over or the friendship ends; the note with it",
    "chats": "with its people",
    "chat_participants": "with the chat",
    "messages": "with the chat; the declared exception: in the clear, read through row level security",
}

_HEAD = """\
# Data map

Generated from the catalog of a freshly migrated database: `python -m docs.write` rewrites this page, and a test fails
when it is stale.

*Sealed* columns hold AES-256-GCM under `SMS_BODY_KEYS`, bound to their table, row, column and key version: copied
elsewhere they do not open. *In the clear* are columns from which a person could be told. Numbers are in the clear where
a text must be sent to them; rules and look-ups use a keyed hash (`PHONE_HASH_KEYS`).

The engine logs in as a member of `service_role`, owns nothing, and cannot delete or change what it has no grant for.
`anon` and `authenticated` are the roles of a Supabase API: `anon` may do nothing, and of what is granted to
`authenticated`, policies show a signed-in person only their own rows and those of LinkUps and chats they are in (the
names of regions: everybody).

Outside PostgreSQL: Redis holds lane names and nothing about anybody. The spool (`SPOOL_DIR`) holds sealed lines, for as
long as PostgreSQL is away, and the random tokens of texts on their way out. Logs, metrics and alerts hold ids, counts
and codes.
"""
# Columns that tell who somebody is, or what they said, by the endings of their names.
_TELLING: Final = ("_e164", "first_name", "last_name", "birthday", "email", "phone_hash")
_TELLING_TOO: Final = frozenset({"zip", "text", "attachment_url"})

_TABLES: Final = """
select c.relname, obj_description(c.oid)
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
order by c.oid
"""
_COLUMNS: Final = """
select a.attname from pg_attribute a
where a.attrelid = %s::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
"""
_GRANTS: Final = """
select r.rolname, p.privilege, has_table_privilege(r.rolname, %(table)s, p.privilege),
  p.privilege <> 'DELETE' and has_any_column_privilege(r.rolname, %(table)s, replace(p.privilege, 'DELETE', 'SELECT'))
from (values ('anon'), ('authenticated'), ('service_role')) as r (rolname)
cross join (values ('SELECT', 1), ('INSERT', 2), ('UPDATE', 3), ('DELETE', 4)) as p (privilege, place)
order by r.rolname, p.place
"""
_APPEND_ONLY: Final = """
select exists (
  select from pg_trigger t where t.tgrelid = %s::regclass and t.tgfoid = 'private.refuse_change'::regproc
)
"""


def render(conn: Connection) -> str:
    """The whole page. Raises `KeyError` for a table nobody has declared a life for."""
    lines = [_HEAD, "| Table | What it holds | Sealed | In the clear | How long | Who |", "|" + " --- |" * 6]
    for name, comment in conn.execute(_TABLES).fetchall():
        columns = [row[0] for row in conn.execute(_COLUMNS, (f"public.{name}",)).fetchall()]
        sealed = [column.removesuffix("_ciphertext") for column in columns if column.endswith("_ciphertext")]
        clear = [f"`{column}`" for column in columns if column.endswith(_TELLING) or column in _TELLING_TOO]
        cells = (f"`{name}`", comment, ", ".join(sealed) or "–", ", ".join(clear) or "–", _LIFE[name], _who(conn, name))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _who(conn: Connection, name: str) -> str:
    table = f"public.{name}"
    held: dict[str, list[str]] = {}
    for role, privilege, whole, some in conn.execute(_GRANTS, {"table": table}).fetchall():
        if whole:
            held.setdefault(role, []).append(_VERBS[privilege])
        elif some:
            held.setdefault(role, []).append(f"{_VERBS[privilege]} some columns")
    row = conn.execute(_APPEND_ONLY, (table,)).fetchone()
    append_only = "; append-only by trigger" if row is not None and row[0] else ""
    words = (
        f"{'the engine' if role == 'service_role' else role}: {', '.join(verbs)}"
        for role, verbs in sorted(held.items())
    )
    return "; ".join(words) + append_only


_VERBS: Final = {"SELECT": "read", "INSERT": "add", "UPDATE": "change", "DELETE": "delete"}
