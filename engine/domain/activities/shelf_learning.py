"""Learning and working side by side. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("language_exchange", "a language exchange", "indoor $", 90, 0.3, "growth .8 connection .6",
          "practice spanish / practice english / spanish conversation / learn spanish / languages / language meetup"
          " / intercambio / language practice / learning languages / learn languages / french conversation"
          " / learn japanese / sign language / asl practice / learning spanish / language learning / practice french"
          " / speak spanish / learn french / duolingo / language class / learning japanese / language partner"
          " / conversation exchange / mandarin practice / practice japanese / learn korean / learn mandarin",
          liking="language exchange"),
    Entry("cooking_class", "cooking together", "indoor $$", 120, 0.25, "growth .6 connection .6 play .4",
          "cook / learn to cook / cooking classes / cook together / pasta making / pasta class / home cooking"
          " / cook dinner / cooking dinner / culinary class / make sushi / dumpling making / sushi making"
          " / make pasta / cooking club / cook food / cooking food / knife skills / try recipes / making pasta"
          " / make dumplings / sushi class / meal prep / canning / fermenting / pickling / make kimchi"
          " / hot sauce making / home cooked meals", liking="cooking"),
    Entry("baking", "baking", "indoor $", 120, 0.15, "comfort .6 growth .4 restorative .4",
          "bake / baking class / bread baking / sourdough / bake bread / cake decorating / baking bread"
          " / cookie decorating / baking cookies / bread making / bake cookies / gingerbread houses / bake cakes"
          " / baking cakes / make bread"),
    Entry("mixology", "a mixology class", "indoor alcohol $$$", 105, 0.35, "growth .5 play .6 connection .4",
          "cocktail making / cocktail class / bartending class / home brewing / homebrewing / make cocktails"
          " / making cocktails", liking="mixology"),
    Entry("coworking", "coworking", "indoor quiet $", 150, 0.1, "growth .5 comfort .5 connection .3",
          "co working / cowork / work together / work from cafe / body doubling / body double / focus session"
          " / co work / work at cafe / work from coffee shop / coworking session / working from cafes"
          " / remote work buddies / working in coffee shops / work sesh / side projects / work from cafes"
          " / laptop at cafe / work remotely together"),
    Entry("study_session", "a study session", "indoor quiet", 120, 0.05, "growth .7 comfort .4",
          "study / study group / study buddy / study together / study hall / study sesh / study date / homework"
          " / study groups / study sessions / study buddies / study with me / hit books / cram session",
          liking="studying"),
    Entry("library", "the library", "indoor quiet", 75, 0.05, "restorative .5 growth .5",
          "library date / public library / library events", liking="libraries"),
    Entry("reading", "reading together", "indoor outdoor quiet", 90, 0.05, "restorative .7 comfort .6",
          "read books / silent book club / reading party / books / novels / book worm / bookworm / silent reading"
          " / reading books / fantasy books / reading novels / sci fi books / read novels / audiobooks"
          " / parallel reading / read book / graphic novels / bookish stuff / book nerd", liking="reading"),
    Entry("book_club", "a book club", "indoor quiet", 105, 0.15, "growth .7 connection .6",
          "bookclub / book discussion / reading group / book group / talk about books / discuss books / book swap"
          " / book exchange / book chat", liking="book clubs"),
    Entry("discussion_group", "a good long talk", "indoor quiet", 90, 0.3, "connection .8 growth .7",
          "philosophy / deep talks / debates / socrates cafe / deep talk / debate / deep conversation"
          " / meaningful conversation / meaningful conversations / good conversation / philosophy club"
          " / good conversations / psychology / talk philosophy / discussions / salon night / current events"
          " / big ideas / intellectual conversation / existential talks / heart to heart / philosophizing"
          " / intellectual conversations", liking="deep conversations"),
    Entry("lectures", "a talk or lecture", "indoor quiet", 90, 0.2, "growth .8 connection .3",
          "lecture / ted talks / tedx / science talk / history talk / talks / nerd nite / nerd night / seminar"
          " / workshops / workshop / science night / history / science / panels / panel discussion / speaker series"
          " / guest lectures / history buff", liking="talks and lectures"),
    Entry("coding", "a coding meetup", "indoor quiet", 120, 0.2, "growth .8 connection .3",
          "hackathon / programming / hack night / tech meetup / tech meetups / hackathons / robotics / ai meetup"
          " / build apps / hacking / vibe coding / electronics / arduino / tech talks / app building / hacker house"
          " / coding projects / tech events / raspberry pi", liking="coding"),
    Entry("public_speaking", "public speaking practice", "indoor", 75, 0.5, "growth .8 connection .3",
          "toastmasters / speech club / toast masters / speech practice", liking="public speaking"),
    Entry("investing_chat", "a money and investing chat", "indoor quiet", 75, 0.2, "growth .7 connection .3",
          "investing / stocks / personal finance / investment club / real estate investing / crypto meetup"
          " / finance chat / entrepreneurship / startup meetup / startups / entrepreneur meetup",
          liking="investing talk"),
)  # fmt: skip
