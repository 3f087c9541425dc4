"""The words that make a sentence a wish for company, and those that make it a story. Data only; rules are in `wishes`.

Sentences are matched folded, without apostrophes and signs, words separated by one blank, with days and parts of the
day in one spelling.
"""

from __future__ import annotations

import re
from typing import Final

_ANYONE: Final = (
    r"(?:anyone|anybody|any1|ne1|any one|someone|somebody|any ?body|everyone|whoever|some people|ppl|people)"
)
# About a plan that exists, or about us: no wish, whatever else is said.
ELSEWHERE: Final = re.compile(
    r"\b(?:still on|cancel\w*|remind(?: me)?|reschedule\w*|sign(?:ed)? up|what time|wrong number|unsubscribe|stop texting"
    r"|(?:dont|do not) text|text me|who are you|call me|tell me about|so far|did you|did i|did any\w+|do i|do you (?:drink|like|do|have hikes)"
    r"|have fun|enjoy (?:your|the|it)|happy (?:mon|tues|wednes|thurs|fri|satur|sun)day|happy (?:thanksgiving|christmas|new"
    r"|birthday|holidays|halloween|easter)|merry christmas|see (?:you|ya) (?!for)|cya|c you|cu|ttyl|talk (?:to you )?tomorrow"
    r"|talk later|let you know|ask me|get back to you|how does|how do i|how many people are|how much is|how was|how were"
    r"|how is|hows|when is|whens|where is|wheres|where are|who is coming|whos coming|who else|what should i|should i"
    r"|is there|are you|what is a|what day is|whats the|what kind|what are|why did|why are|why is"
    r"|thanks for|thank you for|thx for|ty for|look(?:ing)? forward|cant wait|excited (?:for|about)|made it home|got home"
    r"|sorry i|missed|miss (?:you|ya)|on my way|running late|im (?:here|late|at)|meet you at"
    r"|last time was the|not coming|wont make|cant make it|cannot make it|cant come|is it (?:going|open|still|far|raining)"
    r"|^is (?!any|some|there any|it possible|it ok|\w+ (?:ok|good|fine|possible|better))|^at (?:the|a|my|work|home)|have (?:a|an) (?:good|great|nice|lovely|fun|wonderful|amazing|awesome|safe)|walking my|should have|shouldve|could have|would have|be there|do we|does the|whats the|whats for|what is for|am i|was the|were the|who won|are we)\b"
)
# A new wish behind such words.
ANEW: Final = re.compile(
    r"\b(?:any(?:one|body)|can we|could we|lets|how about|what about|wanna|up for|who wants|another)\b"
)
# A wish turned around.
UNWISHED: Final = re.compile(
    r"\b(?:(?:dont|do not|didnt|wasnt|werent|not|never|dont really|no longer|wouldnt|wont|isnt|cant|doesnt)"
    r" (?:really |even |currently |just )?(?:want|wanna|feel like|feeling|in the mood|up for|down for|down to|looking"
    r"|interested|up to|like|need|able to|keen)|no thanks|no thank you|not today|not tonight|too tired|no more(?! than)|no need"
    r"|no coffee for me|nope|want(?:ed)? (?:it|you|this|that) to|(?:need|want|have|had) to cancel)\b"
)
WISH: Final = re.compile(
    r"\b(?:up for|"
    + _ANYONE
    + r" (?:else )?(?:want|wants|wanna|up|free|down|around|for|interested|keen|game|about|like|into"
    r"|in|available|able|who|to|care|feel|feeling|wanting|looking|happen|tryna|trying)|any takers|who wants|who would like"
    r"|whos (?:down|up|in|free|game|around|for|keen|into)|who is (?:down|up|in|free|game|around|keen)|who else wants"
    r"|wanna|want to|want some|i want|we want|id want|want company|lets|let us|looking for|looking to"
    r"|look for|down for|down to|down 4|how about|what about|hbu|can we|could we|can i get|may i|can you (?:find|get|set|organi[sz]e|arrange|plan|put|make|help"
    r"|match|book|start|create)|could you (?:find|get|set|organi[sz]e|arrange|plan|put|make|help|match|please|start|create)"
    r"|find me|find (?:us|people|some|somebody|someone)|set up|set me up|organi[sz]e|arrange|put together|get together|feel like"
    r"|feeling like|in the mood|in mood for|craving|(?:could|can) (?:really |totally |so )?(?:go for|use)|would love|id love|would like|id like"
    r"|would be (?:up|down)|need (?:a|an|some|someone|somebody|people|one more|two more|another|more|company|\d)|hoping (?:to|for)|trying to"
    r"|tryna|trynna|thinking(?: of| about)?|shall we|should we|we should|why dont we|why not|fancy|keen (?:for|on|to)|interested in|dying to|itching to"
    r"|join me|with me|come with|got anything|have anything|something to do|anything but|what do you think (?:about|of)|thoughts on|been meaning to|hang(?! on| in| up)|anything (?:fun|going|happening|on|to do|cool|good)"
    r"|whats (?:happening|going on|on)|what is (?:happening|going on)|plan (?:a|an|me|something)|schedule (?:a|an|me|something)|invite|invites|match me|hook me up"
    r"|bored|rally|get (?:a|some|the) (?:\w+ )?(?:group|crew|people|folks|game)|game (?:for|to)|me gustaria|quiero|quieres|alguien|partner for|buddy for|buddies for"
    r"|ready for|do something|try out|check out|another one|one more|again (?:this|next|on|friday|saturday|sunday|monday|tomorrow)"
    r"|in for|be fun to|i (?:could|can) do|love to|like to (?:go|get|do|try|meet|grab|have|play|see|invite|host|join)|request(?:ing)?|seeking|searching for)\b"
)
# What makes a sentence a story or a statement, where nothing in it is a wish.
STORY: Final = re.compile(
    r"\b(?:was|were|had|went|did|been|ate|saw|met|played|watched|loved|liked|got|gave|came|took|made|told|said|left|moved|forgot"
    r"|finished|missed|canceled|cancelled|closed|is|are|isnt|arent|im|i am|i have|meets|starts|ends|opens|^my|ive|i|he|she|they|it|its|that|thats|theyre|hes|shes|has (?!to be)|"
    r"does|doesnt|do|dont|work|working|thanks|thank|thx|ty|sorry|busy|love|loves|hate|like|likes|usually|always|never|used|gives|"
    r"until|till|til|ago|because|cuz|fan|snob|lol|haha|hahaha|yay|ugh|hope|congrats|see|cant|wont|what|how|why|when|where|who|which|bring|welcome|good morning"
    r"|good night|good evening|suck|sucks|closed|plans|blast|miss|omw|brb|tgif|sick|tired|finally|already|done|reservation|appointment|delayed|"
    r"forward|meet you|meetup was|sounds|yes|yep|ok|okay|cool|sure|stop|sucked|ran|broke|out of town|away|back in|(?!need|feed|speed|weed|breed|guided|advanced|heated|mixed|based|limited|relaxed|crowded|unlimited|themed)\w{3,}ed"
    r"|^(?:im |i am )?(?:gonna|meeting|picking up|going|making|cooking|heading|going to|getting|having|eating|drinking|leaving|waiting|driving|taking))\b"
)
# What a plan may hang on is no story.
CONDITION: Final = re.compile(r"\b(?:if|as long as|since|while|when|provided) (?:its|it is|it|the weather is|were|im|theres)\b")
# Time of one's own, offered.
FREE: Final = re.compile(
    r"\b(?:free|available|around|off|open|no plans|nothing to do|nothing planned|works for me|works)\b"
)
HABIT: Final = re.compile(
    r"\b(?:usually|always|most|often|generally|normally|typically|every|never|not free|isnt free|no longer)\b"
)
# The words between the words of a request.
FILLERS: Final = frozenset(
    "a an the this that for in on at with w and or to of some any few maybe perhaps please pls plz hey hi hello yo josh"
    " around about by near from between after before would be nice great good ideally preferably say like lets get grab do"
    " go going have if possible me us we people ppl folks group friends time day date something somewhere nothing anything"
    " too really just only either then both also plus instead hm hmm um uh so well oh actually make it work works fine"
    " nearby local place spot new has needs need must works way early late soon sometime later asap ish class session party event night nights morning"
    " evening afternoon today tonight out hang catch up else one ones more all afterwards max".split()
)
