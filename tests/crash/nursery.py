"""Makes victims: a process that has everything imported and no threads, and forks one for each line it reads.

A line is JSON: the environment, the story by name, where to begin, where to write. Answered with the victim's exit
code, as `subprocess` has it: negative for a signal.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Final

from twilio.rest import Client

from router.registry import all_handlers
from tests.crash.stories import told
from tests.crash.victim import live

NEEDED_LATER: Final = (all_handlers(), Client("AC", "").api)
"""What a process imports at its first text and its first call, half a second each: victims are born with it."""


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _become_victim(order)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 -- the answer


def _become_victim(order: dict[str, Any]) -> None:
    log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(log, 1)
    os.dup2(log, 2)
    status = 1
    try:
        live(
            order["environment"],
            told(order["story"]),
            first=order["first"],
            diary=Path(order["diary"]),
            deaths=order["deaths"],
            misfortune=order["misfortune"],
        )
        status = 0
    except BaseException:  # noqa: BLE001 -- whatever it was, this process ends here and nowhere else
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)  # no clean end: a victim owes nobody one


if __name__ == "__main__":
    main()
