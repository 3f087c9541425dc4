"""What an address is, and where its phone may be."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import timezone

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_SHORT_CODE = re.compile(r"[0-9]{3,8}")
# GSM alphanumeric sender id: up to eleven characters with at least one letter.
_ALPHANUMERIC = re.compile(r"(?=[0-9 &+\-._]*[A-Za-z])[A-Za-z0-9 &+\-._]{1,11}")
# The area codes of the North American toll-free service; 822, 880-882 and 889 are reserved for it.
_TOLL_FREE = re.compile(r"\+1(?:800|822|833|844|855|866|877|88[0-9])[0-9]{7}")
# The zones IANA files under country US. The territories have geographic area codes of their own.
_US_ZONES = frozenset({
    "America/Adak", "America/Anchorage", "America/Boise", "America/Chicago", "America/Denver", "America/Detroit",
    "America/Indiana/Indianapolis", "America/Juneau", "America/Los_Angeles", "America/Louisville", "America/New_York",
    "America/North_Dakota/Center", "America/Phoenix", "Pacific/Honolulu",
})  # fmt: skip
# No area code reaches further; a range with more zones than that has no place.
_MOST_ZONES_OF_A_PLACE = 12


class SenderKind(StrEnum):
    """Who can be behind an address."""

    PERSON = "person"
    SHORT_CODE = "short_code"
    ALPHANUMERIC = "alphanumeric"
    OTHER = "other"


def sender_kind(address: str) -> SenderKind:
    """Classify the address of an inbound text; only a number in E.164 shape can be a person.

    Shape alone decides: fictional and newly opened ranges are people too, validity tables lag behind both.
    """
    if _E164.fullmatch(address):
        return SenderKind.PERSON
    if _SHORT_CODE.fullmatch(address):
        return SenderKind.SHORT_CODE
    if _ALPHANUMERIC.fullmatch(address):
        return SenderKind.ALPHANUMERIC
    return SenderKind.OTHER


def is_toll_free(e164: str) -> bool:
    """Say whether the number belongs to the North American toll-free service."""
    return _TOLL_FREE.fullmatch(e164) is not None


@lru_cache(maxsize=4096)
def zones_of(e164: str) -> tuple[str, ...]:
    """Return every IANA zone the phone's number range covers, sorted; empty when nothing is known.

    A number without a place in the North American plan (toll-free, personal, fictional) may ring in any of the fifty
    states: it gets all their zones.
    """
    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return ()
    zones = frozenset(timezone.time_zones_for_geographical_number(number)) - {"Etc/Unknown"}
    if len(zones) > _MOST_ZONES_OF_A_PLACE and number.country_code == 1:
        zones &= _US_ZONES
    return tuple(sorted(zones))
