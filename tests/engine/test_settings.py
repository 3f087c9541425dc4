"""A wrong environment stops the start with one line per wrong variable, and never shows a value."""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.settings import PLACEHOLDER, Settings, SettingsError, load_settings, variables

EXAMPLE = Path(__file__).parents[2] / ".env.example"
BODY_KEY = base64.b64encode(b"body-key-body-key-body-key-body-").decode()
HASH_KEY = base64.b64encode(b"hash-key-hash-key-hash-key-hash-").decode()

GOOD = {
    "DATABASE_URL": "postgresql://josh_engine:db-s3cret@db.example:5432/josh",
    "REDIS_URL": "redis://:redis-s3cret@queue.example:6379/0",
    "PUBLIC_BASE_URL": "https://josh.example",
    "TWILIO_ACCOUNT_SID": "AC" + "0a" * 16,
    "TWILIO_AUTH_TOKEN": "new-t0ken",
    "TWILIO_MESSAGING_SERVICE_SID": "MG" + "1b" * 16,
    "SMS_BODY_KEYS": f"1:{BODY_KEY}",
    "PHONE_HASH_KEYS": f"1:{HASH_KEY}",
    "CRON_SECRET": "cr0n-s3cret-cr0n-s3cret",
}
SECRETS = ("db-s3cret", "redis-s3cret", "new-t0ken", "cr0n-s3cret", BODY_KEY, HASH_KEY, "h00k")


def faults(**changed: str) -> tuple[str, ...]:
    """Load the good environment with some variables changed, and give the lines it is refused with."""
    with pytest.raises(SettingsError) as refused:
        load_settings({**GOOD, **changed})
    return refused.value.lines


def test_the_defaults() -> None:
    """What may be left out has the documented, safe value."""
    settings = load_settings(GOOD)
    assert settings.migrate_database_url == settings.database_url == GOOD["DATABASE_URL"]
    assert (settings.app_env, settings.database_pooler, settings.keyword_replies) == (
        "production",
        "session",
        "carrier",
    )
    assert (settings.retention_days, settings.port, settings.log_level) == (30, 8000, "INFO")
    assert settings.twilio_api_base_url == "https://api.twilio.com"
    assert settings.twilio_auth_tokens == ("new-t0ken",)
    absent = ("twilio_from_number", "alert_webhook_url", "spool_dir", "sandbox_url", "clock_file")
    assert [getattr(settings, name) for name in absent] == [None] * len(absent)
    assert (settings.sms_body_keys.versions, settings.phone_hash_keys.versions) == ((1,), (1,))


ACCEPTED = [
    ("MIGRATE_DATABASE_URL", "postgres://owner@db.example/josh", "postgres://owner@db.example/josh"),
    ("DATABASE_URL", "postgresql:///josh?host=/run/postgresql", "postgresql:///josh?host=/run/postgresql"),
    ("DATABASE_POOLER", "transaction", "transaction"),
    ("REDIS_URL", "unix:///run/redis.sock", "unix:///run/redis.sock"),
    ("PUBLIC_BASE_URL", "http://localhost:8000/", "http://localhost:8000"),
    ("TWILIO_AUTH_TOKEN", "new, old", ("new", "old")),
    ("TWILIO_FROM_NUMBER", "+14155550101", "+14155550101"),
    ("TWILIO_FROM_NUMBER", "+14155550101, +14155550102", "+14155550101, +14155550102"),
    ("SENDER_SEGMENTS_PER_SECOND", "2.5", 2.5),
    ("TWILIO_API_BASE_URL", "http://127.0.0.1:9/fake/", "http://127.0.0.1:9/fake"),
    ("KEYWORD_REPLIES", "engine", "engine"),
    ("RETENTION_DAYS", "90", 90),
    ("FRAGMENT_WAIT_SECONDS", "0", 0),
    ("ALERT_WEBHOOK_URL", "https://alerts.example/h00k?a=b", "https://alerts.example/h00k?a=b"),
    ("LOG_LEVEL", "debug", "DEBUG"),
    ("PORT", " 8080 ", 8080),
    ("SPOOL_DIR", "/var/spool/josh", Path("/var/spool/josh")),
    ("SPOOL_DIR", "spool", Path.cwd() / "spool"),
    ("SPOOL_DIR", "", None),
    ("RETENTION_DAYS", "  ", 30),
]


@pytest.mark.parametrize(("name", "given_", "read"), ACCEPTED)
def test_what_is_accepted(name: str, given_: str, read: object) -> None:
    """Each good value is read as documented; an empty one counts as left out."""
    field = "twilio_auth_tokens" if name == "TWILIO_AUTH_TOKEN" else name.lower()
    assert getattr(load_settings({**GOOD, name: given_}), field) == read


REFUSED = [
    ("DATABASE_URL", "", "missing; give postgresql://"),
    ("DATABASE_URL", "mysql://db.example/josh", "not a postgresql:// URL"),
    ("DATABASE_URL", "postgresql://db.example:port/josh", "not a postgresql:// URL"),
    ("DATABASE_URL", "postgresql://[db.example/josh", "not a postgresql:// URL"),
    ("DATABASE_URL", "postgresql://db.example/josh?color=red", "not a URL that PostgreSQL understands"),
    ("MIGRATE_DATABASE_URL", "db.example", "not a postgresql:// URL"),
    ("DATABASE_POOLER", "pgbouncer", "not valid; give session or transaction"),
    ("REDIS_URL", "http://queue.example", "not a redis:// URL"),
    ("PUBLIC_BASE_URL", "", "missing"),
    ("PUBLIC_BASE_URL", "josh.example", "not a https:// URL"),
    ("PUBLIC_BASE_URL", "https://", "a URL without a host"),
    ("PUBLIC_BASE_URL", "https://josh.example/sms", "a URL with a path in it"),
    ("PUBLIC_BASE_URL", "https://josh.example//", "a URL with a path in it"),
    ("PUBLIC_BASE_URL", "https://josh.example?a=b", "a URL with a query"),
    ("PUBLIC_BASE_URL", "https://me@josh.example", "a URL with a query, a fragment or a user in it"),
    ("PUBLIC_BASE_URL", "https://josh.example https://josh.example", "not a https:// URL"),
    ("APP_ENV", "staging", "not valid; give development, test or production"),
    ("TWILIO_ACCOUNT_SID", "SK" + "0a" * 16, "not valid; give AC and 32 hexadecimal digits"),
    ("TWILIO_AUTH_TOKEN", "new,,old", "a token is empty"),
    ("TWILIO_AUTH_TOKEN", "new old", "a token is empty or holds a character no token has"),
    ("TWILIO_MESSAGING_SERVICE_SID", "AC" + "0a" * 16, "not valid; give MG and 32 hexadecimal digits"),
    ("TWILIO_FROM_NUMBER", "415-555-0101", "not valid; give a number in E.164 form"),
    ("TWILIO_FROM_NUMBER", "+14155550101,", "not valid; give a number in E.164 form"),
    ("SENDER_SEGMENTS_PER_SECOND", "-1", "not valid; give segments a second"),
    ("TWILIO_API_BASE_URL", "ftp://api.example", "not a https:// URL"),
    ("KEYWORD_REPLIES", "twilio", "not valid; give carrier or engine"),
    ("SMS_BODY_KEYS", BODY_KEY, "entry 1 has no colon: write it as version:key"),
    ("PHONE_HASH_KEYS", "1:c2hvcnQ=", "entry 1 is 5 bytes, it must be at least 32: make one with"),
    ("RETENTION_DAYS", "29", "not valid; give whole days from 30 to 90"),
    ("RETENTION_DAYS", "91", "not valid; give whole days from 30 to 90"),
    ("RETENTION_DAYS", "a month", "not valid; give whole days from 30 to 90"),
    ("FRAGMENT_WAIT_SECONDS", "11", "not valid; give seconds from 0 to 10"),
    ("CRON_SECRET", "fifteen-letters", "not valid; give at least 16 characters"),
    ("CRON_SECRET", "sixteen letters with spaces", "not valid; give at least 16 characters without spaces"),
    ("ALERT_WEBHOOK_URL", "alerts.example", "not a https:// URL"),
    ("LOG_LEVEL", "LOUD", "not valid; give DEBUG, INFO"),
    ("PORT", "0", "not valid; give a port from 1 to 65535"),
    ("SANDBOX_URL", "localhost", "not a https:// URL"),
]


@pytest.mark.parametrize(("name", "given_", "said"), REFUSED)
def test_what_is_refused(name: str, given_: str, said: str) -> None:
    """Each wrong value gives exactly one line: the variable, the fault, the fix."""
    (line,) = faults(**{"APP_ENV": "test", name: given_})
    assert line.startswith(f"{name}: {said}")
    assert "\n" not in line


def test_every_fault_is_told_at_once() -> None:
    """Several wrong variables give a line each, in one refusal, and the exit code of wrong usage."""
    with pytest.raises(SettingsError) as refused:
        load_settings({"RETENTION_DAYS": "7", "APP_ENV": "production", "CLOCK_FILE": "/tmp/clock"})  # noqa: S108 -- not opened
    told = {line.partition(":")[0] for line in refused.value.lines}
    missing = set(GOOD) - {"TWILIO_MESSAGING_SERVICE_SID"}
    assert told == missing | {"RETENTION_DAYS", "CLOCK_FILE", "TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM_NUMBER"}
    assert str(refused.value).splitlines() == list(refused.value.lines)
    assert len(refused.value.lines) == len(told)
    assert refused.value.exit_code == 2


def test_one_sender_is_enough_and_none_is_too_few() -> None:
    """A messaging service or a number to send from: one of the two must be there."""
    settings = load_settings({**GOOD, "TWILIO_MESSAGING_SERVICE_SID": "", "TWILIO_FROM_NUMBER": "+14155550101"})
    assert settings.twilio_messaging_service_sid is None
    (line,) = faults(TWILIO_MESSAGING_SERVICE_SID="")
    assert line.startswith("TWILIO_MESSAGING_SERVICE_SID or TWILIO_FROM_NUMBER: missing")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CLOCK_FILE", "/run/clock"),
        ("SANDBOX_URL", "http://127.0.0.1:9"),
        ("CRASH_POINT", "before commit router.turn.TurnLane._take_batch:95 1"),
    ],
)
def test_the_sandbox_stays_out_of_production(name: str, value: str) -> None:
    """What moves the clock, mounts the sandbox or kills on purpose is refused in production, the default."""
    for env in ({}, {"APP_ENV": "production"}):
        (line,) = faults(**env, **{name: value})
        assert line.startswith(f"{name}: refused when APP_ENV is production")
    assert str(getattr(load_settings({**GOOD, "APP_ENV": "development", name: value}), name.lower())) == value


def test_no_secret_is_ever_shown() -> None:
    """Neither the settings nor a refusal, nor anything chained to it, holds a secret."""
    settings = load_settings({**GOOD, "ALERT_WEBHOOK_URL": "https://alerts.example/h00k"})
    with pytest.raises(SettingsError) as refused:
        load_settings({name: f"{value} {BODY_KEY}" for name, value in GOOD.items()})
    shown = f"{settings} {settings!r} {refused.value!r} {refused.value.__cause__!r} {refused.value.__context__!r}"
    assert not [secret for secret in SECRETS if secret in shown]


@given(name=st.sampled_from(variables()), text=st.text(max_size=40))
def test_no_text_at_all_crashes_it(name: str, text: str) -> None:
    """Whatever a variable holds, the start goes on or stops with lines."""
    with suppress(SettingsError):
        load_settings({**GOOD, name: text})


def test_the_environment_of_the_process_is_read_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an argument the variables come from the process."""
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    for name, value in {**GOOD, "PORT": "8111"}.items():
        monkeypatch.setenv(name, value)
    assert load_settings().port == 8111


def test_settings_never_change() -> None:
    """Nobody edits the settings of a running process."""
    with pytest.raises(ValueError, match="frozen"):
        load_settings(GOOD).port = 1  # type: ignore[misc]  # that it is read-only is the point


def example() -> dict[str, str]:
    """Read the assignments of `.env.example`."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    return {name: value for name, equals, value in (line.partition("=") for line in lines if line[:1] != "#") if equals}


def test_the_example_names_exactly_the_settings() -> None:
    """`.env.example` documents each variable once, under a comment of its own, and no other."""
    text = EXAMPLE.read_text(encoding="utf-8")
    assert sorted(example()) == sorted(variables()) == sorted(re.findall(r"(?m)^#.+\n([A-Z_]+)=", text))
    assert len(Settings.model_fields) == len(variables())


def test_the_example_is_refused_until_filled_in() -> None:
    """Copied as it is it stops the start, naming each secret; filled in it starts."""
    with pytest.raises(SettingsError) as refused:
        load_settings(example())
    placeholders = {name for name, value in example().items() if PLACEHOLDER in value}
    assert {line.partition(":")[0] for line in refused.value.lines} == placeholders
    assert all(": still the placeholder of .env.example; " in line for line in refused.value.lines)
    filled = load_settings({**example(), "MIGRATE_DATABASE_URL": "", **GOOD})
    assert filled.model_dump(exclude={"sms_body_keys", "phone_hash_keys"}) == load_settings(GOOD).model_dump(
        exclude={"sms_body_keys", "phone_hash_keys"}
    )


SERVICE = "MG" + 32 * "0"


@pytest.mark.parametrize(
    ("given", "senders", "rate", "together"),
    [
        ({"TWILIO_FROM_NUMBER": "+14155550101"}, ("+14155550101",), 1.0, 1.0),
        ({"TWILIO_FROM_NUMBER": "+14155550102 , +14155550101"}, ("+14155550102", "+14155550101"), 1.0, 2.0),
        ({"TWILIO_FROM_NUMBER": "+14155550101,+14155550101"}, ("+14155550101",), 1.0, 1.0),
        ({"TWILIO_MESSAGING_SERVICE_SID": SERVICE}, (SERVICE,), 0.0, 0.0),
        ({"TWILIO_MESSAGING_SERVICE_SID": SERVICE, "TWILIO_FROM_NUMBER": "+14155550101"}, (SERVICE,), 0.0, 0.0),
        ({"TWILIO_FROM_NUMBER": "+14155550101", "SENDER_SEGMENTS_PER_SECOND": "0"}, ("+14155550101",), 0.0, 0.0),
    ],
)
def test_what_texts_leave_from(
    given: dict[str, str], senders: tuple[str, ...], *, rate: float, together: float
) -> None:
    """A number is a long code unless said otherwise; a messaging service has a rate of its own, and comes first."""
    settings = load_settings({**GOOD, "TWILIO_MESSAGING_SERVICE_SID": "", **given})
    assert settings.senders == senders
    assert (settings.sender_segments_per_second, settings.segments_per_second) == (rate, together)
