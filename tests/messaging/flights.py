"""A tiny proxy between psycopg and PostgreSQL that counts flights: how often the client spoke after the server had."""

from __future__ import annotations

import select
import socket
import threading
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit, urlunsplit

if TYPE_CHECKING:
    from engine.settings import Settings

_CHUNK = 1 << 16


class FlightCounter:
    """A context manager; ``settings`` reach PostgreSQL through it. Meant for one connection at a time.

    A round trip is counted when the client speaks after the server has answered; what the client sends in several
    pieces without waiting is one.
    """

    def __init__(self, settings: Settings) -> None:
        url = urlsplit(settings.database_url)
        assert url.hostname is not None
        self._server = (url.hostname, url.port or 5432)
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        login = url.netloc.rpartition("@")[0]
        through = urlunsplit(url._replace(netloc=f"{login}@127.0.0.1:{port}"))
        self.settings = settings.model_copy(update={"database_url": through})
        self.flights = 0
        self._client_speaks = False
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        with client, socket.create_connection(self._server) as server:
            while True:
                # The server's words first: what it said before the client spoke again ends the client's flight.
                ready = select.select([server, client], [], [])[0]
                source = server if server in ready else client
                data = source.recv(_CHUNK)
                if not data:
                    return
                if source is server:
                    self._client_speaks = False
                    client.sendall(data)
                else:
                    self.flights += not self._client_speaks
                    self._client_speaks = True
                    server.sendall(data)
