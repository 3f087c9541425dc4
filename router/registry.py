"""Every handler there is. A new mode is one new file in ``handlers/``: it is found here by being there."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

import handlers
from engine.domain.turn import Handler, Mode

if TYPE_CHECKING:
    from collections.abc import Mapping


class HandlerError(Exception):
    """A handler file breaks the rules of the house; the message says which and how."""


@cache
def all_handlers() -> Mapping[str, Handler]:
    """Handlers by name. Raises ``HandlerError`` for a file without ``HANDLER`` or a name or mode taken twice."""
    found: dict[str, Handler] = {}
    for info in pkgutil.iter_modules(handlers.__path__):
        handler = getattr(importlib.import_module(f"handlers.{info.name}"), "HANDLER", None)
        if not isinstance(handler, Handler):
            message = f"handlers/{info.name}.py defines no HANDLER"
            raise HandlerError(message)
        if handler.name != info.name:
            message = f"handlers/{info.name}.py calls its handler {handler.name!r}: name it after the file"
            raise HandlerError(message)
        found[handler.name] = handler
    return found


@cache
def mode_handlers() -> Mapping[Mode, Handler]:
    """The handler of each conversation mode that exists so far."""
    found: dict[Mode, Handler] = {}
    for handler in all_handlers().values():
        if handler.mode is None:
            continue
        if handler.mode in found:
            message = f"{handler.name} and {found[handler.mode].name} both handle the mode {handler.mode}"
            raise HandlerError(message)
        found[handler.mode] = handler
    return found
