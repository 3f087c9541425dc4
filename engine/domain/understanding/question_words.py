"""Short forms, openings and courtesies of questions, folded. Data only; the rules are in `questions`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

# Written out before anything is matched.
ALIASES: Mapping[str, str] = MappingProxyType(
    dict(
        pair.split(" = ")
        for pair in phrases(
            "r = are / u = you / ur = your / y = why / ya = you / yall = you / whos = who is / whats = what is"
            " / wats = what is / wat = what / wut = what / hows = how is / wheres = where is / whys = why is"
            " / theres = there is / pls = please / plz = please / ppl = people / gonna = going to"
            " / wanna = want to / gotta = have to / youre = you are / theyre = they are / bday = birthday"
            " / its = it is / im = i am / id = i would / ill = i will / dont = do not / cant = can not"
            " / isnt = is not / doesnt = does not / whens = when is / howd = how did / whod = who did"
            " / wheredyou = where did you / dyou = do you / d = do / abt = about / bc = because / tho = though"
            " / thru = through / num = number / hw = how / hwo = how / waht = what / whoo = who / wich = which"
            " / wht = what / iz = is / da = the / dis = this / dat = that / sb = somebody / any1 = anyone"
            " / some1 = someone / every1 = everyone / prsn = person / convo = conversation / whatre = what are"
            " / youse = you / yous = you / wbu = what about you / wtf = what / tf = the / whered = where did"
            " / mcuh = much / muhc = much / mch = much / whyd = why did / whatd = what did / prvt = private"
            " / s = is / arent = are not / wont = will not / hafta = have to / tryna = trying to / cos = because"
        )
    )
)
# May open a question, and are taken away before it is matched.
LEADS = phrases(
    "ok / okay / k / so / and / but / wait / hold on / hey / hi / hello / yo / um / uh / hmm / lol / haha"
    " / btw / by the way / also / oh / well / sorry / quick question / real quick / question"
    " / one question / first / before that / before i answer / before i do / before we start"
    " / just curious / curious / im curious / just wondering / wondering / i am just curious"
    " / i am curious / i am just wondering / i am wondering / just / actually / like / josh / dude / bro"
    " / man / omg / huh / please / sure / yes / yeah / yep / ya / no / nah / thanks / thx / cool / great"
    " / nice / then / honestly / for real / serious question / dumb question / silly question"
    " / stupid question / can i ask / may i ask / let me ask / can you tell me / could you tell me"
    " / tell me / do you know / i want to know / i would like to know / i do not know / idk / not sure"
    " / hang on / one sec / first of all / ugh / lmao / seriously / legit question / a question"
    " / got a question / i have a question / i have a quick question / have a question / random but"
    " / random / out of curiosity / because / though / wow / whoa / hm / ah / anyway / anyways"
    " / mind if i ask / mind me asking / i mean / but like / interesting / good question but"
    " / weird question"
)
# A clause that opens like a question, or ends with the mark, may be one; anything else is an answer.
OPENERS = phrases(
    "who / what / is / are / do / does / did / how / why / where / when / can / could / will / would"
    " / which / am / should / may / was / explain / delete / erase / remove / customer / i want to"
    " / i need to / let me / talk / speak / support / wipe / tell / whom / now what / then what"
    " / and then / new / bot / agent / representative / operator / please delete / please remove"
    " / please erase / you a / you an / i would rather / i would like / i prefer / get rid / scam"
    " / walk me / i want you"
)
