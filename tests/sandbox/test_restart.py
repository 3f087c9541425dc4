from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from twilio.base.exceptions import TwilioRestException

from engine.sandbox.sandbox import STORE_FILE
from tests.sandbox.stage import ANN, Listener, close_client, facts_for, new_client, running

CHILD = """
import socket, sys
from pathlib import Path
from engine.sandbox.app import build_server
from engine.sandbox.engine_view import IdleEngine
from engine.sandbox.sandbox import STORE_FILE
from tests.sandbox.stage import Listener, facts_for
place = socket.socket(fileno=int(sys.argv[1]))
build_server(facts_for(Path(sys.argv[2]), Listener()), IdleEngine(), {"SANDBOX_STEP_SECONDS": "60"}).run([place])
"""


def test_what_was_accepted_survives_a_kill(tmp_path: Path, listener: Listener) -> None:
    """After the 201 a kill -9 loses nothing: message, ledger entry, job and the statuses still to come."""
    with socket.create_server(("127.0.0.1", 0)) as place:
        child = subprocess.Popen(
            [sys.executable, "-B", "-c", CHILD, str(place.fileno()), str(tmp_path)],
            pass_fds=[place.fileno()],
            cwd=Path(__file__).parents[2],
        )
        client = new_client(f"http://127.0.0.1:{place.getsockname()[1]}")
        sids = [
            client.messages.create(
                to=ANN, from_="+14155550100", body=str(number), status_callback=f"{listener.url}/status?job={number}"
            ).sid
            for number in range(3)
        ]
        close_client(client)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
    with running(facts_for(tmp_path, listener)) as again:
        assert [(entry["sid"], entry["job_id"]) for entry in again.get("ledger")] == list(
            zip(sids, ["0", "1", "2"], strict=True)
        )
        assert listener.heard == []
        assert [message.status for message in again.client.messages.list()] == ["queued"] * 3


def test_callbacks_go_on_after_a_restart(tmp_path: Path, listener: Listener) -> None:
    """What was not called back before a restart is called back after it."""
    facts = facts_for(tmp_path, listener)
    with running(facts) as sandbox:
        sandbox.post("knobs", step_seconds=3600)
        sent = sandbox.send(status_callback=f"{listener.url}/status")
    assert listener.heard == []
    with closing(sqlite3.connect(tmp_path / STORE_FILE)) as store, store:
        store.execute("update steps set due = 0")  # down for so long that everything is due
    with running(facts) as sandbox:
        sandbox.settle()
        assert set(listener.statuses()) == {"sending", "sent", "delivered"}
        assert sandbox.client.messages(sent.sid).fetch().status == "delivered"


def test_choices_faults_and_knobs_survive_a_restart(tmp_path: Path, listener: Listener) -> None:
    """An opt-out, an armed fault and a turned knob are still there."""
    facts = facts_for(tmp_path, listener)
    with running(facts) as sandbox:
        sandbox.post(f"phones/{ANN}/texts", body="STOP")
        sandbox.post("faults", kind="http_503", count=3)
        sandbox.post("knobs", hang_seconds=7)
    with running(facts) as sandbox:
        assert sandbox.get("faults") == [{"kind": "http_503", "count": 3}]
        assert sandbox.get("knobs")["hang_seconds"] == 7
        sandbox.web.delete(f"{sandbox.url}/sandbox/faults", timeout=10)
        with pytest.raises(TwilioRestException) as refused:
            sandbox.send(to=ANN)
        assert refused.value.code == 21610
