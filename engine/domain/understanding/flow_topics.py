"""What people call our questions when they want to change an answer. Data only; the rules are in `flow_corrections`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

TOPICS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "name": phrases("name / first name / full name / last name / surname / nombre"),
        "birthday": phrases(
            "birthday / bday / b day / birth date / birthdate / date of birth / dob / age / birth day"
            " / birth year / year of birth / cumple"
        ),
        "zip": phrases(
            "zip / zipcode / zip code / postal code / postcode / location / area / neighborhood / city / address"
        ),
        "activities": phrases(
            "activities / activity / hobbies / hobby / interests / activity list / list / things i like"
            " / things to do / list of activities / three activities / 3 activities / three things / 3 things"
            " / first activity / second activity / third activity"
        ),
        "intent": phrases(
            "this week / this weeks / activity for this week / pick for this week / this weeks pick"
            " / the one for this week"
        ),
        "feel": phrases("feel / feeling / vibe / mood / how it should feel / how i want to feel"),
        "talk": phrases("deep talk / deep talk or laughs / laughs / talk / deep / recharge"),
        "style": phrases("style / personality / humor / humour / curious / funny"),
        "likes": phrases(
            "likes / ideas / conversation / conversation topics / ideas or stories / ideas and stories / stories"
            " / talking / talking about / what i like talking about"
        ),
        "pace": phrases("pace / speed / tempo"),
        "group": phrases("group / group size / size / group sizes / number of people / how many people / people"),
        "values": phrases("values / value / shared values / value one"),
        "boundaries": phrases(
            "boundaries / boundary / no thanks / dont want / dealbreakers / dealbreaker / deal breakers / limits"
            " / no gos / dislikes / what i dont want / things i dont want / no thanks list / nos"
        ),
        "times": phrases(
            "times / time / schedule / availability / days / day / when / when im free / hours / time of day"
            " / free time / time preferences"
        ),
    }
)
