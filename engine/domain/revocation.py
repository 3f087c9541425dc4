"""Plain-language requests to stop: what a reasonable person would read as "text me no more" (47 CFR 64.1200(a)(10)).

Rules of this file:
1. A request is an order to us: it stands at the start of a clause, after courtesies ("hey josh, can you please …").
   "He won't stop texting me" and "tell him to stop texting me" are stories, so nothing is searched mid-clause.
2. Three strengths. STRONG (ORDER, DEMAND, WHOLE) names the texts, the number or the writer's "me" and counts in any
   company. FIRM counts unless the message laughs. WEAK ("stop", "stop it", "no more") also needs every other clause
   to support it: "Stop. Thank you" is a request, "Stop. Hammer time" is a joke.
3. What limits an order to a topic or an hour ("… about bars", "… so late") is not a revocation.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.distance import OSA

from engine.domain.folding import bare
from engine.domain.revocation_es import CUES as SPANISH_CUES
from engine.domain.revocation_es import asks_to_stop_in_spanish
from engine.domain.revocation_patterns import (
    ALIASES,
    COURTESIES,
    CUES,
    DEMAND,
    FIRM,
    FRAME,
    JOINED,
    LAUGHS,
    LIMITED,
    ORDER,
    OTHERS,
    OWN_DOING,
    POLITE_WORD,
    REPORTS,
    SUPPORT,
    TURN,
    WEAK,
    WHOLE,
)

_SPLIT = re.compile(r"[.!?;,:\n…—–]+|\s-+\s")
_INNER = re.compile(r"\b(?:please|and|so|but|just)\b")
_LONG_STOP = re.compile(r"s+to(?:oo+)?p+")
_LEADS = COURTESIES | {"and", "so", "but", "then"}
_TAILS = COURTESIES | {"back"}
# As they are typed: what is written out below has been short before.
_CUES = frozenset(
    {
        *CUES,
        *SPANISH_CUES,
        *(short for short, meant in ALIASES.items() if not CUES.isdisjoint(meant.split())),
        *(apart.split()[0] for apart, meant in JOINED if not CUES.isdisjoint(meant.split())),
    }
)
_STEMS = ("sto", "uns")  # of "stoooop" and of the ways to write "unsubscribe"
_FRAGMENT = 2  # words
_SLIPS = 3  # letters, in "unsubscribe"


def asks_to_stop(body: str) -> bool:
    """Say whether `body` asks us, in plain words, to send no more texts."""
    said = bare(body)
    if _CUES.isdisjoint(said.split()) and not any(stem in said for stem in _STEMS):  # most texts
        return False
    clauses = [clause for part in _SPLIT.split(body) if (clause := _plain(part))]
    if asks_to_stop_in_spanish(body) or _is_strong(clauses):
        return True
    if LAUGHS.search(said):
        return False
    cores = [_core(clause) for clause in clauses]
    if any(FIRM.fullmatch(core) for core in cores) or POLITE_WORD.fullmatch(" ".join(clauses)):
        return True
    if any(_is_lone_stop(line) for line in body.splitlines()):
        return True
    weak = [_is_weak(core) for core in cores]
    return any(weak) and all(hit or not core or SUPPORT.search(core) for hit, core in zip(weak, cores, strict=True))


def _is_strong(clauses: list[str]) -> bool:
    """Say whether a clause, or the fragments of one ("stop. texting. me.") taken together, is a strong request."""
    if any(not REPORTS.search(before) and _holds_order(clause) for before, clause in pairwise(["", *clauses])):
        return True
    return all(len(clause.split()) <= _FRAGMENT for clause in clauses) and _orders(_core(" ".join(clauses)))


def _holds_order(clause: str) -> bool:
    """Say whether the clause, or what follows a "please" or an "and" in it, is a strong request."""
    if _orders(_core(clause)):
        return True
    pieces = [piece.strip() for piece in _INNER.split(clause)]
    return any(not REPORTS.search(before) and _orders(_core(piece)) for before, piece in pairwise(pieces))


def _orders(core: str) -> bool:
    """Say whether a clause without its courtesies is a strong request that nothing limits."""
    if found := ORDER.match(core):
        return LIMITED.match(core, found.end()) is None
    return DEMAND.match(core) is not None or WHOLE.fullmatch(core) is not None


def _is_weak(core: str) -> bool:
    """Say whether a clause is a weak request, or a complaint that runs on into one ("wrong number stop texting")."""
    if WEAK.fullmatch(core):
        return True
    found = TURN.search(core)
    if found is None:
        return False
    complaint, order = core[: found.start()], core[found.end(1) :]
    if not SUPPORT.search(complaint) or OTHERS.search(complaint):
        return False
    return WEAK.fullmatch(order) is not None or _orders(order)


def _is_lone_stop(line: str) -> bool:
    """Say whether a line of its own is the word: a signature or a quoted text often follows it."""
    return _plain(line) in {"stop", "unsubscribe", "stopall", "opt out"}


def _plain(text: str) -> str:
    """Return the folded words with the short forms of texting written out."""
    words = " ".join(_word(word) for word in bare(text).split())
    for spelled, meant in JOINED:
        words = words.replace(spelled, meant)
    return words


def _word(word: str) -> str:
    """Return one word in its plain spelling."""
    if _LONG_STOP.fullmatch(word):
        return "stop"
    if word.startswith("uns") and OSA.distance(word, "unsubscribe", score_cutoff=_SLIPS) <= _SLIPS:
        return "unsubscribe"
    return ALIASES.get(word, word)


def _core(clause: str) -> str:
    """Return the order in a clause, without its courtesies and its frame ("can you please …")."""
    words = clause.split()
    start, end = 0, len(words)
    while start < end and words[start] in _LEADS:
        start += 1
    while end > start and words[end - 1] in _TAILS:
        end -= 1
    core = " ".join(words[start:end])
    frame = FRAME.match(core)
    if frame is None:
        return core
    order = core[frame.end() :]
    return "" if frame["mine"] and OWN_DOING.match(order) else order
