"""The one thing an ASGI application cannot do: close the socket, before the request is read or instead of an answer."""

from __future__ import annotations

import socket
import struct
from typing import TYPE_CHECKING, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from starlette.requests import Request

    from engine.sandbox.sandbox import Sandbox

_SEND: Final = b"POST /2010-04-01/Accounts/"
_EXTENSION: Final = "sandbox.hang_up"
_RESET_ON_CLOSE: Final = struct.pack("ii", 1, 0)  # linger on, for 0 s: the peer gets a reset, as from a dead host


class SandboxProtocol(HttpToolsProtocol):
    """HTTP as uvicorn speaks it, with a way to hang up. Expects the lifespan's state to hold `sandbox`."""

    def data_received(self, data: bytes) -> None:
        """Refuse the connection of a send when that fault is next; else go on as usual."""
        # Twilio's Messages API and our own control share this port, so the first bytes tell whose connection it is.
        if data.startswith(_SEND) and b"/Messages.json" in data.partition(b"\r\n")[0] and self._is_refused():
            self._reset()
        else:
            super().data_received(data)

    def on_message_begin(self) -> None:
        """Let the application hang up."""
        super().on_message_begin()
        self.scope["extensions"] = {_EXTENSION: {"hang_up": self._reset}}

    def _is_refused(self) -> bool:
        sandbox: Sandbox = self.app_state["sandbox"]
        refused = sandbox.faults.next_send() == "refuse_connection"
        if refused:
            sandbox.faults.take_send()
        return refused

    def _reset(self) -> None:
        own = self.transport.get_extra_info("socket")
        if own is not None:
            own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self.transport.abort()


def hang_up(request: Request) -> None:
    """Close this request's connection without an answer."""
    request.scope["extensions"][_EXTENSION]["hang_up"]()
