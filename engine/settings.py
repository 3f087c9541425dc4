"""Everything the environment decides, read once at the start.

Rules of this file:
1. A start with a wrong environment stops with one line per wrong variable: its name, the fault, the fix.
2. No line, repr or error ever shows a value: half of them are secrets.
3. An empty variable counts as a missing one. Variables not named here are none of our business.
4. A field is its variable in lower case; its description is the fix.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal
from urllib.parse import urlsplit

import psycopg
from psycopg.conninfo import conninfo_to_dict
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from crypto.hashes import PhoneHasher
from crypto.keyring import Keyring
from crypto.keys import KeyringError
from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

PLACEHOLDER: Final = "replace-me"
"""What `.env.example` holds in place of each secret; a start with one left in is refused."""

_FORBIDDEN_IN_PRODUCTION: Final = ("CLOCK_FILE", "SANDBOX_URL", "CRASH_POINT")
_VISIBLE: Final = re.compile(r"[!-~]+")  # printable ASCII without spaces: what a URL or an HTTP header can carry


class SettingsError(EngineError):
    """The environment is wrong. `lines` holds one line per wrong variable; none shows a value."""

    exit_code: ClassVar[int] = 2

    def __init__(self, lines: tuple[str, ...]) -> None:
        """Keep the lines apart for a caller that lists them, and joined as the message."""
        super().__init__("\n".join(lines))
        self.lines = lines


def _checked_url(text: str, *schemes: str) -> str:
    try:
        parts = urlsplit(text)
        usable = parts.scheme in schemes and parts.port != 0  # reading the port checks it
    except ValueError:
        usable = False
    if not usable or not _VISIBLE.fullmatch(text):
        raise ValueError(f"not a {schemes[0]}:// URL")
    return text


def _postgres_url(text: str) -> str:
    _checked_url(text, "postgresql", "postgres")
    try:
        conninfo_to_dict(text)
    except psycopg.ProgrammingError:
        raise ValueError("not a URL that PostgreSQL understands") from None
    return text


def _redis_url(text: str) -> str:
    return _checked_url(text, "redis", "rediss", "unix")


def _web_url(text: str) -> str:
    if not urlsplit(_checked_url(text, "https", "http")).hostname:
        raise ValueError("a URL without a host")
    return text


def _base_url(text: str) -> str:
    if set("?#@") & set(_web_url(text)):
        raise ValueError("a URL with a query, a fragment or a user in it")
    return text.removesuffix("/")


def _origin(text: str) -> str:
    base = _base_url(text)
    if urlsplit(base).path:
        raise ValueError("a URL with a path in it")
    return base


def _tokens(text: str) -> tuple[str, ...]:
    tokens = tuple(token.strip() for token in text.split(","))
    if not all(map(_VISIBLE.fullmatch, tokens)):
        raise ValueError("a token is empty or holds a character no token has")
    return tokens


PostgresUrl = Annotated[str, AfterValidator(_postgres_url)]
RedisUrl = Annotated[str, AfterValidator(_redis_url)]
WebUrl = Annotated[str, AfterValidator(_web_url)]
BaseUrl = Annotated[str, AfterValidator(_base_url)]
Origin = Annotated[str, AfterValidator(_origin)]
Tokens = Annotated[tuple[str, ...], BeforeValidator(_tokens)]
BodyKeys = Annotated[Keyring, BeforeValidator(Keyring.parse)]
HashKeys = Annotated[PhoneHasher, BeforeValidator(PhoneHasher.parse)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(str.upper)]
FilePath = Annotated[Path, AfterValidator(Path.absolute)]  # so that a later chdir changes nothing

_KEYS_FIX: Final = "give version:key pairs such as 1:base64; make a key with: openssl rand -base64 32"


class Settings(BaseModel):
    """The checked environment of one process. Its repr leaves out whatever is or may hold a secret."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True, alias_generator=str.upper)

    database_url: PostgresUrl = Field(repr=False, description="give postgresql://user:password@host:5432/database")
    migrate_database_url: PostgresUrl = Field(
        default_factory=lambda known: known["database_url"],
        repr=False,
        description="give the URL of the tables' owner, or leave it out to use DATABASE_URL",
    )
    database_pooler: Literal["session", "transaction"] = Field("session", description="give session or transaction")
    redis_url: RedisUrl = Field(repr=False, description="give redis://host:6379/0")
    public_base_url: Origin = Field(description="give what Twilio calls, such as https://josh.example, with no path")
    app_env: Literal["development", "test", "production"] = Field(
        "production", description="give development, test or production"
    )
    twilio_account_sid: str = Field(pattern=r"^AC[0-9a-f]{32}$", description="give AC and 32 hexadecimal digits")
    twilio_auth_tokens: Tokens = Field(
        alias="TWILIO_AUTH_TOKEN", repr=False, description="give the token; while rotating, both with a comma between"
    )
    twilio_messaging_service_sid: str | None = Field(
        None, pattern=r"^MG[0-9a-f]{32}$", description="give MG and 32 hexadecimal digits"
    )
    twilio_from_number: str | None = Field(
        None,
        pattern=r"^\+[1-9][0-9]{6,14}( *, *\+[1-9][0-9]{6,14})*$",
        repr=False,
        description="give a number in E.164 form, such as +14155550101; several with commas between",
    )
    sender_segments_per_second: float = Field(
        default_factory=lambda known: 0.0 if known.get("twilio_messaging_service_sid") else 1.0,
        ge=0,
        le=1000,
        description="give segments a second from 0 (no limit) to 1000",
    )
    twilio_api_base_url: BaseUrl = Field("https://api.twilio.com", description="give https://api.twilio.com")
    keyword_replies: Literal["carrier", "engine"] = Field("carrier", description="give carrier or engine")
    sms_body_keys: BodyKeys = Field(description=_KEYS_FIX)
    phone_hash_keys: HashKeys = Field(description=_KEYS_FIX)
    retention_days: int = Field(30, ge=30, le=90, description="give whole days from 30 to 90")
    fragment_wait_seconds: float = Field(3, ge=0, le=10, description="give seconds from 0 to 10")
    cron_secret: str = Field(
        pattern=r"^[!-~]{16,}$",
        repr=False,
        description="give at least 16 characters without spaces: openssl rand -hex 32",
    )
    alert_webhook_url: WebUrl | None = Field(None, repr=False, description="give an https:// URL, or leave it out")
    support_contact: str = Field(
        default_factory=lambda known: f"help@{urlsplit(known.get('public_base_url', '')).hostname}",
        pattern=r"^[ -~]{5,60}$",
        description="give what HELP tells people to write or call, at most 60 plain characters",
    )
    log_level: LogLevel = Field("INFO", description="give DEBUG, INFO, WARNING, ERROR or CRITICAL")
    port: int = Field(8000, ge=1, le=65_535, description="give a port from 1 to 65535")
    spool_dir: FilePath | None = Field(None, description="give a directory on a disk that survives a restart")
    sandbox_url: Origin | None = Field(None, description="give http://host:port of the sandbox process")
    clock_file: FilePath | None = Field(None, description="give the file the sandbox moves the clock with")
    crash_point: str | None = Field(
        None,
        pattern=r"^(before|after) (commit|call|ring) [\w.<>]+:\d+ [1-9]\d*$",
        description="give moment, act, function:line and passing, or leave it out",
    )

    @property
    def from_numbers(self) -> tuple[str, ...]:
        """Our numbers that are named, each once."""
        numbers = (number.strip() for number in (self.twilio_from_number or "").split(","))
        return tuple(dict.fromkeys(filter(None, numbers)))

    @property
    def senders(self) -> tuple[str, ...]:
        """What texts leave from: the messaging service, or our numbers."""
        return self.from_numbers if self.twilio_messaging_service_sid is None else (self.twilio_messaging_service_sid,)

    @property
    def segments_per_second(self) -> float:
        """What all our senders together may send; 0: no limit."""
        return self.sender_segments_per_second * len(self.senders)

    @field_validator("*", mode="before")
    @classmethod
    def _not_the_example(cls, value: object) -> object:
        if isinstance(value, str) and PLACEHOLDER in value:
            raise ValueError("still the placeholder of .env.example")
        return value


def variables() -> tuple[str, ...]:
    """Name every environment variable the settings read, in the order they are declared."""
    return tuple(field.alias or name.upper() for name, field in Settings.model_fields.items())


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Read and check the environment (`os.environ` unless one is given). Raises `SettingsError`."""
    source = os.environ if env is None else env
    values = {name: text for name in variables() if (text := source.get(name, "").strip())}
    lines = list(_joint_faults(values))
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        lines += _single_faults(error.errors(include_url=False, include_input=False))
    # raised out here, so that the error carries no chain: pydantic's holds the values
    if lines:
        raise SettingsError(tuple(lines))
    return settings


def _joint_faults(values: Mapping[str, str]) -> Iterator[str]:
    if not values.keys() & {"TWILIO_MESSAGING_SERVICE_SID", "TWILIO_FROM_NUMBER"}:
        yield "TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM_NUMBER: missing; give one of the two to send from"
    if values.get("APP_ENV", "production") == "production":
        for name in _FORBIDDEN_IN_PRODUCTION:
            if name in values:
                yield f"{name}: refused when APP_ENV is production (the default); remove it, or set APP_ENV"


def _single_faults(errors: list[ErrorDetails]) -> Iterator[str]:
    fixes = {field.alias: field.description for field in Settings.model_fields.values()}
    for error in errors:
        name = str(error["loc"][0])
        cause = error.get("ctx", {}).get("error")
        if error["type"] == "default_factory_not_called":
            continue  # MIGRATE_DATABASE_URL was to follow DATABASE_URL, which has a line already
        if isinstance(cause, KeyringError):
            yield f"{name}: {cause}"  # says its own fix
        elif error["type"] == "missing":
            yield f"{name}: missing; {fixes[name]}"
        else:
            yield f"{name}: {cause or 'not valid'}; {fixes[name]}"
