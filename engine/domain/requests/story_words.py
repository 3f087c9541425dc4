"""The words of sentences that ask for nothing: stories, statements, and talk about a plan that exists. Data only.

Matched as in `wish_words`.
"""

from __future__ import annotations

from typing import Final

from engine.domain.requests.wish_words import one_of

# About a plan that exists, or about us: no wish, whatever else is said before it.
ELSEWHERE: Final = one_of(r"""
    still on / cancel\w* / remind(?: me)? / reschedule\w* / sign(?:ed)? up / what time / wrong number / unsubscribe
    / stop texting / (?:dont|do not) text / text me / (?:add|count) me (?:in|to)
    / (?<!what )(?<!who )(?<!which )(?<!that )is (?:at|off|on)(?! (?:me|us))
    / who are you / are you / call me / tell me about / so far
    / did you / did i / did any\w+ / do i / do we / does the / do you (?:drink|like|do|have hikes)
    / (?<!\d )am i / are we
    / how was / howd / ^was / ^were / ^did / ^have you / how were / how is / hows / how does / how do i
    / how much is / how many people are / when is / whens
    / where is / wheres / where are / who is coming / whos coming
    / who else(?! wants| likes| loves| is (?:off|free|up|down|around|in))
    / who won / what should i / is (?:on )?(?:\w+day|tomorrow|tonight)(?: \w+){0,3} right$
    / should i / is there(?! any) / what is a / what day is / whats the / whats for / what is for / what kind
    / what are / lets (?:see|circle|wait|not|never|hope|touch|forget|talk) / (?:where|when) should
    / who(?:s| is) (?:hosting|bringing|driving|paying|cooking|picking|organi[sz]ing|running|leading)
    / why did / why are / why is
    / was the / were the / is it (?:going|open|still|far|raining)
    / ^is (?!any|some|there any|it possible|it ok|\w+ (?:ok|good|fine|possible|better)) / thanks for / thank you for
    / thx for / ty for / look(?:ing)? forward / cant wait / rain ?check
    / ^(?:(?:can|could) (?:we|you|i) |please |pls )?(?:move|swap|push|shift|bump|postpone|delay)
    / excited (?:for|about) / have fun / enjoy (?:your|the|it)
    / have (?:a|an) (?:good|great|nice|lovely|fun|wonderful|amazing|awesome|safe)
    / happy (?:mon|tues|wednes|thurs|fri|satur|sun)day / merry christmas
    / happy (?:thanksgiving|christmas|new|birthday|holidays|halloween|easter) / see (?:you|ya) (?!for) / cya / c you
    / cu / ttyl / talk (?:to you )?tomorrow / talk later / let you know / ask me / get back to you / made it home
    / got home / sorry i / missed / miss (?:you|ya) / on my way / running (?:a bit |so |super |\d+ \w+ )?late
    / im (?:here|late|at) / meet you at
    / (?:that|the|when|time) (?:\w+ )?we (?:did|had|went|took|saw|played|made|tried) / be there
    / ill be / last time was the
    / not coming / wont make / cant make it / cannot make it / cant come
    / ^at (?:the|a|my|work|home) / walking my / should have / shouldve / could have / would have
""")
# What makes a sentence a story or a statement, where nothing in it is a wish.
STORY: Final = one_of(r"""
    ^(?:we|our|his|her|their)(?! (?:need|should|could|wanna|want|r|are))
    / w(?:ith)? (?:them|him)
    / w(?:ith)? (?:my|his|her) (?!dogs?|pup|pups|kids?)\w+
    / w(?:ith)? (?:clients?|coworkers?|colleagues|family|fam|parents|mom|dad|in laws)
    / ^there(?:s| is| are| was| were| will)
    / i / im / ill / i am / i have / ive / he / she / they / it / its / that / thats / theyre / hes / shes / ^my / is
    / are / isnt / arent / was / were / has (?!to be) / had / does / doesnt / do / dont / did / been / went / ate / saw
    / met / got / gave / came / took / made / told / said / left / forgot / ran / broke / meets / starts / ends
    / opens / gives / work / working / cant / wont / used / thanks / thank / thx / ty / sorry / busy / love / loves
    / hate / like / likes / usually / always / never / until / till / til / ago / because / cuz / fan / snob / lol
    / haha / hahaha / yay / ugh / hope / congrats / see / what / how / why / when / where / who / which / bring
    / welcome / good morning / good night / good evening / suck / sucks / plans / blast / miss / omw / brb / tgif
    / sick / finally / already / done / reservation / appointment / forward / meet you / sounds / yes / yep / ok
    / okay / cool$ / ^cool / sure / stop / out of town / errands / on me / ^up (?:since|at|by|for)
    / ^(?:im|i am) cooking
    / with my (?:wife|husband|gf|bf|girlfriend|boyfriend|mom|dad|parents|kids?|family|sister|brother|partner|son)
    / visiting / away / back in
    / (?!need|haunted|feed|speed|weed|breed|guided|advanced|heated|mixed|based|limited|unlimited|relaxed|themed
      |wanted)\w{3,}ed
    / ^(?:im |i am )?(?:gonna|meeting|picking up|going|making|heading|getting|having|eating|drinking)
    / ^(?:im |i am )?(?:leaving|waiting|driving|taking)
""")

# Somebody else's wish, told: nobody of this sentence is asking for company ...
_KIN: Final = r"(?:my|his|her|their|our) (?:\w+ ){1,3}"
_MOODS: Final = r"(?:low ?key|kinda|really|also|still|just|so|honestly|maybe|guys|lol|ok|hey|hi|yo)\b"
_NOBODY: Final = rf"(?!{_MOODS}|who|whoever|any|ne1|some|every|nobody|we|i|you|u|and|it|that)"
THEIRS: Final = one_of(rf"""
    ^{_KIN}(?:and \w+ )?(?:want|wants|wanted|wanna|said|says|think|thinks|invited|asked)
    / ^{_NOBODY}\w+ (?:and \w+ )?(?:wants|said|says|invited|asked|want to|wanna)
    / (?:he|she|they) (?:all |both |really )?(?:want|wants|wanted|wanna|said|says|invited|asked)
    / (?:hes|shes|theyre) (?:all |both )?(?:down|up|free|in|going|doing|getting|having|keen|interested|looking|planning)
""")
# ... unless one of these words says that they are.
OURS: Final = one_of(r"""
    we / us / me / i / im / id / ive / anyone / anybody / any1 / ne1 / someone / somebody / lets / who / whos / join
    / can / could / come / more / another / people / ppl / other / others
""")
