"""`make guards`: take every guard away, one at a time, and show which test turns red. Exits with 1 if one is missed."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from tests.guards.guards import BY_HARNESS, GUARDS, Guard
from tests.guards.planting import Field

_AT_ONCE: Final = 2


def main() -> int:
    """Print guard and red test, line by line; words given as arguments choose by name and test."""
    chosen = [
        guard for guard in (*GUARDS, *BY_HARNESS) if all(word in f"{guard.name} {guard.test}" for word in sys.argv[1:])
    ]
    with tempfile.TemporaryDirectory(prefix="josh-guards-") as folder:
        fields = [Field.copied_to(Path(folder) / str(number)) for number in range(_AT_ONCE)]
        code, said = fields[0].run(dict.fromkeys(guard.test for guard in chosen))
        if code:
            print(said[-3000:], "\nThese tests are red with every guard in place.", sep="")  # noqa: T201 -- a command
            return 1
        with ThreadPoolExecutor(_AT_ONCE) as threads:
            shares = threads.map(_plant, fields, (chosen[place::_AT_ONCE] for place in range(_AT_ONCE)))
            missed = sum(shares)
    print(f"{len(chosen) - missed} of {len(chosen)} planted bugs were caught.")  # noqa: T201 -- a command
    return 1 if missed else 0


def _plant(field: Field, guards: list[Guard]) -> int:
    missed = 0
    for guard in guards:
        red = field.turns_red(guard)
        missed += red is None
        print(f"{guard.name:<52} {red or 'NOBODY NOTICES'}", flush=True)  # noqa: T201 -- a command
    return missed


if __name__ == "__main__":
    sys.exit(main())
