"""Twilio's webhook signature (X-Twilio-Signature), made as Twilio makes it.

base64(HMAC-SHA1(auth token, URL without fragment + each distinct name and value, sorted)); platforms §1.2. The
receiver checks signatures with its own code; this is the other side's, written apart from it on purpose.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER = "X-Twilio-Signature"


def sign(url: str, parameters: Iterable[tuple[str, str]], auth_token: str) -> str:
    """The signature for posting `parameters` as a form to `url`."""
    address = url.partition("#")[0]
    said = address + "".join(name + value for name, value in sorted(set(parameters)))
    return base64.b64encode(hmac.digest(auth_token.encode(), said.encode(), hashlib.sha1)).decode()
