"""A coffee that people are invited to, as rows of its own; they answer by text, and turns are taken.

Ann asks for Saturday at ten (A) or Sunday at three (B) in San Francisco. It is Wednesday noon; the invites were read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

import orjson
from psycopg.types.json import Jsonb

from crypto.sealed import Sealed
from engine.domain.linkups.brief import brief_of
from engine.domain.linkups.windows import Part, Window
from engine.domain.understanding.group_sizes import GroupSize
from engine.sweeps import settle
from engine.sweeps.sweep import Means
from tests.linkups.people import RITUAL
from tests.matching.world import LINKUP, REGION, add_linkup, add_person, add_regions, person_id, phone_id
from tests.messaging.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.linkups.people import Town

SUNDAY: Final = datetime(2026, 11, 22, 23, tzinfo=UTC)  # 15:00 there
_OPTION: Final = "insert into linkup_options (linkup_id, option, time_window, event_time) values (%s, %s, %s, %s)"
_SENT: Final = "update linkups set acceptance_window_ends_at = %s, waves_sent = 1, brief = %s where id = %s"
_SATURDAY: Final = Window(date(2026, 11, 21), Part.MORNING)
_SUNDAY: Final = Window(date(2026, 11, 22), Part.AFTERNOON)
_INVITE: Final = """
insert into linkup_invites
  (id, linkup_id, invited_user_id, wave, offered_options, expires_at, idempotency_key, created_at)
values (%(id)s, %(linkup)s, %(user)s, 1, %(offered)s, %(until)s, %(id)s::text, %(now)s)
"""
_ASKED: Final = """
with made as (
  insert into sms_outbound_jobs (id, user_id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version,
    purpose, lane, priority, run_at, zone_rule, may_repeat, template_version, correlation_id, idempotency_key,
    created_at, status, attempts, last_attempt_at, twilio_message_sid)
  values (gen_random_uuid(), %(user)s, %(phone)s, '+14155550199', '', '', '', 1, 'invite', 'invite', 3, %(now)s,
    'solicited', false, 'invite@0', gen_random_uuid(), gen_random_uuid()::text, %(now)s, 'sent', 1, %(now)s,
    gen_random_uuid()::text)
  returning id
)
insert into open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at)
select gen_random_uuid(), %(phone)s, %(user)s, 'invite:' || %(id)s::text, %(token)s, 'invite@0', made.id, %(now)s
from made
"""


@dataclass
class Plan:
    """One LinkUp, its invited people and their phones."""

    town: Town
    id: UUID = LINKUP
    stage: Stage = field(init=False)

    def __post_init__(self) -> None:
        """Take texts on the town's database."""
        self.stage = Stage(self.town.settings, self.town.pool)

    def open(self, *names: str, size: tuple[int, int] = (3, 6), both: bool = True, hours: float = 24) -> None:
        """Ann's LinkUp goes out to these people, who can all answer for so many hours."""
        with self.town.pool.connection() as conn:
            add_regions(conn)
            for name in ("Ann", *names):
                add_person(conn, name)
        for name in ("Ann", *names):
            self.own_number(name)
        self.add(*names, size=size, both=both, hours=hours)

    def add(
        self,
        *names: str,
        size: tuple[int, int] = (3, 6),
        both: bool = True,
        hours: float = 24,
        by: str = "Ann",
        activity: str = "coffee",
        letters: str = "AB",
    ) -> UUID:
        """One more LinkUp that these people, who are here, are invited to."""
        self.id = uuid5(LINKUP, f"{by} {activity}")
        until = self.town.now + timedelta(hours=hours)
        options = "AB" if both else "A"
        windows = [_SATURDAY, _SUNDAY] if both else [_SATURDAY]
        brief = brief_of(activity, windows, REGION, group_size=GroupSize(*size))
        with self.town.pool.connection() as conn:
            add_linkup(conn, self.id, by=by, activity=activity, size=size, venue=RITUAL, now=self.town.now)
            conn.execute(_SENT, [until, Jsonb(brief.as_json()), self.id])
            if both:
                conn.execute(_OPTION, [self.id, "B", "SUN_AFTERNOON", SUNDAY])
            offered = orjson.dumps(dict(zip(letters, options, strict=False))).decode()
            for name in names:
                facts = {
                    "id": self.invite(name), "linkup": self.id, "user": person_id(name), "phone": phone_id(name),
                    "offered": offered, "until": until, "now": self.town.now, "token": letters[: len(options)],
                }  # fmt: skip
                conn.execute(_INVITE, facts)
                conn.execute(_ASKED, facts)
        return self.id

    def invite(self, name: str) -> UUID:
        """The id of somebody's invite to the LinkUp added last."""
        return uuid5(self.id, name)

    def say(self, name: str, body: str, *, after: float = 30) -> list[str]:
        """Somebody texts, so many seconds later; gives what we decided to text them."""
        self.send(name, body, after=after)
        before = len(self.texts(name))
        self.stage.take_turns()
        return self.texts(name)[before:]

    def send(self, name: str, body: str, *, after: float = 0) -> None:
        """Somebody's text arrives; nobody looks at it yet."""
        self.town.now += timedelta(seconds=after)
        self.stage.text(body, sender=self.number(name))

    def hand_over(self) -> None:
        """The carrier takes what was decided, so that the next text can answer it."""
        self.town.do(
            "update sms_outbound_jobs set status = 'sent', attempts = 1, last_attempt_at = %s,"
            " twilio_message_sid = gen_random_uuid()::text where status = 'pending'",
            self.town.now,
        )

    def wait(self, *, minutes: float) -> int:
        """Business time passes, and the sweep runs; gives how many things it did."""
        self.town.now += timedelta(minutes=minutes)
        return settle.run(Means(self.town.settings, self.town.pool, self.stage.bell), self.town.now).done

    def number(self, name: str) -> str:
        """Somebody's number."""
        return f"+1415{phone_id(name).int % 10_000_000:07d}"

    def texts(self, name: str) -> list[str]:
        """The words of the texts decided for somebody, the invite aside."""
        return self.heard().get(self.number(name), [])

    def state(self, name: str) -> tuple[str, str | None]:
        """What became of somebody's invite to the LinkUp added last, and which option they accepted."""
        query = "select state::text, selected_option from linkup_invites where linkup_id = %s and invited_user_id = %s"
        (row,) = self.town.rows(query, self.id, person_id(name))
        return row["state"], row["selected_option"]

    def linkup(self) -> Mapping[str, Any]:
        """The LinkUp added last."""
        (row,) = self.town.rows("select *, state::text as state from linkups where id = %s", self.id)
        return row

    def members(self) -> set[str]:
        """The names of those who have a place in it."""
        query = "select first_name from users join linkup_participants p on p.user_id = users.id where p.linkup_id = %s"
        return {row["first_name"] for row in self.town.rows(query, self.id)}

    def invited(self, state: str) -> set[str]:
        """The names of those whose invite to it is in this state."""
        query = (
            "select first_name from users join linkup_invites i on i.invited_user_id = users.id"
            " where i.linkup_id = %s and i.state::text = %s"
        )
        return {row["first_name"] for row in self.town.rows(query, self.id, state)}

    def heard(self) -> dict[str, list[str]]:
        """Every text decided, by number, invites aside."""
        heard: dict[str, list[str]] = {}
        for row in self.town.rows(
            "select * from sms_outbound_jobs where purpose <> 'invite' and body_tag is not null order by enqueue_seq"
        ):
            heard.setdefault(row["to_e164"], []).append(self._open(row))
        return heard

    def own_number(self, name: str) -> None:
        """Have texts from somebody's number be theirs."""
        hashed = self.town.settings.phone_hash_keys.write(self.number(name))
        self.town.do(
            "update phones set phone_hash = %s, hash_version = %s where id = %s",
            hashed.value, hashed.version, phone_id(name),
        )  # fmt: skip

    def _open(self, row: Mapping[str, Any]) -> str:
        sealed = Sealed(row["body_ciphertext"], row["body_iv"], row["body_tag"], row["key_version"])
        return self.town.settings.sms_body_keys.open(sealed, table="sms_outbound_jobs", row_id=row["id"], column="body")
