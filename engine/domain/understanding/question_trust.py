"""Questions of trust: is it safe, is it a bot, who sees this. Data only; `question_patterns` says how to read it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "delete_data": (
            (
                r"(?:how (?:do|can|would|could) (?:i|you) |can (?:i|you|we) |could you |will you |please |i want "
                r"to |i want you to |is it possible to |what if i want to )?(?:ever |still |later |please "
                r")?(?:delete|erase|wipe|remove|get rid of|purge) (?:all )?(?:of )?(?:my|me|all) ?<data>?"
            ),
            r"(?:how do i |can i )(?:delete|erase|wipe|remove) (?:this|it|myself|everything)",
            r"what happens to my (?:data|info|answers) (?:if|when) i (?:leave|quit|delete)",
        ),
        "how_got_number": (
            (
                r"(?:how|where|why) (?:did|do|have|had|would|does|the hell did|tf did|the heck did) (?:you|josh|"
                r"this) (?:\w+ )?(?:get|got|find|have|know|gotten|found|obtain) <number>"
            ),
            r"who gave (?:you|out) <number>",
            r"where is <number> from",
            r"how (?:you|come you) (?:get|got|have) <number>",
            r"how did you (?:get|find) me\b",
        ),
        "talk_to_person": (
            (
                r"(?:can|could|may|how (?:can|do)|is there a way|is there any way) (?:i|we|to) ?(?:\w+ )?(?:talk|"
                r"speak|chat|text|reach|get|contact|call) ?(?:to|with|through to|a hold of)? (?:a|an|any|some|"
                r"your|actual|the|with)? ?(?:actual |real |live |human )?(?:<human>|support|staff|team|agent|"
                r"operator|representative|rep|human|manager)\b"
            ),
            (
                r"(?:i (?:want|need|would like|prefer) to |let me |i would rather )(?:talk|speak|chat) (?:to|"
                r"with) (?:a|an|some|the|your)? ?(?:actual |real |live )?(?:<human>|support|agent|operator|rep|"
                r"manager|human)\b"
            ),
            (
                r"is there (?:a|an|any|some)? ?(?:one|someone|somebody|person|human|number|real person|body|"
                r"anyone) (?:\w+ )?(?:i|to) (?:can |could )?(?:talk|call|speak|contact|reach)"
            ),
            (
                r"(?:customer (?:service|support|care)|support|representative|agent|operator|speak to (?:a |an "
                r")?(?:human|agent|person|representative|rep)|talk to (?:a |an )?(?:human|agent|person|"
                r"representative|rep|real person))$"
            ),
            r"do you have (?:a )?(?:customer )?(?:support|service)\b",
        ),
        "is_it_safe": (
            (
                r"(?:is|are) (?:this|it|that|josh|these|you|meeting|meetups?|the people|people|everyone|this "
                r"thing|this stuff) (?:\w+ ){0,4}(?:safe|legit|legitimate|scam|scams|spam|spammy|phishing|"
                r"verified|vetted|checked|screened|dangerous|sketchy|shady|trustworthy|background checked|real "
                r"thing|real service|fraud|fake|creeps|creepy|secure|serial killers?|murderers?|safely)\b"
            ),
            (
                r"(?:do|does|did|will) (?:you|anyone|josh|they) (?:\w+ ){0,3}(?:background checks?|verify|vet|"
                r"screen|check ids?|check people|check everyone)"
            ),
            (
                r"how (?:do|can|would) i know (?:\w+ ){0,4}(?:safe|scam|legit|real|creep|creeps|trust|spam|"
                r"killer)\b"
            ),
            r"how (?:do|can) i trust",
            r"how safe",
            r"(?:scam|legit|safe|spam)$",
            r"can i trust (?:you|this|people|these)",
            (
                r"what if (?:someone|somebody|they|people) (?:is|are) (?:\w+ )?(?:creepy|dangerous|weird|a creep|"
                r"creeps|unsafe)"
            ),
        ),
        "is_bot": (
            r"(?:this|josh|it|you|so this) (?:a |an |just a )?(?:bot|robot|ai|human|machine|real person|automated)$",
            (
                r"(?:are you|is this|is it|is josh|are these|is that|am i (?:talking|texting|speaking|chatting) "
                r"(?:to|with)|is there|you|are we talking to|who am i talking to) (?:\w+ ){0,2}(?:bot|bots|robot|"
                r"robots|ai|a i|chatgpt|chat gpt|gpt|machine|computer|automated|automatic|automation|llm|real "
                r"person|human|real human|siri|alexa|actual person|real people|an actual human|chatbot|chat bot|"
                r"program|algorithm|claude|gemini)\b"
            ),
            (
                r"(?:are you|is this|is josh|you) (?:even |actually |like |a )?(?:real|for real|alive|person|"
                r"human)\b(?! (?:thing|service|deal|company|business|friends?))"
            ),
            r"(?:bot or human|human or bot|real or bot|person or bot|bot)$",
            (
                r"is (?:a|an|some) (?:actual |real )?(?:person|human|bot) (?:texting|writing|answering|behind|"
                r"reading)"
            ),
            r"is there (?:a|an) (?:actual |real |live )?(?:person|human|guy|girl)",
        ),
        "is_it_dating": (
            (
                r"(?:this|it|that|josh) is (?:not )?(?:\w+ ){0,4}?(?:dating|hookups?|tinder|hinge|bumble|romantic"
                r"|a date|dates|singles)\b"
            ),
            (
                r"(?:is|isnt|are|was|so is) (?:this|it|that|josh|these|this app|you) (?:\w+ ){0,5}?(?:dating|"
                r"hookups?|hook up|hooking up|tinder|hinge|bumble|grindr|romantic|date|dates|romance|singles|"
                r"blind dates?|match com)\b"
            ),
            r"is this for singles",
            r"(?:dating|hookup) (?:app|site|thing|service)$",
            r"will i be set up on dates",
            r"do people (?:date|hook up)",
        ),
        "who_sees": (
            (
                r"(?:who|who all|who else|who exactly) (?:\w+ ){0,3}(?:see|sees|seeing|read|reads|reading|view|"
                r"views|access|look|looks|get|gets|know|has access|have access|hear)\b(?: (?:at|to|to see|to "
                r"read))? ?(?:<mine>|them|that|what|me)?\b(?! (?:in touch|along|together|what i mean))"
            ),
            (
                r"(?:can|will|do|does|would|could|are) <people> (?:\w+ ){0,3}(?:see|sees|seeing|read|reading|view|"
                r"know|access|get|hear|shown|told)\b (?:<mine>|that|what|about|me)"
            ),
            (
                r"(?:is|are|will|would|does) (?:this|that|it|my \w+|what i|all this|everything|these|any of this|"
                r"our) (?:\w+ ){0,4}(?:private|confidential|public|anonymous|secure|shared|sold|stored|visible|"
                r"secret|encrypted|saved|protected|stay private|recorded|kept)\b"
            ),
            (
                r"(?:do|will|would|are|can|does) (?:you|josh|they|this) (?:\w+ ){0,3}(?:sell|selling|share|sharing|"
                r"leak|store|save|give|giving|keep|show|use) (?:\w+ ){0,2}(?:my|our|data|info|numbers?)\b"
            ),
            (
                r"(?:do|will|would|are|can|does) (?:you|josh|they|this) (?:\w+ ){0,3}(?:sell|selling|share|sharing|"
                r"leak|track|tracking|spy on|record|save|store) (?:this|it|me|anything|everything|that)\b"
            ),
            (
                r"is my (?:\w+ ){0,2}(?:<data>|birthday|name|zip|location) (?:\w+ )?(?:safe|private|secure|public|"
                r"shared|visible|protected)"
            ),
            r"where does (?:my|this|all this) (?:<data>) go",
            r"where do my answers go",
            r"what (?:do|will) you (?:do|use) (?:with|for)? ?(?:my|this|the|all this) ?<data>?",
            r"what happens (?:to|with) (?:my|this|all this|the) <data>",
            r"(?:privacy|privacy policy)$",
            r"is this (?:on the record|being recorded)",
        ),
    }
)
