"""TCP ports on the loopback interface: a free one, and whether somebody listens."""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"
_PROBE_SECONDS = 0.5


def free_port() -> int:
    """Return a port nobody listens on now. Another program may take it before we do: callers must cope."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Say whether a server could listen on `port` at this moment."""
    with socket.socket() as probe:
        # Servers set this too: a port still cooling down after a restart is free for them.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True


def is_listening(port: int) -> bool:
    """Say whether somebody accepts connections on `port`."""
    with socket.socket() as probe:
        probe.settimeout(_PROBE_SECONDS)
        return probe.connect_ex((LOOPBACK, port)) == 0
