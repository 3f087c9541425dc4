"""Seeing what others made. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("museum", "a museum", "indoor quiet $$", 120, 0.2, "growth .7 connection .4 restorative .3",
          "art museum / science museum / exhibits / exhibition / moma / sfmoma / de young / history museum"
          " / exploratorium / natural history museum / museum hopping / museum day / museum date"
          " / academy of sciences / exhibitions / exhibit / museum exhibits / legion of honor / immersive exhibit"
          " / design museum", liking="museums"),
    Entry("art_gallery", "an art gallery", "indoor quiet", 90, 0.2, "growth .6 connection .4 restorative .3",
          "gallery / galleries / gallery hopping / gallery opening / art walk / first fridays / art openings"
          " / art show / art opening / gallery walk / art exhibits / art exhibit / open studios / art fair / see art"
          " / look at art / first friday / art shows / art exhibition", liking="art galleries"),
    Entry("street_art", "a street art walk", "outdoor daylight", 90, 0.25, "growth .4 adventure .4 restorative .3",
          "murals / graffiti / mural walk / clarion alley / public art", liking="street art"),
    Entry("movies", "a movie", "indoor $$", 150, 0.1, "comfort .6 play .5 connection .3",
          "movie theater / cinema / film / films / movie night / going to movies / indie films / matinee / flicks"
          " / see movie / watch movies / drive in movie / imax / horror movies / alamo drafthouse / foreign films"
          " / flick / outdoor movies / scary movies / film club / film screening / movie buff / movie marathon"
          " / documentaries / movie theatre / documentary / marvel movies / romcoms / rom coms / rocky horror"
          " / film noir / documentry / movie club / screenings / a24 / catch movie / old movies / film festival"
          " / film fest / film festivals", liking="movies"),
    Entry("anime", "anime", "indoor", 120, 0.15, "comfort .5 play .6 connection .4",
          "anime night / manga / anime club / anime con / studio ghibli / comic con / comicon / comiccon"
          " / conventions / comic books / comics / sci fi convention / cosplay con / ghibli / weeb stuff"),
    Entry("theater", "the theater", "indoor $$$", 150, 0.25, "growth .5 play .4 connection .4",
          "theatre / broadway / musical / musicals / plays / see play / shakespeare / broadway show / live theater"
          " / stage plays / community theatre / shakespeare in park / hamilton / live theatre / broadway shows",
          liking="theater"),
    Entry("dance_performance", "the ballet or opera", "indoor quiet $$$", 150, 0.3, "growth .6 restorative .4",
          "ballet / opera / modern dance show / dance recital / see ballet / cirque du soleil / circus",
          liking="ballet and opera"),
    Entry("comedy", "a comedy show", "indoor loud $$", 105, 0.25, "play .9 connection .4",
          "stand up / standup / comedy club / stand up comedy / improv show / standup comedy / comedy night"
          " / comedians / comedy clubs / comedy shows / comedian / stand up show / improv shows", liking="comedy"),
    Entry("author_talk", "a book reading", "indoor quiet", 90, 0.2, "growth .7 connection .4",
          "book signing / author reading / book launch / litquake / literary events / author event"
          " / readings at bookstore / book festival / literary festival / book fair", liking="author talks"),
    Entry("architecture_tour", "a walking tour", "outdoor daylight $", 105, 0.25, "growth .6 adventure .3",
          "history tour / historic houses / guided tour / ghost tour / city tour / historical sites / historic sites"
          " / victorian houses / historical tour / architecture / landmarks / alcatraz / historic landmarks",
          liking="walking tours"),
    Entry("zoo", "the zoo", "outdoor daylight animals $$", 150, 0.15, "play .5 comfort .4 growth .3",
          "petting zoo / wildlife park / butterfly house / animal sanctuary / sf zoo", liking="zoos"),
    Entry("aquarium", "an aquarium", "indoor animals $$", 120, 0.15, "growth .4 comfort .5 play .4",
          "monterey bay aquarium / sea life / jellyfish", liking="aquariums"),
    Entry("planetarium", "a planetarium show", "indoor quiet $$", 75, 0.2, "growth .6 restorative .4",
          "observatory / chabot", liking="planetarium shows"),
    Entry("street_festival", "a street festival", "outdoor loud", 120, 0.35, "play .7 adventure .4 connection .4",
          "street fair / festivals / festival / block party / parade / cultural festivals / pride parade / fairs"
          " / renaissance faire / ren faire / cultural events / lunar new year parade / fireworks / carnaval"
          " / cultural festival / renaissance fair / cultural event / fireworks show / holiday lights / fleet week"
          " / christmas lights / tree lighting / dia de los muertos", liking="street festivals"),
    Entry("haunted_house", "a haunted house", "indoor loud $$", 90, 0.6, "adventure .6 play .7",
          "haunted maze / ghost hunting / halloween stuff / haunted hayride / spooky stuff", liking="haunted houses"),
    Entry("car_show", "a car show", "outdoor daylight", 105, 0.25, "play .5 growth .3",
          "car meet / cars and coffee / car meets / classic cars / motorcycles / motorcycle rides / air show"
          " / airshow / trains / train museum / drag racing / nascar / motorcycle / cars", liking="car shows"),
)  # fmt: skip
