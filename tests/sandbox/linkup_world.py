"""LinkUps as a running engine would have written them: a coffee, its options, who was asked, who comes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from psycopg.types.json import Jsonb

from engine.domain.linkups.brief import brief_of
from engine.domain.linkups.windows import Part, Window
from engine.ids import new_id

if TYPE_CHECKING:
    from uuid import UUID

    import psycopg

THERE: Final = "America/Los_Angeles"
_USER: Final = "select id, region_id from public.users where phone_id = %s"
_IDLE: Final = "update public.conversation_sessions set mode = 'idle', state_token = 'idle' where user_id = %s"
_LINKUP: Final = """
insert into public.linkups (id, initiator_user_id, region_id, brief, activity_key, time_zone, venue, min_size,
  linkup_create_key, created_at, next_wave_at)
values (%(id)s, %(user)s, %(region)s, %(brief)s, 'coffee', 'America/Los_Angeles', %(venue)s, 3, %(id)s::text,
  %(now)s, %(wave)s)
"""
_OPTION: Final = """
insert into public.linkup_options (linkup_id, option, time_window, event_time, created_at) values (%s, %s, %s, %s, %s)
"""
_GO: Final = """
update public.linkups set state = 'broadcasting', broadcasting_started_at = %(now)s, waves_sent = 1,
  acceptance_window_ends_at = %(until)s where id = %(id)s
"""
_INVITE: Final = """
insert into public.linkup_invites (id, linkup_id, invited_user_id, wave, offered_options, expires_at, idempotency_key,
  created_at)
values (%(invite)s, %(id)s, %(user)s, %(wave)s, '{"A": "A", "B": "B"}', %(until)s, %(invite)s::text, %(now)s)
"""
_ASKED: Final = """
with made as (
  insert into public.sms_outbound_jobs (id, user_id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version,
    purpose, lane, priority, run_at, zone_rule, may_repeat, template_version, correlation_id, idempotency_key,
    created_at, status, attempts, last_attempt_at, twilio_message_sid)
  select %(job)s, u.id, u.phone_id, u.phone_e164, '', '', '', 1, 'invite', 'invite', 3, %(now)s, 'solicited', false,
    'invite@0', %(job)s, %(job)s::text, %(now)s, 'sent', 1, %(now)s, %(job)s::text
  from public.users u where u.id = %(user)s
  returning id, phone_id, user_id
)
insert into public.open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at)
select %(job)s, m.phone_id, m.user_id, 'invite:' || %(invite)s::text, 'AB', 'invite@0', m.id, %(now)s from made m
"""
_MOVED: Final = """
insert into public.domain_events (id, entity_type, entity_id, event_type, from_state, to_state, idempotency_key,
  created_at)
values (%s, 'linkup', %s, %s, %s, %s, %s, %s)
"""
_REMINDER: Final = """
insert into public.linkup_reminders (linkup_id, reminder_type, scheduled_for, idempotency_key) values (%s, %s, %s, %s)
"""
_PLACE: Final = """
insert into public.linkup_participants (linkup_id, user_id, role, joined_at) values (%s, %s, %s, %s)
"""


@dataclass
class Coffee:
    """A LinkUp of the owner of a phone; its times are two and three days ahead of ``now``, at ten and at three there.

    ``initiator`` and all others are ids of phones whose owners are members.
    """

    rows: psycopg.Connection
    initiator: UUID
    now: datetime
    id: UUID = field(default_factory=new_id)
    starts: dict[str, datetime] = field(init=False)

    def __post_init__(self) -> None:
        """Draft it."""
        user, region = self._user(self.initiator)
        day = self.now.astimezone(ZoneInfo(THERE)).date()
        windows = (
            Window(day + timedelta(days=2), Part.MORNING),
            Window(day + timedelta(days=3), Part.AFTERNOON),
        )
        brief = brief_of("coffee", windows, region)
        self.starts = brief.starts(THERE)
        venue = {"name": "Ritual", "street": "Valencia St", "landmark": "by the park"}
        values = {
            "id": self.id, "user": user, "region": region, "brief": Jsonb(brief.as_json()), "venue": Jsonb(venue),
            "now": self.now, "wave": self.now + timedelta(hours=6),
        }  # fmt: skip
        self.rows.execute(_LINKUP, values)
        self._moved("linkup_drafted", None, "draft")

    def ask(self, *phones: UUID, wave: int = 1) -> None:
        """Send it out, if that was not done yet, and ask these people along; they have read it."""
        until = self.now + timedelta(hours=24)
        if wave == 1:
            for letter, start in self.starts.items():
                self.rows.execute(_OPTION, [self.id, letter, "SAT_MORNING", start, self.now])
            self.rows.execute(_GO, {"id": self.id, "now": self.now, "until": until})
            self._moved("linkup_sent", "draft", "broadcasting")
        self._moved("wave_sent", "broadcasting", "broadcasting", wave)
        for phone in phones:
            user, _ = self._user(phone)
            self.rows.execute(_IDLE, [user])
            values = {
                "id": self.id, "invite": new_id(), "job": new_id(), "user": user, "wave": wave, "until": until,
                "now": self.now,
            }  # fmt: skip
            self.rows.execute(_INVITE, values)
            self.rows.execute(_ASKED, values)

    def answer(self, phone: UUID, state: str, selected: str | None = None) -> None:
        """Somebody answered, or was left without one."""
        user, _ = self._user(phone)
        self.rows.execute(
            "update public.linkup_invites set state = %s, selected_option = %s where linkup_id = %s and"
            " invited_user_id = %s",
            [state, selected, self.id, user],
        )

    def lock(self, *phones: UUID) -> None:
        """It goes ahead at its first time, with these people and a reminder on the morning."""
        at, locked = self.starts["A"], self.now + timedelta(hours=1)
        for role, phone in (("initiator", self.initiator), *(("participant", phone) for phone in phones)):
            self.rows.execute(_PLACE, [self.id, self._user(phone)[0], role, locked])
        self.rows.execute(
            "update public.linkups set state = 'locked', locked_at = %s, event_time = %s where id = %s",
            [locked, at, self.id],
        )
        self.rows.execute(_REMINDER, [self.id, "evening_before", at - timedelta(hours=15), f"{self.id}:evening"])
        self._moved("linkup_locked", "broadcasting", "locked")

    def end(self, state: str, reason: str | None = None) -> None:
        """It is over in this way."""
        self.rows.execute(
            "update public.linkups set state = %s, canceled_reason = %s where id = %s", [state, reason, self.id]
        )

    def _user(self, phone: UUID) -> tuple[UUID, UUID]:
        row = self.rows.execute(_USER, [phone]).fetchone()
        assert row is not None
        return row[0], row[1]

    def _moved(self, kind: str, before: str | None, after: str, number: int = 0) -> None:
        key = f"{kind}:{self.id}:{number}"
        self.rows.execute(_MOVED, [new_id(), self.id, kind, before, after, key, self.now])
