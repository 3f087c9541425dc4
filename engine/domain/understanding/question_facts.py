"""Questions of fact: what it costs, where, how long, how old. Data only; `question_patterns` says how to read it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "price": (
            r"how (?:much|expensive|pricey|costly)(?: money)?$",
            (
                r"how (?:much|expensive|pricey|costly) (?:is|does|do|will|would|are|am|for|money|dollar|per|a "
                r"month|to|i|you|it|this|did)\b(?! (?:time|longer|more|left))"
            ),
            (
                r"what (?:is|are) the (?:price|cost|catch|fee|fees|prices|pricing|damage|charge|charges|rate|"
                r"rates)"
            ),
            r"what does <this> cost",
            r"what (?:is )?it cost",
            r"how much <this>",
            (
                r"(?:is|are|so is) (?:<this>|there|you|joining|signing up|it all|texts|josh) (?:\w+ ){0,3}(?:free|"
                r"cost|costs|fee|fees|charge|charged|paid|subscription|pay|expensive|payment|catch|trial)\b"
            ),
            (
                r"(?:do|does|will|would|should|did) (?:i|we|<this>|you|they|people) (?:\w+ ){0,3}(?:pay|cost|"
                r"charge|charged|costs|billed|owe)\b"
            ),
            (
                r"(?:cost|price|pricing|fee|fees|catch|is free|free|pay|charge|subscription|costs|any cost|any "
                r"costs|any fees|any charge|how much)$"
            ),
            r"what (?:do|will) i (?:have to )?(?:pay|owe)",
            r"(?:what|where) is the catch",
            r"am i (?:being|gonna be|going to be|getting) (?:charged|billed)",
            r"do you charge",
            r"will i (?:get|be) (?:charged|billed)",
            r"is there a (?:free trial|catch|charge)",
            r"do i need a credit card",
        ),
        "how_old_people": (
            (
                r"how old (?:is|are|do|does|will|would) (?:\w+ )?(?:people|everyone|everybody|they|the people|"
                r"others|most|members|users|these people|other people|the group|folks|ppl|the others|yall|you "
                r"guys|have to|you have to|i have to|must|someone)\b"
            ),
            r"how old (?:do|does) (?:i|you|one|people) have to be",
            (
                r"what (?:are|is) (?:the )?(?:ages?|age range|age group|age limit|average age|minimum age|age "
                r"ranges|age groups)\b"
            ),
            r"what (?:age|ages|age range|age group) (?:are|is|do|does|range|group|will|of)",
            (
                r"are (?:there|they|people|most people|the people) (?:\w+ ){0,4}(?:my age|around my age|old|older|"
                r"younger|young|in their|same age|my own age)\b"
            ),
            (
                r"is (?:everyone|everybody|there anyone|anyone|there people) (?:\w+ ){0,3}(?:my age|old|older|"
                r"young|in their|under|over|18|21)\b"
            ),
            r"is there (?:an|any) age",
            r"(?:age range|age limit|ages)$",
            r"am i too old",
            r"am i too young",
        ),
        "how_many_texts": (
            (
                r"how (?:many|much) (?!more |other )(?:\w+ ){0,2}(?:texts?|messages|msgs|sms)\b"
                r"(?!(?: \w+)? (?:more|left|to go|until|till|before))"
            ),
            (
                r"how (?:often|frequently) (?:do|will|would|are|does) (?:you|josh|i|this|it) (?:\w+ ){0,3}"
                r"(?:text|message|msg|write|hear)"
            ),
            (
                r"(?:will|do|are) you (?:\w+ ){0,2}(?:spam|text|message|texting|spamming|messaging) me (?:\w+ ){0,2}"
                r"(?:lot|much|often|every day|all the time|constantly)"
            ),
            r"(?:is|will) (?:this|it|there) (?:\w+ ){0,3}(?:lot of|lots of|many) (?:texts|messages|msgs)",
        ),
        "how_long": (
            (
                r"(?:is|are) (?:this|it|we) (?:\w+ )?(?:almost|nearly|about|close to) "
                r"(?:over|done|finished|the end|there)\b"
            ),
            r"how many (?:more |other |total |of these |damn |freaking |\w+ )?<questions>\b",
            (
                r"how many (?:more|left|are left|more left|remaining|more to go|do i have left|more of these|to "
                r"go|are there)\b"
            ),
            (
                r"how (?:much )?(?:long|longer)(?: (?:does|is|will|do|did|would|until|till|this|it|left|more|to "
                r"go|have|for|before|are|s|the).*)?$"
            ),
            (
                r"(?:is|will|are) (?:this|it|there) (?:\w+ ){0,3}(?:take long|long|quick|forever|take forever|"
                r"take a while|many more|a lot more|lots more|much more|more questions)\b"
            ),
            r"how much (?:more|longer|time|left)\b",
            r"are we (?:\w+ )?(?:done|finished|there yet|close|halfway)\b",
            r"(?:almost|nearly) done$",
            r"am i (?:almost |nearly )?done$",
            r"is (?:this|that) the last",
            r"when (?:is|does|will) (?:this|it) (?:end|over|be over|done|be done)",
        ),
        "can_i_change": (
            (
                r"(?:can|could|may|will|am) (?:i|we) (?:\w+ ){0,3}(?:change|edit|update|fix|redo|switch|correct|"
                r"modify) (?:\w+ ){0,5}(?:later|any ?time|after|afterwards|whenever|in the future|at some point|"
                r"down the (?:line|road)|once)\b"
            ),
            r"what if i (?:change my mind|want to change|pick wrong|mess up|make a mistake|pick the wrong)",
            (
                r"(?:can|could) i (?:always |still |ever )?(?:change|edit) (?:my answers?|my mind|these|answers|"
                r"them)$"
            ),
            r"is this (?:final|permanent|set in stone)",
            r"are (?:these|my) answers (?:final|permanent)",
            r"am i stuck with",
        ),
        "which_cities": (
            (
                r"(?:what|which) (?:cities|city|areas?|places|states?|towns?|regions?|countries|neighborhoods?|"
                r"locations)\b"
            ),
            (
                r"(?:is|are) (?:this|it|you|josh|you guys|yall|these|that) (?:only |just |even |also |available |"
                r"active |live |running |coming |around |operating |offered )*(?:in|near|around|available in|"
                r"outside|across|to) \w+"
            ),
            (
                r"where (?:are|is|do) (?:you|this|it|josh|you guys) (?:available|active|operate|operating|live|"
                r"based|located|work|out of|running|offered|at)\b"
            ),
            (
                r"do you (?:guys )?(?:do|have|cover|serve|work in|operate in|support|work for|exist in) (?:\w+ "
                r"){0,3}(?:too|also|cities|area|as well|yet)\b"
            ),
            (
                r"(?:is|are) (?:there |it |you )?(?:still |really |actually |even |literally |just )*"
                r"(?:nobody|no one|noone|no people|nothing|anyone|anybody|anything|people|someone|somebody) "
                r"(?:\w+ )?(?:in|near|around) "
                r"(?!my (?:age|group)|the (?:group|mood)|their |it$|here$|this$|on$)\w+"
            ),
            r"are you nationwide",
            r"does (?:this|it) work (?:in|outside|near|around) \w+",
        ),
        "where": (
            (
                r"where (?:do|will|would|does|is|are|can|did|should) (?:we|people|this|it|everyone|they|the|these|"
                r"i|you|everybody|linkups?|meetups?|you guys|that) ?(?:\w+ ){0,3}(?:meet|meets|meeting|happen|"
                r"happens|be|go|take place|held|meet up|hang|located|gather|hangouts?|linkups?|meetups?|events?|"
                r"at|going)?$"
            ),
            (
                r"where (?:do|would|will) (?:we|people|you|i|they|everyone|strangers) (?:\w+ ){0,2}(?:meet|hang|"
                r"go|gather)\b"
            ),
            (
                r"where (?:is|are) (?:it|this|they|these|the (?:meetups?|linkups?|events?|hangouts?))\b(?: "
                r"(?:held|happening|at|be|located|going to be))?$"
            ),
            r"where (?:at|exactly|is that)$",
            r"where would (?:this|it) be",
            r"where are (?:the )?(?:meetups|events|linkups)",
            r"where$",
        ),
    }
)
