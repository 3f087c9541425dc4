"""Members of no region who are through with the interview: whatever they ask is answered, and they get no news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from engine.ids import new_id
from engine.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.launcher.stack import Stack

_ROWS = """
with joined as (
  select * from unnest(%(phone_ids)s::uuid[], %(user_ids)s::uuid[], %(phones)s::text[], %(hashes)s::text[])
    as t (phone_id, user_id, phone, hash)
),
numbers as (
  insert into public.phones (id, phone_hash, hash_version, first_seen)
  select phone_id, hash, %(version)s, now() from joined returning id
),
people as (
  insert into public.users (
    id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent, age_consent,
    terms_consent, privacy_consent, created_at
  )
  select j.user_id, j.phone_id, j.phone, j.hash, 'Pat', 'Doe', '1990-01-01', 'active', true, true, true, true, now()
  from joined j join numbers n on n.id = j.phone_id
  returning id
)
insert into public.profiles (user_id, state, interview, completed_at, created_at)
select p.id, 'complete_mvp', '{"ended": {"wrap_01": "answered"}}', now(), now() from people p
"""


class Reachable(Protocol):
    """A running stack and its database."""

    @property
    def stack(self) -> Stack:
        """The stack."""

    def change(self, statement: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Reach into the database."""


def admit(stage: Reachable, phones: Sequence[str]) -> list[str]:
    """Make the owners of these numbers, new to the stack, members; gives the numbers."""
    hasher = load_settings(stage.stack.environment).phone_hash_keys
    written = [hasher.write(phone) for phone in phones]
    stage.change(
        _ROWS,
        {
            "phone_ids": [new_id() for _ in phones],
            "user_ids": [new_id() for _ in phones],
            "phones": list(phones),
            "hashes": [hashed.value for hashed in written],
            "version": written[0].version,
        },
    )
    return list(phones)


def question(place: int) -> str:
    """A question about us that is answered however often it is asked, worded differently each time."""
    return f"{place}: who sees this?"
