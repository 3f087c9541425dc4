"""Neighborhoods and towns of the regions as people call them, so that nothing has to lead to their names.

Folded words. Left out on purpose are names that are common words ("sunset", "mission", "village"), and parks and
venues, which are told by their last word.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BAY: Final = """
    san francisco / sf / oakland / berkeley / alameda / emeryville / el cerrito / san leandro / daly city / sausalito
    / dogpatch / potrero / potrero hill / soma / noe valley / bernal / bernal heights / glen park / hayes valley
    / lower haight / upper haight / cole valley / inner sunset / outer sunset / inner richmond / outer richmond
    / nob hill / russian hill / pac heights / pacific heights / cow hollow / telegraph hill / jackson square / fidi
    / japantown / chinatown / tenderloin / bayview / excelsior / ingleside / west portal / temescal / rockridge
    / fruitvale / jack london / jack london square / piedmont / grand lake / lakeshore / elmwood / north oakland
    / west oakland / east oakland / uptown oakland / downtown oakland / downtown berkeley / embarcadero / presidio
    / ocean beach / crissy field / fort mason / lands end / twin peaks / baker beach / east bay / pacifica
"""
_NEW_YORK: Final = """
    manhattan / brooklyn / bk / queens / bronx / staten island / harlem / east harlem / washington heights / inwood
    / soho / noho / nolita / tribeca / chelsea / gramercy / flatiron / nomad / hells kitchen / kips bay / murray hill
    / east village / west village / greenwich village / alphabet city / lower east side / upper east side
    / upper west side / ues / uws / chinatown / koreatown / little italy / financial district / battery park city
    / midtown / midtown east / midtown west / times square / williamsburg / greenpoint / bushwick / bed stuy
    / fort greene / clinton hill / crown heights / prospect heights / park slope / gowanus / carroll gardens
    / cobble hill / boerum hill / brooklyn heights / dumbo / red hook / sunset park / bay ridge / flatbush
    / ditmas park / bensonhurst / astoria / long island city / lic / sunnyside / woodside / jackson heights / flushing
    / forest hills / ridgewood / elmhurst / rego park / riverdale / mott haven / roosevelt island / hoboken
    / jersey city
"""
_PHOENIX: Final = """
    phoenix / tempe / mesa / scottsdale / old town scottsdale / chandler / glendale / peoria
    / ahwatukee / roosevelt row / encanto / biltmore / paradise valley / downtown phoenix / midtown phoenix
    / north phoenix / south phoenix / cave creek / fountain hills / camelback / papago / south mountain
"""
_CHICAGO: Final = """
    chicago / wicker park / bucktown / logan square / pilsen / hyde park / lincoln park / lakeview / wrigleyville
    / andersonville / uptown / edgewater / rogers park / ravenswood / lincoln square / ukrainian village / west loop
    / south loop / river north / old town / gold coast / streeterville / bridgeport / humboldt park / avondale
    / albany park / bronzeville / kenwood / evanston / oak park / little village / boystown / noble square
"""
_SPELLED: Final = tuple(tuple(name.split()) for name in sorted(phrases(f"{_BAY}/{_NEW_YORK}/{_PHOENIX}/{_CHICAGO}")))
LONGEST: Final = max(map(len, _SPELLED))
_BY_FIRST: Final[Mapping[str, frozenset[tuple[str, ...]]]] = MappingProxyType(
    {first: frozenset(name for name in _SPELLED if name[0] == first) for first in {name[0] for name in _SPELLED}}
)
FIRST_WORDS: Final = frozenset(_BY_FIRST)


def known_length(names: Sequence[str]) -> int:
    """Return of how many words the longest known place is that words begin with, 0 for none."""
    return max((len(name) for name in _BY_FIRST.get(names[0], ()) if tuple(names[: len(name)]) == name), default=0)
