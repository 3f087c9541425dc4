"""Words that are themselves, though only a slip away from the name of an activity: never corrected. Data only."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import phrases

REAL_WORDS: Final = frozenset(phrases(
    "anthologies / architectural / babel / backing / bailed / bailey / bails / ballot / banking / barking / basing"
    " / basking / batteries / bearing / bears / beech / bench / bends / berger / binder / binding / bleach / bloating"
    " / boiling / bonds / boobs / border / borders / bowels / braking / branch / branches / branching / brands / bras"
    " / breach / brooks / bytes / caddy / canceling / caring / carolina / carpenter / carry / casing / cast / casts"
    " / chair / chest / choking / cindy / clamping / clarity / clashes / classed / clauses / cloning / clues / coats"
    " / coffer / coffers / cokes / collapsing / collate / collating / colliding / coming / competing / completing"
    " / composes / composing / composite / computing / concept / concepts / concern / concerns / conics / connection"
    " / connections / consts / contention / contentions / conventional / convert / converts / cookbooks / cooling"
    " / coping / costs / covers / curly / curves / cycled / danced / dangers / dares / darks / dashboard / defeating"
    " / deflating / derive / derives / dinning / dirts / distiller / drawings / driven / driver / drivers / drugs"
    " / dumping / east / ellipse / ellipses / exercised / explode / explored / exporting / exports / expresses / fails"
    " / files / fills / finishing / firms / flock / footnotes / foregoing / forge / forming / framing / furry / galley"
    " / gates / goofing / handing / hecking / hiding / hijacking / hiring / holder / holders / hooking / hooks"
    " / hotspot / illustrating / images / improve / improves / injecting / inserting / insisting / instrumented / knots"
    " / latter / launchers / listing / logos / lurch / mails / main / maintains / manish / marked / marker / markers"
    " / marketing / martins / means / mediation / mentioning / mills / miner / miter / mixes / monitoring / moral"
    " / moves / moxie / packs / pains / parenting / paris / parity / partly / paste / photographic / pickled / pirates"
    " / plane / planes / planet / planets / planning / plugging / point / pointers / pointing / poked / poppies"
    " / potter / prays / printers / proto / protos / quiet / quits / quitting / races / rates / ravel / reaping"
    " / rearing / reformed / regarding / relating / relay / relaying / releasing / renders / replacing / reporters"
    " / ruining / scramble / scroll / scrolling / scrolls / shades / sheets / shipping / ships / shorts / shown"
    " / signers / sinking / slides / slows / smoothing / smoothness / snuck / socks / sorts / spewing / squashed"
    " / squish / stabs / stairs / starring / start / starts / stating / stays / sticks / stinging / stops / stretches"
    " / sturdy / submit / submits / subset / subsets / suffers / suppliers / surfacing / surprises / swinging / tails"
    " / tasks / trait / trans / trial / trivial / tuning / tweaking / waiters / waiting / waking / walling / watermark"
    " / wearing / wedding / whistles / wonder / wondering / wrote / zones / forty / tengo / busco / parada / thrilling"
    " / alcoholic / danger / quiero / gusta / gustan / amigos / hacer"
))  # fmt: skip
