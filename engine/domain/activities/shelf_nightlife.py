"""Going out at night, and whatever has a drink as its point. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("bars", "a bar", "indoor loud alcohol $$", 120, 0.25, "play .7 connection .6",
          "pub / dive bar / happy hour / bar hopping / bar crawl / pub crawl / drinks / grab drinks / night out"
          " / rooftop bar / sports bar / neighborhood bar / barhopping / after work drinks / out for drinks"
          " / tiki bar / irish pub / watering hole / saloon / get drinks / going out drinking / day drinking"
          " / grab drink / tavern / drinks after work / bar scene / gastropub / bar night", liking="bars"),
    Entry("cocktails", "cocktails", "indoor alcohol $$$", 105, 0.25, "connection .6 play .5",
          "cocktail bar / speakeasy / martinis / margaritas / mixed drinks / craft cocktails / mojitos / margs"
          " / mezcal / old fashioned / speakeasies / aperol spritz / espresso martinis / negronis"),
    Entry("wine", "wine", "indoor alcohol $$$", 105, 0.2, "connection .7 comfort .5 growth .2",
          "wine bar / wine tasting / winery / vineyard / vino / glass of wine / wine night / wine and cheese"
          " / rose wine / natural wine / wine country / red wine / white wine / prosecco / champagne"
          " / wine bars and restaurants / wineries / sangria"),
    Entry("brewery", "a brewery", "indoor outdoor alcohol $$", 120, 0.2, "play .6 connection .6",
          "beer / craft beer / brewpub / taproom / tap room / beer garden / ipa / beer hall / brewskis"
          " / microbrewery / cider / cidery / oktoberfest / beer tasting / brew pub / cold ones / pints / biergarten"
          " / brews / beers", liking="breweries"),
    Entry("whiskey_tasting", "a whiskey tasting", "indoor alcohol $$$", 90, 0.3, "growth .4 connection .6 play .4",
          "whiskey / bourbon / scotch / distillery / whisky / sake / sake tasting / tequila tasting / gin tasting"
          " / rum bar", liking="whiskey tastings"),
    Entry("clubbing", "a night at a club", "indoor loud alcohol $$$", 150, 0.5, "play .9 adventure .5",
          "club / clubs / nightclub / night club / raves / rave / dance club / edm / dj set / techno / house music"
          " / djs / go clubbing / discotheque / warehouse party / dance clubs / partying / disco / clubbin",
          liking="clubbing"),
    Entry("drag_show", "a drag show", "indoor loud alcohol $$", 120, 0.45, "play .8 adventure .3 connection .3",
          "drag brunch / drag queens / drag bingo / burlesque / cabaret / drag night", liking="drag shows"),
    Entry("late_night_eats", "late-night food", "indoor $", 60, 0.2, "comfort .5 play .5",
          "late night diner / midnight snacks / late night tacos / late night bites / late night snack"
          " / 24 hour diner"),
    Entry("night_market", "a night market", "outdoor loud $", 90, 0.35, "adventure .4 play .6 connection .4",
          "night bazaar / evening market", liking="night markets"),
)  # fmt: skip
