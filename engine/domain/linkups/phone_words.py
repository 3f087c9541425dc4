"""A number as people read it."""

from __future__ import annotations

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat


def phone_in_words(e164: str) -> str:
    """Return "+14155550101" as "(415) 555-0101"; what is no number stays as it is."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(e164), PhoneNumberFormat.NATIONAL)
    except NumberParseException:
        return e164
