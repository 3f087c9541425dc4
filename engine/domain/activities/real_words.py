"""Words that are themselves, though only a slip away from the name of an activity: never corrected. Data only."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import phrases

REAL_WORDS: Final = frozenset(phrases(
    "acts / alcoholic / anthologies / architectural / babel / backing / bailed / bailey / bails / ballot / banking"
    " / barking / basing / basking / bearing / bears / beats / beech / bench / bends / berger / binder / binding"
    " / bleach / bloating / boiling / bonds / boobs / border / borders / bowels / braking / branch / branches"
    " / branching / brands / bras / breach / brooks / bunch / bytes / caddy / camino / caring / carolina / carries"
    " / carry / casing / cast / casts / caves / chair / chest / choking / cindy / clamping / clarity / clashes"
    " / classed / clauses / cloning / clues / coats / coffer / coffers / cokes / collapsing / collate / collating"
    " / coming / completing / composes / composing / composites / concept / concepts / concern / concerns / conics"
    " / connection / connections / consts / contention / contentions / conventional / convert / converts / cooing"
    " / cooling / coping / costs / covers / curly / curves / cycled / danced / danger / dangers / dares / darks"
    " / derives / dirts / distiller / drawings / drivers / drugs / dumping / east / ellipse / ellipses / exercised"
    " / explode / explored / exports / fails / files / fills / firms / flock / forge / forming / framing / furry"
    " / galley / gates / goofing / handing / hecking / hiding / hiring / holder / holders / hooking / hooks / hotspot"
    " / illustrating / images / improve / improves / instrumented / inverting / knots / latter / listing / logos"
    " / lurch / mails / main / manish / marked / marks / martins / means / mediation / mentioning / mills / miner"
    " / miter / mixes / monitoring / moral / moves / moxie / packs / pains / panes / paris / parity / partly / paste"
    " / photographic / pickled / pings / pirates / plane / planes / planet / planets / planning / plans / plugging"
    " / point / pointers / pointing / points / poked / poppies / potter / prays / printers / proto / protos / quiet"
    " / quits / quitting / races / rates / rating / ravel / reaping / rearing / reformed / relating / relay / relaying"
    " / renders / ruining / scramble / scroll / scrolling / scrolls / shades / sheets / shipping / ships / shorts"
    " / shown / signers / sinking / slides / slows / smoothness / snuck / socks / sorts / spewing / squashed / squish"
    " / stabs / stairs / starring / start / starts / stating / stays / sticks / stinging / stops / streamline"
    " / stretches / studied / sturdy / submit / submits / subset / subsets / suffers / swinging / switching / tails"
    " / tasks / trait / trans / traversing / trial / trivial / tuning / tweaking / waiters / waiting / waking"
    " / walling / wearing / wedding / whistles / wonder / wondering / wrote / zones"
))  # fmt: skip
