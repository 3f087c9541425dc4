"""All copy of the service: every word a person ever reads from us is in this package, one file per conversation.

Rules of the copy, each held by a test: at most 306 characters with the longest values, GSM-7 only, at most one
question, no link and no emoji, none of the banned phrases, and no reserved word as an expected answer except in the
compliance texts that the carriers require to name START, STOP and HELP.
"""

from engine.domain.voice.lines import Line
from engine.domain.voice.saying import TEMPLATES, join_words, say
from engine.domain.voice.template import Template, Words

__all__ = ["TEMPLATES", "Line", "Template", "Words", "join_words", "say"]
