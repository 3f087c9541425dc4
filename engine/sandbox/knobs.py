"""What can be turned while the sandbox runs: how slow the carrier is and how long its faults hang.

Kept in SQLite like everything else. Each knob's start value can be given as SANDBOX_<NAME> in the environment.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.sandbox.store import Store

DEFAULTS: Mapping[str, float | str] = {
    "step_seconds": 0.03,  # between two statuses of one message
    "hang_seconds": 15.0,  # how long the time-out faults hold a request
    "retry_pause_seconds": 0.1,  # before the one more try after a failed connection
    "inbound_fragment": "",  # Twilio's connection overrides for our inbound webhook, e.g. "rc=3&rp=5xx,ct,rt"
}


class KnobError(EngineError):
    """No such knob, or not a value it takes."""


class Knobs:
    """The knobs of one sandbox."""

    def __init__(self, store: Store, environment: Mapping[str, str] | None = None) -> None:
        """Take what was set before, then the environment, then the defaults. Raises `KnobError`."""
        self._store = store
        self._values = dict(DEFAULTS)
        for name, default in DEFAULTS.items():
            given = (environment or {}).get(f"SANDBOX_{name.upper()}")
            if given:
                self._values[name] = _checked(name, given if isinstance(default, str) else _number(name, given))
        for row in store.rows("select name, value from knobs"):
            if row["name"] in DEFAULTS:
                self._values[row["name"]] = json.loads(row["value"])

    def turn(self, changes: Mapping[str, Any]) -> None:
        """Set several at once, or none. Raises `KnobError`."""
        checked = {name: _checked(name, value) for name, value in changes.items()}
        self._values |= checked
        self._store.write_many(
            "insert into knobs (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
            [(name, json.dumps(value)) for name, value in checked.items()],
        )

    def all(self) -> dict[str, float | str]:
        """Every knob with its value."""
        return dict(self._values)

    @property
    def step_seconds(self) -> float:
        """Real seconds between two statuses of one message."""
        return float(self._values["step_seconds"])

    @property
    def hang_seconds(self) -> float:
        """Real seconds a time-out fault holds a request before it hangs up."""
        return float(self._values["hang_seconds"])

    @property
    def retry_pause_seconds(self) -> float:
        """Real seconds between a failed connection and the one more try."""
        return float(self._values["retry_pause_seconds"])

    @property
    def inbound_fragment(self) -> str:
        """Connection overrides of our inbound webhook, as Twilio's console would hold them in the URL's fragment."""
        return str(self._values["inbound_fragment"])


def _checked(name: str, value: object) -> float | str:
    if name not in DEFAULTS:
        raise KnobError(f"there is no such knob; there are {', '.join(DEFAULTS)}")
    if isinstance(DEFAULTS[name], str):
        if isinstance(value, str):
            return value
        raise KnobError(f"{name} must be a text")
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
        return float(value)
    raise KnobError(f"{name} must be a number of seconds, zero or more")


def _number(name: str, given: str) -> float:
    try:
        return float(given)
    except ValueError:
        raise KnobError(f"SANDBOX_{name.upper()} must be a number of seconds") from None
