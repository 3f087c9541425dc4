"""How people take an answer back, folded and without accents. Data only; the rules are in `flow_corrections`."""

from __future__ import annotations

from engine.domain.understanding.phrases import phrases

# Open a message in which something is taken back, and may stand before any of the following.
LEADS = phrases(
    "wait / hold / on / up / hang / no / oh / ok / okay / hey / hi / hmm / hm / um / umm / uh / lol"
    " / haha / and / but / so / sorry / bad / omg / oops / oop / ooops / oopsie / whoops / woops / ah"
    " / crap / shit / actually / josh / btw / also / please / pls / damn / dang / ugh / yeah / man / wow"
    " / lmao / fuck / yikes / nvm / sry / hello / one / sec / argh / my"
)
FRAME = phrases(
    "can / could / may / i / we / you / u / please / pls / just / still / how / do / would / want / need"
    " / like / wanna / have / to / id / let / me / lemme / lets / is / it / ok / possible / gotta / if"
    " / should / there / a / way / hey / quickly / also / maybe / rather / go / back / and"
)
CHANGES = phrases(
    "change / chnage / cahnge / chang / chage / fix / redo / edit / correct / update / undo / revise"
    " / switch / replace / modify / adjust / amend / swap / retract / rewrite / reset / alter"
)
GOES = phrases("go / come / jump / get / return / step / move")
# Between the verb and the topic; those of the second list say by themselves that an answer is meant.
DETERMINERS = phrases(
    "my / the / our / your / a / about / for / on / answers / of / in / back / one / step / bit / very / all"
)
OBJECTS = phrases(
    "that / this / it / mine / them / last / previous / prev / earlier / prior / said / put / wrote"
    " / answered / gave / picked / chose"
)
FILLERS = phrases("what / i / first / old / just / question / and")
NOUNS = phrases(
    "answer / answers / question / questions / reply / response / part / choice / pick / preference"
    " / selection / preferences / thing"
)
CONNECTORS = phrases(
    "to / into / as / its / is / be / should / it / was / from / sorry / actually / instead / so / please"
)
# "Can I change it later" asks about the future.
NOT_LATER = phrases(
    "later / anytime / whenever / after / afterwards / once / if / any / at / down / along / eventually / up"
)
WRONGS = phrases("wrong / incorrect / wrng / worng")
FAULTS = phrases("typo / typos / mistake / misspelled / misspelt / mistyped / mispelled / mixed / messed")
# Behind a topic they say that it is wrong.
CLAIMS = (
    "is wrong", "is incorrect", "is misspelled", "is misspelt", "is spelled wrong", "is off", "is not right",
    "is not correct", "isnt right", "isnt correct", "wrong", "incorrect", "should be", "should have been",
    "spelled wrong", "was wrong", "needs fixing",
)  # fmt: skip
# Behind "for the … question" they say that what follows is the new answer.
CLAIMS_OF_MEANING = phrases(
    "i meant / i ment / i mean / i meant to say / i meant to put / i should have said / i shouldve said / make it"
    " / make that / change it to / change that to / change to / switch it to / switch to / it should be / should be"
    " / should have been / i want to change it to / i changed my mind to / actually / actually its / actually make it"
    " / put me down for / i take it back / id rather say"
)
NOISE = phrases(
    "wrong / answer / one / button / letter / key / option / my / mistake / bad / fat / finger / fingers"
    " / i / messed / up / typo / that / was / the / sorry / lol / picked / sent / put / gave / pressed"
    " / hit / chose / said / meant / to / haha / clicked / typed / it"
)
MEANT = phrases("meant / ment / mean")
STRONG = phrases(
    "no wait / wait no / scratch that / strike that / correction / make it / make that / make mine"
    " / put me down for / change that to / disregard that / ignore that / nope wait / wait nope / no no"
    " / lets make it / lets make that / no actually / actually no / wait actually / actually wait"
    " / autocorrect / no sorry / sorry no / no i meant / edit / stupid autocorrect / damn autocorrect"
)
WEAK = phrases(
    "oops / oop / ooops / oopsie / whoops / woops / wait / hold on / hold up / actually / my bad / typo"
    " / sorry / sry / nvm"
)
# No new answer begins like this after a weak word: "wait what", "actually i love pottery".
NO_ANSWER = phrases(
    "i / im / yes / yeah / yep / no / nah / not / never / idk / what / how / who / why / when / where"
    " / is / are / do / does / can / could / will / whats / whos / hows / later / skip / ok / okay / sure"
    " / thanks / for / about / the / this / been / was / late / if / just / cant / nvm / wait / to / we"
    " / you / u / there / my / your / a / so / busy / which / it / thats / its / that / sorry / actually"
    " / but / and / one / huh / didnt / dont"
)
TRAILING = phrases(
    "please / pls / plz / thanks / thx / lol / haha / sorry / instead / real / quick / quickly / now"
    " / actually / rq / again / ty / tho / though / josh / ok / too / lmao"
)
