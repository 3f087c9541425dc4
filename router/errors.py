"""What a faulty handler can be told."""

from __future__ import annotations


class NotAMemberError(Exception):
    """A handler asked for what only a member can have; the message names the effect."""
