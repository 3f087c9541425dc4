"""GET Messages.json: the filters and pages Twilio has, and no others (platforms §2.2).

Newest first. A page token names the last message of the page before it, so new arrivals never shift a page.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from engine.sandbox.message import API_VERSION, resource, stamp
from engine.sandbox.refusals import Refusal

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from engine.sandbox.store import Store

_PAGE_SIZE: Final = 50
_LARGEST_PAGE: Final = 1000
_FILTERS: Final = ("To", "From", "DateSent", "DateSent<", "DateSent>")
_AFTER, _BEFORE = "PA", "PB"  # a page after (older than) this message, or before (newer than) it
_SECOND: Final = 1_000_000
_DAY: Final = timedelta(days=1)


def list_page(store: Store, account_sid: str, query: Mapping[str, str]) -> dict[str, Any]:
    """One page. Raises `Refusal` for a parameter Twilio would not read."""
    size = min(max(_whole(query.get("PageSize"), _PAGE_SIZE), 1), _LARGEST_PAGE)
    page = _whole(query.get("Page"), 0)
    rows, older, newer = _rows(store, query, size)
    home = f"/{API_VERSION}/Accounts/{account_sid}/Messages.json"

    def uri(number: int, token: str | None) -> str:
        kept = {name: query[name] for name in _FILTERS if name in query}
        place = {"PageToken": token} if token else {}
        return f"{home}?{urlencode(kept | {'PageSize': size, 'Page': number} | place)}"

    return {
        "end": page * size + max(len(rows) - 1, 0),
        "first_page_uri": uri(0, None),
        "next_page_uri": uri(page + 1, _AFTER + rows[-1]["sid"]) if rows and older else None,
        "page": page,
        "page_size": size,
        "previous_page_uri": uri(page - 1, _BEFORE + rows[0]["sid"]) if rows and newer and page else None,
        "messages": [resource(row, account_sid) for row in rows],
        "start": page * size,
        "uri": uri(page, query.get("PageToken")),
    }


def _rows(store: Store, query: Mapping[str, str], size: int) -> tuple[list[sqlite3.Row], bool, bool]:
    """The page's rows, whether there are older ones, and whether there are newer ones."""
    conditions, values = _conditions(query)
    token = query.get("PageToken", "")
    anchor = _anchor(store, token) if token else None
    backwards = token.startswith(_BEFORE)
    if anchor is not None:
        conditions.append("seq > ?" if backwards else "seq < ?")
        values.append(anchor)
    where, order = " and ".join(conditions), "asc" if backwards else "desc"
    found = store.rows(f"select * from messages where {where} order by seq {order} limit ?", [*values, size + 1])  # noqa: S608 -- built from the fixed pieces in this file
    more, rows = len(found) > size, found[:size]
    if backwards:
        return rows[::-1], True, more
    return rows, more, anchor is not None


def _conditions(query: Mapping[str, str]) -> tuple[list[str], list[Any]]:
    conditions: list[str] = ["not removed"]
    values: list[Any] = []
    for name, column in (("To", "recipient"), ("From", "sender")):
        if query.get(name):
            conditions.append(f"{column} = ?")
            values.append(query[name])
    # Twilio knows whole seconds; a message without `date_sent` yet matches no filter on it.
    sent = f"sent_at - sent_at % {_SECOND}"
    for name, sign in (("DateSent<", "<="), ("DateSent>", ">=")):
        if query.get(name):
            conditions.append(f"{sent} {sign} ?")
            values.append(stamp(_moment(query[name])))
    if query.get("DateSent"):
        day = _moment(query["DateSent"]).replace(hour=0, minute=0, second=0)
        conditions.append("sent_at >= ? and sent_at < ?")
        values += [stamp(day), stamp(day + _DAY)]
    return conditions, values


def _anchor(store: Store, token: str) -> int:
    row = store.row("select seq from messages where sid = ?", (token[2:],))
    if token[:2] not in {_AFTER, _BEFORE} or row is None:
        raise Refusal(20404)
    return int(row["seq"])


def _moment(text: str) -> datetime:
    """A day or a moment, in GMT as all of Twilio's dates are."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(20001) from None
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).replace(microsecond=0)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() else default
