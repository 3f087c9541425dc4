"""Faults armed on request: each strikes the next `count` it fits, oldest armed first, and then is gone.

Three families. A *send fault* decides how one POST of a message ends; a request meets at most one. A *callback fault*
decides how the status callbacks of one accepted message behave; a message may meet several. An *inbound fault* decides
what becomes of the webhook of a person's text, which stays in the carrier's list either way. Armed faults are kept in
SQLite, so a restart of the sandbox does not disarm them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.sandbox.store import Store

CallbackFault = Literal["callback_shuffle", "callback_duplicate", "callback_drop"]
InboundFault = Literal["inbound_drop"]

SEND_FAULTS: Final = (
    "refuse_connection",  # the socket is closed before the request is read: nothing accepted
    "timeout_before_accept",  # held longer than a client waits, then hung up: nothing accepted
    "accept_then_timeout",  # accepted, then held and hung up: the client never hears its SID
    "http_500_after_accept",  # accepted, answered 500
    "http_503",  # not accepted
    "rate_limit_429",  # not accepted: code 20429, which Twilio says was never processed
)
CALLBACK_FAULTS: Final[tuple[CallbackFault, ...]] = ("callback_shuffle", "callback_duplicate", "callback_drop")
INBOUND_FAULTS: Final[tuple[InboundFault, ...]] = ("inbound_drop",)  # our webhook never hears of the text
_ERROR_CODE: Final = re.compile(r"error_code:([1-9]\d{4})")
_NOT_OF_SENDS: Final = frozenset({*CALLBACK_FAULTS, *INBOUND_FAULTS})
_MOST: Final = 1_000_000


class FaultError(EngineError):
    """No such fault, or not a count."""


@dataclass(slots=True)
class _Armed:
    id: int
    kind: str
    remaining: int


def error_code_of(kind: str) -> int | None:
    """The code of an `error_code:<n>` fault, else None."""
    matched = _ERROR_CODE.fullmatch(kind)
    return int(matched[1]) if matched else None


class Faults:
    """The armed faults of one sandbox."""

    def __init__(self, store: Store) -> None:
        """Take up what was armed before a restart."""
        self._store = store
        rows = store.rows("select id, kind, remaining from faults order by id")
        self._armed = [_Armed(row["id"], row["kind"], row["remaining"]) for row in rows]

    def arm(self, kind: object, count: object) -> None:
        """Arm `kind` for the next `count` texts it fits. Raises `FaultError`."""
        known = (*SEND_FAULTS, *CALLBACK_FAULTS, *INBOUND_FAULTS)
        if not isinstance(kind, str) or (kind not in known and error_code_of(kind) is None):
            raise FaultError(f"kind must be one of {', '.join(known)}, error_code:<five digits>")
        if not isinstance(count, int) or isinstance(count, bool) or not 1 <= count <= _MOST:
            raise FaultError(f"count must be a whole number from 1 to {_MOST}")
        fault = _Armed(max((armed.id for armed in self._armed), default=0) + 1, kind, count)
        self._armed.append(fault)
        self._store.write("insert into faults (id, kind, remaining) values (?, ?, ?)", (fault.id, kind, count))

    def disarm(self) -> None:
        """Take every fault away."""
        self._armed.clear()
        self._store.write("delete from faults")

    def armed(self) -> list[dict[str, str | int]]:
        """What is still armed, in the order it will strike."""
        return [{"kind": fault.kind, "count": fault.remaining} for fault in self._armed]

    def next_send(self) -> str | None:
        """The send fault the next message will meet, left armed."""
        fault = self._first_send()
        return fault.kind if fault else None

    def take_send(self) -> str | None:
        """The send fault this message meets, if any; it counts as used."""
        return self._use(self._first_send())

    def take_callback(self, kind: CallbackFault) -> bool:
        """Whether this message's callbacks meet `kind`; if so it counts as used."""
        return self._use(next((fault for fault in self._armed if fault.kind == kind), None)) is not None

    def take_inbound(self, kind: InboundFault) -> bool:
        """Whether this text to us meets `kind`; if so it counts as used."""
        return self._use(next((fault for fault in self._armed if fault.kind == kind), None)) is not None

    def _first_send(self) -> _Armed | None:
        return next((fault for fault in self._armed if fault.kind not in _NOT_OF_SENDS), None)

    def _use(self, fault: _Armed | None) -> str | None:
        if fault is None:
            return None
        fault.remaining -= 1
        if fault.remaining:
            self._store.write("update faults set remaining = ? where id = ?", (fault.remaining, fault.id))
        else:
            self._armed.remove(fault)
            self._store.write("delete from faults where id = ?", (fault.id,))
        return fault.kind
