"""Commands that stand in for our own processes where a test is about starting and watching, not about texts."""

from __future__ import annotations

import sys

_WEB = """
import os, sys
from urllib.parse import urlsplit
from http.server import BaseHTTPRequestHandler, HTTPServer
class Ready(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
HTTPServer(("127.0.0.1", urlsplit(os.environ[sys.argv[1]]).port), Ready).serve_forever()
"""
_WAIT = "import signal; signal.pause()"
_FAMILY = """
import signal, subprocess, sys
print(subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]).pid, flush=True)
signal.pause()
"""

WAITING = (sys.executable, "-c", _WAIT)
BROKEN = (sys.executable, "-c", "raise SystemExit(3)")
# Prints the id of a child it starts, then waits: what dramatiq does.
WITH_A_CHILD = (sys.executable, "-c", _FAMILY)
COMMANDS = {
    "sandbox": (sys.executable, "-c", _WEB, "SANDBOX_URL"),
    "web": (sys.executable, "-c", _WEB, "PUBLIC_BASE_URL"),
    "worker": WITH_A_CHILD,
    "clock": WAITING,
}
