"""One JSON object per line on standard output: what happened, to which ids, and nothing anybody said.

Rules of this file:
1. Events are constant words; values are ids, counts and codes. What breaks that rule is withheld here, by key and by
   shape, so that a careless line is a gap in the log and not a leak.
2. An error is described by type, SQLSTATE and constraint, a traceback by file, line and function: no message, no local.
3. Lines of libraries come through the same guard, as their unfilled template, because they fill it with anything.

Correlation ids: `with structlog.contextvars.bound_contextvars(turn_id=…):` adds them to every line inside.
"""

from __future__ import annotations

import logging
import math
import re
import sys
import threading
import traceback
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final, TextIO
from uuid import UUID

import structlog

from engine.errors import describe_error

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from structlog.typing import EventDict, WrappedLogger

# a number under these keys is a count, which says nothing about anybody
_COUNTABLE: Final = frozenset({"bodies", "codes", "names", "numbers", "phones", "texts", "tokens"})
# withheld alone and at the end of a longer key (`first_name`, `auth_token`)
_PRIVATE_ENDINGS: Final = _COUNTABLE | {
    *("birthday", "body", "code", "content", "e164", "email", "form", "name", "number", "otp"),
    *("password", "payload", "phone", "plaintext", "query", "secret", "text", "token"),
}
_PRIVATE_KEYS: Final = frozenset({"from", "to", "query_string", "raw"})
_PUBLIC_KEYS: Final = frozenset({"error_code", "exit_code", "status_code", "twilio_code"})

_USERINFO: Final = re.compile(r"(://)[^/\s@]*@")
_QUERY: Final = re.compile(r"(\w://[^\s?#]*[?#])\S+")
_NUMBER: Final = re.compile(
    r"(?:\+|%2[Bb])[\s().-]*[1-9](?:[\s().-]*\d){6,14}"  # E.164, also URL-encoded or prettily spaced
    r"|(?<![\w.-])(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ .-]?\d{3}[ .-]?\d{4}(?![\w-])"  # the same in North America without +1
)
_WITHHELD: Final = "[withheld]"
_LONGEST_TEXT: Final = 500
_MOST_FRAMES: Final = 30
_DEEPEST: Final = 4

_SILENT: Final = ("twilio.http_client", "aiohttp.access", "uvicorn.access")  # these print bodies, numbers and URLs
_FILLS_IN_CODES_ONLY: Final = frozenset({"dramatiq", "uvicorn"})


def configure_logs(level: str = "INFO", *, stream: TextIO | None = None) -> None:
    """Send this process's own lines, its libraries' and its crashes through the guard; standard output by default.

    Call it once at the start of each process, before anything logs.
    """
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="timestamp"),
            describe_exception,
            withhold,
            _in_reading_order,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [_Bridge()]
    root.setLevel(number)
    for name in _SILENT:
        silenced = logging.getLogger(name)
        silenced.propagate = False
        silenced.addFilter(_nothing)  # a filter outlives a server that resets handlers and levels
    sys.excepthook = _log_crash
    threading.excepthook = _log_thread_crash


def mask(text: str) -> str:
    """Take phone numbers, credentials and query strings out of a text, and whatever is beyond 500 characters."""
    # twice the length is looked at, so that no number is cut into a shape that passes
    text = _USERINFO.sub(rf"\1{_WITHHELD}@", text[: 2 * _LONGEST_TEXT])
    return _NUMBER.sub("[number]", _QUERY.sub(rf"\1{_WITHHELD}", text))[:_LONGEST_TEXT]


def withhold(_logger: WrappedLogger, _method: str, event_dict: EventDict) -> EventDict:
    """Drop private keys, listing them under `withheld`, and mask the values of all others. A structlog processor."""
    private = sorted(key for key, value in event_dict.items() if _is_private(key, value))
    shown: EventDict = {key: _safe(value, _DEEPEST) for key, value in event_dict.items() if key not in private}
    return {**shown, "withheld": private} if private else shown


def describe_exception(_logger: WrappedLogger, _method: str, event_dict: EventDict) -> EventDict:
    """Turn `exc_info` into codes and frames under `exception`. A structlog processor."""
    given = event_dict.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else given[1] if isinstance(given, tuple) else None
    if given and error is None:
        error = sys.exception()
    if error is not None:
        event_dict["exception"] = _described(error, _DEEPEST - 1)
    return event_dict


def _described(error: BaseException, depth: int) -> dict[str, object]:
    described: dict[str, object] = {**describe_error(error), "frames": _frames(error.__traceback__)}
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth > 1:
        described["cause"] = _described(cause, depth - 1)
    if isinstance(error, BaseExceptionGroup):
        described["errors"] = [describe_error(inner) for inner in error.exceptions]
    return described


def _frames(trace: TracebackType | None) -> list[str]:
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(trace)][-_MOST_FRAMES:]
    return [f"{Path(*Path(code.co_filename).parts[-3:])}:{line}:{code.co_qualname}" for code, line in frames]


def _is_private(key: str, value: object) -> bool:
    bare = key.lower().strip("_")
    ending = bare.rpartition("_")[2]
    if ending in _COUNTABLE and isinstance(value, int):
        return False
    return bare in _PRIVATE_KEYS or (ending in _PRIVATE_ENDINGS and bare not in _PUBLIC_KEYS)


def _safe(value: object, depth: int) -> object:
    if isinstance(value, UUID):  # an id, by its type: nothing to look for in it, and there are many
        return str(value)
    return _safe_unknown(value, depth)


def _safe_unknown(value: object, depth: int) -> object:
    match value:
        case Mapping() | list() | tuple() | set() | frozenset() if depth:
            return _safe_inside(value, depth - 1)
        case Enum() | BaseException() if depth:
            return _safe(value.value if isinstance(value, Enum) else describe_error(value), depth - 1)
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case str() | PurePath() | date() | timedelta():
            return mask(str(value))
        case _:
            return f"[{type(value).__name__}]"  # a Sealed, bytes, a model: never its repr, which may say anything


def _safe_inside(value: Mapping[object, object] | Iterable[object], depth: int) -> object:
    if not isinstance(value, Mapping):
        return [_safe(item, depth) for item in value]
    keyed = ((str(key), item) for key, item in value.items())
    return {mask(key): _WITHHELD if _is_private(key, item) else _safe(item, depth) for key, item in keyed}


def _in_reading_order(_logger: WrappedLogger, _method: str, event_dict: EventDict) -> EventDict:
    first = {key: event_dict.pop(key) for key in ("timestamp", "level", "event") if key in event_dict}
    return {**first, **event_dict}


class _Bridge(logging.Handler):
    """Hands the lines of libraries to structlog."""

    def emit(self, record: logging.LogRecord) -> None:
        """Log the first line of the template; a library may fill it only if it fills in nothing but codes."""
        trusted = record.name.partition(".")[0] in _FILLS_IN_CODES_ONLY
        text = record.getMessage() if trusted else str(record.msg)
        # first line only: asyncio appends the repr of the failed task, and with it the message of the exception
        first_line = text.partition("\n")[0]
        level = min(max(record.levelno // 10 * 10, logging.DEBUG), logging.CRITICAL)
        structlog.get_logger().log(level, first_line, logger=record.name, exc_info=record.exc_info)


def _nothing(_record: logging.LogRecord) -> bool:
    return False


def _log_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        structlog.get_logger().critical("process_crashed", exc_info=error)


def _log_thread_crash(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        structlog.get_logger().critical("thread_crashed", exc_info=args.exc_value)
