"""Questions of sense: who are you, how does it work, why do you ask. Data only; see `question_patterns`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SENSE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "who_comes": (
            r"who (?:else )?is (?:all )?(?:in|on|part of|using|doing) (?:this|it|here|there|the group)\b",
            (
                r"who (?:else )?(?:is |are |will |would |all |usually |normally |do |does |am |"
                r"exactly )*(?:comes?|coming|be there|come|going|joining|joins|join|there|attending|attends?|"
                r"going to be there|gonna be there|show up|shows up|showing up|i (?:be )?meet(?:ing)?|i be "
                r"matched with|i (?:going to|gonna) (?:meet|be with)|i meet|the other people|the others|other "
                r"people|in (?:my|the) group|in it|on here|part of this|uses this|the people|these people|matched "
                r"with|people (?:on|in|here))\b"
            ),
            r"what (?:kind|kinds|type|types|sort|sorts) of (?:people|person|folks|ppl|humans|crowd)",
            r"who are (?:the |these |all the )?(?:other )?(?:people|members|others|users|folks)",
            r"who (?:will|would|do|am) i (?:\w+ ){0,3}(?:meet|meeting|with|matched|hang|hanging|see)\b",
            r"who uses this",
            (
                r"are there (?:other |any |many )?(?:women|men|girls|guys|queer|gay|people) (?:on|in|here|like|"
                r"using|there)\b"
            ),
            r"will there be (?:other )?(?:women|men|girls|guys|creeps)",
            r"how many (?:people|members|users|ppl) (?:are|use|is|on|in|have|do)\b",
        ),
        "what_next": (
            (
                r"(?:how|when) (?:will|do|would) (?:i|you) "
                r"(?:hear|know|find out|contact|tell me|reach|text me|let me know|get back|notify)\b"
            ),
            (
                r"(?:what|and what|so what|then what) (?:is|happens|comes|do i do|do we do|will happen|should i "
                r"do|would happen) (?:next|now|after|afterwards|after this|then|from here|when (?:i am |we are "
                r")?(?:done|finished))\b"
            ),
            (
                r"(?:what now|now what|then what|and then|and now|whats next|next steps?|what next|so now what|"
                r"what is next|what after|and then what|what happens$)"
            ),
            (
                r"when (?:do|will|can|would|am|are) (?:i|we) (?:\w+ ){0,3}(?:meet|meeting|hear|get|start|go|hang|"
                r"see|linkup|hear back|find out|matched|be matched)\b"
            ),
            r"what happens (?:after|when|once)",
            r"what do i do (?:now|next|after)",
            r"what am i waiting for",
            r"when (?:is|does|will) (?:the|my) (?:first|next) (?:linkup|meetup|event|hangout|thing)",
            r"when does (?:it|this) (?:start|begin|happen)",
        ),
        "why_ask": (
            r"what (?:is|are) (?:my \w+|the \w+|all this|this|that|these) (?:used )?for$",
            (
                r"(?:why|what) (?:do|are|would|did|does|should|is|the hell do|tf do|on earth do|you|all) (?:you|i|"
                r"it|this|that|we|need|ask|josh|the|they|these|u) ?(?:\w+ ){0,3}(?:need|ask|asking|want|matter|"
                r"know|required|important|for|relevant|necessary|tell you|give you|wanna know|have to|collect|"
                r"care|questions)\b(?! (?:to know$|from me$))"
            ),
            r"why (?:my|the|a|so many|is my|do my|all the|all these|all this|does my)\b",
            r"why$",
            (
                r"why (?:ask|though|tho|is that|that|this|exactly|do you ask|would you|you ask|you asking|does it "
                r"matter)$"
            ),
            (
                r"what (?:do|would|will) you (?:\w+ )?(?:need|want|use) (?:that|this|it|my \w+|these|all this) "
                r"(?:\w+ )?for"
            ),
            r"what (?:is|does) (?:that|this|my \w+) (?:have|got) to do",
            r"is (?:this|that|my \w+) (?:really )?(?:required|necessary|mandatory|needed)",
            r"do i have to (?:answer|give|tell|share|say)",
            r"what is (?:this|that|it) for$",
        ),
        "how_it_works": (
            (
                r"how (?:does|do|will|would|is|exactly does|would) (?:this|it|that|josh|a linkup|linkups?|the \w+|"
                r"these|all this|you|the matching|everything) ?(?:\w+ ){0,3}?(?:work|works|working|function|go|"
                r"match|matched|pick|choose|decide|operate|happen|suppose to work|supposed to work|group|pair|"
                r"find|select)\b"
            ),
            r"how (?:does|do) (?:this|it|i|you) (?:actually )?(?:work|use (?:this|it)|match)",
            r"how do i use",
            r"what is (?:a |an |the )?link ?ups?\b",
            r"what (?:do|does|can|will) (?:you|josh|this|it) (?:actually |even |exactly )?(?:do|does)$",
            r"explain (?:how|this|what)",
            r"how (?:it|this) works?$",
            (
                r"how do (?:you|they|we|i) (?:\w+ )?(?:match|pick|choose|pair|group|meet|find|decide|get matched|"
                r"sign up|join|meet people)\b"
            ),
            r"what do i (?:have to )?do$",
            r"what can (?:you|i) do(?: here)?$",
            r"what am i signing up for",
            r"how works",
            r"walk me through",
        ),
        "who_are_you": (
            (
                r"(?:who|whom) (?:are|is|am|this|dis|r) (?:you|this|josh|dis|that|it|i (?:talking|texting|"
                r"speaking|chatting) (?:to|with)|texting me|behind (?:this|josh)|these|yall)(?: (?:again|exactly|"
                r"people|guys|even|texting me|texting|and what do you want|anyway|from))?$"
            ),
            (
                r"who (?:dis|this|u|you|josh|is it|made (?:this|you|josh)|runs? (?:this|it|josh)|owns? (?:this|"
                r"you|josh)|is behind (?:this|josh|it)|created (?:this|you)|built (?:this|you))\b"
            ),
            (
                r"what (?:is|are|even is) (?:this|you|josh|that thing|this thing|this number|this service|this "
                r"app|it)(?: (?:about|again|exactly|all about|even|anyway|app|supposed to be|called))?$"
            ),
            r"what (?:even )?is (?:this|josh)$",
            r"what company",
            r"(?:do i|did i) know you",
            r"what is your (?:name|deal)",
            r"what are you",
            r"are you josh",
            r"is your name josh",
            r"tell me about (?:you|yourself|josh|this)",
            r"new phone who dis",
        ),
    }
)
