"""How people steer an interview, folded and without accents. Data only; the rules are in `flow`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

PHRASES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "skip": phrases(
            "nunya / nunya business / id rather skip / id rather skip this / rather skip"
            " / id rather skip this one / id rather skip it / id rather skip that / skip / skp / skipp / skip it"
            " / skip this / skip this one / skip that / skip that one / skip question / skip the question"
            " / skip this question / skip for now / pass / ill pass / i pass / hard pass / gonna pass / ima pass"
            " / pass on this / pass on that / pass on this one / pass on that one / next / next question"
            " / next one / next pls / rather not say / id rather not say / i would rather not say / id rather not"
            " / rather not / rather not answer / id rather not answer / id rather not answer that"
            " / id rather not answer this / prefer not to say / prefer not to answer / id prefer not to say"
            " / id prefer not to / prefer not to / i prefer not to say / none of your business"
            " / not your business / no comment / can i skip / can i skip this / can i skip it / can i skip that"
            " / can i skip this one / can i skip that one / can we skip / can we skip this / can we skip it"
            " / can we skip that / can we skip that one / can we skip this one / can i pass / may i skip"
            " / could i skip this / lets skip / lets skip it / lets skip this / lets skip that"
            " / lets skip this one / dont want to answer / i dont want to answer / dont wanna answer"
            " / dont want to say / i dont want to say / dont wanna say / i dont want to answer that"
            " / not answering / not answering that / not answering this / not going to answer that / not telling"
            " / wont say / move on / lets move on / moving on / keep it moving / thats private / thats personal"
            " / too personal / private / thats too personal / its private / next question please"
            " / not comfortable answering / not comfortable sharing / id like to skip / i want to skip"
            " / wanna skip / want to skip / i skip / skipping / skipping this one / skip me / plead the fifth"
            " / i plead the fifth / que sigue / siguiente / paso / saltar / no answer / nxt"
        ),
        "later": phrases(
            "wait / in the middle of something / im in the middle of something / let me get back to you"
            " / lemme get back to you / get back to you later / ill get back to you later / kinda tied up"
            " / tied up rn / later / l8r / laters / not now / not rn / not right now / not atm"
            " / not at the moment / busy / im busy / busy rn / im busy rn / busy now / im busy now"
            " / busy right now / im busy right now / kinda busy / super busy / a little busy / im a little busy"
            " / kinda busy rn / bit busy / im a bit busy / in a bit / in a while / in a minute / in a min"
            " / in a sec / in a few / after work / after dinner / after lunch / at work / at work rn / im at work"
            " / im at work rn / at work right now / at work now / working / im working / working rn"
            " / im working rn / ttyl / ttys / talk later / maybe later / mayb later / another time"
            " / some other time / other time / not a good time / bad time / bad timing / its a bad time"
            " / this is a bad time / not the best time / not today / maybe tomorrow / tomorrow maybe / brb"
            " / one sec / one second / one moment / one min / one minute / 1 sec / 1 min / sec / just a sec"
            " / just a minute / just a min / wait a sec / wait a min / hold on / hang on / hold please / hold up"
            " / hold on a sec / hold on a min / driving / im driving / driving rn / im driving rn / in a meeting"
            " / im in a meeting / in class / im in class / in a meeting rn / in class rn / at school / at the gym"
            " / im at the gym / at dinner / im at dinner / cant talk / cant talk rn / cant talk now"
            " / cant right now / cant rn / cant now / i cant right now / i cant rn / i cant now"
            " / cant do this now / cant do this rn / later pls / when i get home / when im home / when im off"
            " / once im home / when im free / when im done / gotta go / gtg / g2g / got to go / gotta run"
            " / need to go / have to go / will do later / do it later / ill do it later / ill do this later"
            " / do this later / lets do it later / lets do this later / ill get back to you / get back to you"
            " / ill get back to u / ill text you later / ill text later / text you later / ill answer later"
            " / will answer later / answer later / ill reply later / will reply later / reply later"
            " / going to bed / going to sleep / im sleepy / about to sleep / about to go in / heading out"
            " / not ready / im not ready / not ready yet / not yet / another day / some other day / ahora no"
            " / luego / despues / mas tarde / manana / ocupado / ocupada / snooze / later on / l8er / busy atm"
            " / im tied up / tied up / no time / dont have time / i dont have time / no time rn / no time now"
            " / dont have time now / dont have time rn / i dont have time right now / dont have time right now"
            " / i dont have time rn / cooking rn / eating / eating rn / with friends rn / with my kids rn"
            " / at the movies"
        ),
        "ready": phrases(
            "bring em on / lets hear it / hear it / whats up first / lets have it / ready / im ready / i am ready"
            " / ready to go / ready now / rdy / im rdy / rready / go / lets go / lets gooo / letsgo / lets goo"
            " / lets do it / lets do this / lets start / start / begin / lets begin / lets get started"
            " / get started / lets get it / lets roll / lets get into it / shoot / hit me / hit me up"
            " / hit me with it / hit it / fire away / bring it / bring it on / go ahead / go for it"
            " / ready when you are / ready when u are / ready if you are / born ready / im all ears / all ears"
            " / ask away / ask me / ask me anything / now is good / now works / nows good / nows fine"
            " / now is fine / good to go / gtg now / im good to go / lay it on me / sign me up"
            " / what do you want to know / what do you need / what do you wanna know"
            " / what would you like to know / whats first / whats the first question / whats the first one"
            " / first question / first question please / what do u need / what do u want to know"
            " / what do u wanna know / proceed / ready freddy / ready steady / ready set go / ready player one"
            " / lfg / estoy listo / estoy lista / i have time / i have time now / im free / im free now"
            " / got time / i got time / got a minute / i got a minute / sounds good lets go / kick it off"
            " / yes lets"
        ),
        "weak_ready": phrases(
            "now / right now / ask / fire / game / im game / down / im down / roll / do it / im in / count me in"
            " / dale / vamos / lista / listo / im good / ok / okay / okey / k / kk / okie / okok / sure"
            " / sure thing / yes / yep / yeah / yea / ya / yup / yas / y / si / claro / fine / alright / alrighty"
            " / aight / bet / cool / great / perfect / sounds good / sounds great / sounds fun / why not"
            " / of course / ofc / absolutely / definitely / for sure / fs / yes please / i guess / ok sure"
            " / works / works for me / awesome / sweet / nice / happy to / id love to / yessir / for it / go on"
        ),
        "back": phrases(
            "back / previous / previous question / prev / previous one / last question / back one / one back"
            " / back up / atras"
        ),
        "done": phrases(
            "thats all folks / thats it for now / thats all for now / for now thats it / done / im done"
            " / i am done / all done / done now / were done / thats it / thats all / thats everything"
            " / thats all of them / thats all i have / thats all i got / thats about it / nothing else / no more"
            " / finished / im finished / finito / thats it for me / thats all for me / thats the list"
            " / thats my list / that is all / that is it / nope thats it / no thats it / no thats all"
            " / nothing more / nada mas / es todo / eso es todo / the rest is fine / no others / none other"
            " / thats enough / i think thats it / think thats it / i think thats all / complete / completed"
        ),
        "resume": phrases(
            "where did we stop / where did i stop / lets pick this back up / pick this back up"
            " / where did we leave it / lets pick it back up / pick it back up / where were we at / resume"
            " / continue / keep going / lets continue / carry on / where were we / where was i"
            " / where did we leave off / where we left off / im back / i am back / back now / im back now"
            " / here again / im here / im here now / pick up where we left off / lets pick up where we left off"
            " / ready to continue / im ready to continue / ready to resume / lets resume / lets keep going"
            " / finish / lets finish / lets finish this / lets finish up / can we continue / can we keep going"
            " / can i continue / can we finish / can we resume / can i resume / can we finish this"
            " / i want to continue / want to continue / wanna continue / back at it / ok im free now / unpause"
            " / seguimos / continuar / sigamos / i can continue / i can talk now / can talk now"
        ),
        "repeat": phrases(
            "what do you mean by that / what do u mean by that / what does that even mean"
            " / not sure what you mean / im not sure what you mean / not sure what u mean / idk what that means"
            " / i dont know what that means / idk what you mean / dont know what that means"
            " / i dont know what you mean / what do you even mean / what that means / what does it mean"
            " / what are you asking me / not sure what that means / im not sure what that means"
            " / idk what ur asking / not sure what youre asking / i dont understand the question"
            " / dont understand the question / what was the question / what is the question / whats the question"
            " / what was the question again / what question / which question / huh / hu / huhh / what / wat / wut"
            " / whut / wot / come again / say again / say that again / say it again / repeat / repeat that"
            " / repeat please / repeat it / repeat the question / repeat question / can you repeat"
            " / can you repeat that / can you repeat the question / can u repeat / can u repeat that"
            " / can u repeat the question / could you repeat that / could you repeat the question"
            " / can you say that again / can u say that again / wdym / what do you mean / what do u mean"
            " / what does that mean / what does this mean / what u mean / i dont understand / dont understand"
            " / i dont get it / dont get it / not following / i dont follow / im confused / confused / confusing"
            " / what did you ask / what did u ask / what was that / what did you say / what did u say"
            " / what were you asking / what you say / say what / pardon / pardon me / excuse me / come back again"
            " / once more / one more time / again / again please / ask again / ask me again / send again"
            " / send it again / resend / didnt get that / i didnt get that / didnt catch that"
            " / i didnt catch that / missed that / i missed that / what are my options / what are the options"
            " / what were the options / options / what options / what are the choices / what were the choices"
            " / no entiendo / que / como / no comprendo / i forgot the question / forgot the question"
            " / lost the question / what am i answering / what are you asking / what are u asking"
            " / what r u asking / explain / can you explain / can u explain / please explain / clarify / rephrase"
            " / can you rephrase / eh"
        ),
        "unsure": phrases(
            "i honestly have no idea / honestly no idea / have no idea / i truly dont know / truly no idea"
            " / literally no idea / i literally have no idea / idk / i dont know / i dunno / dunno / dont know"
            " / dk / not sure / im not sure / unsure / im unsure / no idea / no clue / i have no idea"
            " / i have no clue / hard to say / tough to say / tough one / hard one / good question"
            " / thats a good question / thats hard / thats a hard one / thats tough / thats a tough one"
            " / this is hard / never thought about it / never thought about that / havent thought about it"
            " / havent thought about that / i never thought about it / couldnt tell you / couldnt say / cant say"
            " / cant decide / i cant decide / cant choose / i cant choose / undecided / who knows"
            " / i wouldnt know / hmm / hm / not really sure / im not really sure / idek / idrk"
            " / i really dont know / really dont know / honestly dont know / i honestly dont know"
            " / dont really know / i dont really know / not certain / no se / quien sabe / beats me / not a clue"
            " / let me think / thinking / lemme think / let me think about it / ill think about it"
            " / i need to think / need to think / need to think about it / depends / it depends / idk yet"
            " / not sure yet / dont know yet / i dont know yet / im torn / torn"
        ),
    }
)
# May stand before or after any of these phrases.
COURTESIES = phrases(
    "uhh / uhhh / folks / guys / rather / nope / honestly / also / ok / okay / k / kk / sure / yes / yeah"
    " / yep / yea / ya / yup / no / nah / oh / um / umm / uh / hm / hmm / hmmm / well / so / but / and"
    " / lol / haha / hahaha / lmao / tbh / please / pls / plz / sorry / thanks / thx / thank / you / ty"
    " / hey / hi / hello / josh / sry / man / dude / bro / omg / ugh / actually / just / idk / dunno"
    " / maybe / i / think / guess / rn / now / cool / great / alright / aight / for / again / though"
    " / tho / my / bad / gonna / really / rly / wait / all / eh / meh / then / ah / aw / nvm / gosh"
    " / jeez / geez / yall / sir / maam / fine / too / already / good / question / here / oops / if"
    " / thats / quite / a / bit / little / can / we / lets / im / quick / today / kinda / sorta / about"
    " / that / this / one / it / only / wow / yo / gracias / perdon / por / favor"
)
