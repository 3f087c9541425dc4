"""Somebody who typed another person's number into the form on the web, and could never prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.settings import load_settings

if TYPE_CHECKING:
    from tests.stack.stack_stage import Stage

_PHONE = """
insert into public.phones (id, phone_hash, hash_version, first_seen)
values (%(phone_id)s, %(hash)s, %(version)s, now())
"""

_REGISTRATION = """
insert into public.users (
  id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent, age_consent, terms_consent,
  privacy_consent, zip, created_at
)
values (
  %(user_id)s, %(phone_id)s, %(phone)s, %(hash)s, 'Mallory', 'Pike', '1990-01-01', 'unverified', true, true, true, true,
  '94110', now()
)
"""

_LEFT = """
select count(*) from public.users
where phone_id = (select id from public.phones where phone_hash = %(hash)s)
  and (state = 'unverified' or last_name = 'Pike')
"""


def squat(stage: Stage, phone: str) -> None:
    """Register a number on the web without verifying it."""
    written = load_settings(stage.stack.environment).phone_hash_keys.write(phone)
    facts = {"phone_id": new_id(), "user_id": new_id(), "phone": phone}
    facts |= {"hash": written.value, "version": written.version}
    stage.change(_PHONE, facts)
    stage.change(_REGISTRATION, facts)


def squatters_left(stage: Stage, phone: str) -> int:
    """How many registrations of this number are still unverified, or hold what the squatter typed."""
    written = load_settings(stage.stack.environment).phone_hash_keys.write(phone)
    found: int = stage.rows(_LEFT, {"hash": written.value})[0][0]
    return found
