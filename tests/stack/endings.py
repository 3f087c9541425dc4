"""How LinkUps ended, people by their numbers: what must be the same however the evening went."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.stack.stack_stage import Stage

_ENDINGS: Mapping[str, str] = {
    "linkups": """
        select u.phone_e164, l.activity_key, l.state::text, l.canceled_reason, l.waves_sent, l.lock_version,
          to_char(l.event_time at time zone l.time_zone, 'Dy HH24:MI')
        from public.linkups l join public.users u on u.id = l.initiator_user_id
    """,
    "invites": """
        select u.phone_e164, i.state::text, i.wave, i.selected_option, i.offered_options::text
        from public.linkup_invites i join public.users u on u.id = i.invited_user_id
    """,
    "places": """
        select u.phone_e164, s.role, s.status::text
        from public.linkup_participants s join public.users u on u.id = s.user_id
    """,
    "outcomes": """
        select u.phone_e164, o.attendance_response, o.do_again, o.feedback_ciphertext is not null
        from public.linkup_outcomes o join public.users u on u.id = o.user_id
    """,
    "exchanges": """
        select least(a.phone_e164, b.phone_e164), greatest(a.phone_e164, b.phone_e164), e.revealed_at is not null,
          e.suppressed_reason
        from public.contact_exchanges e
        join public.users a on a.id = e.user_a_id join public.users b on b.id = e.user_b_id
    """,
    "connections": """
        select a.phone_e164, b.phone_e164, c.source
        from public.connections c
        join public.users a on a.id = c.user_id join public.users b on b.id = c.peer_id
    """,
    "events": """
        select entity_type, event_type, from_state, to_state from public.domain_events
    """,
    "texts": """
        select to_e164, purpose, template_version, status::text from public.sms_outbound_jobs
    """,
}


def endings(stage: Stage) -> dict[str, Counter[tuple[object, ...]]]:
    """Everything a LinkUp leaves, counted by kind; rows of no order and no id."""
    return {kind: Counter(map(tuple, stage.rows(query))) for kind, query in _ENDINGS.items()}
