"""Doing good, and meeting the neighborhood. Data only; a line is explained in `activity.Entry`.

Nothing here tells what somebody believes, whom they love or how they vote: such meetings are not in the catalog.
"""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("volunteering", "volunteering", "indoor outdoor", 150, 0.25, "connection .6 growth .6",
          "volunteer / soup kitchen / food bank / community service / habitat for humanity / give back"
          " / volunteer work / giving back / charity work / help out community / mutual aid / meals on wheels"
          " / food pantry / tutoring / charity / mentoring / volunteer gigs / volunteering events / helping others"
          " / help others / homeless shelter / tutor kids / service projects / helping people"),
    Entry("cleanup", "a cleanup", "outdoor daylight physical", 120, 0.25, "growth .4 connection .5 restorative .4",
          "beach cleanup / pick up trash at beach / pick up trash on beach / trash pickup / park cleanup"
          " / street cleanup / litter pickup / clean up beach / picking up trash / trail maintenance / tree planting"
          " / plant trees / plogging / clean up park / beach clean up / planting trees / trash pick up"
          " / pick up trash / beach clean", liking="cleanups"),
    Entry("community_garden", "a community garden", "outdoor daylight", 120, 0.15,
          "restorative .7 growth .4 connection .5",
          "garden / urban farm / planting / grow vegetables / plants / houseplants / plant swap / grow veggies"
          " / growing vegetables / farming / urban farming / plant care / garden club / gardener / plant mom"
          " / succulents / permaculture / composting / potting plants / house plants", liking="gardening"),
    Entry("animal_shelter", "animal shelter time", "indoor animals", 90, 0.15, "comfort .7 restorative .5",
          "shelter dogs / foster kittens / animal rescue / pet therapy / rescue animals / playing with puppies"
          " / spca / dog rescue / volunteer with animals / play with puppies / play with dogs / foster dogs"
          " / walk shelter dogs", liking="animal shelters"),
    Entry("cat_cafe", "a cat cafe", "indoor quiet animals $$", 75, 0.1, "comfort .8 restorative .5 play .3",
          "cats / kittens / kitties / cat lounge / kitty cafe / pet cafe / pet cats / bunny cafe", liking="cat cafes"),
    Entry("playdate", "a playdate with the kids", "outdoor daylight", 90, 0.05, "connection .6 play .5 comfort .4",
          "kids playdate / playground / playgrounds / toddler playdate / parents meetup"
          " / play dates / kid friendly stuff / mom group / family friendly stuff / family stuff / kids activities"
          " / playdates / dad group / take kids out / moms group / park with kids / family outings",
          liking="playdates with the kids"),
    Entry("networking", "networking", "indoor", 90, 0.3, "growth .6 connection .5",
          "networking events / networking event / professional networking / industry mixers / mixers / mixer"
          " / career events / professional meetups / industry events / founder meetups / career chat"
          " / creative mornings"),
    Entry("clothing_swap", "a clothing swap", "indoor", 90, 0.2, "play .5 connection .5 comfort .3",
          "clothes swap / swap meet clothes / closet swap / clothes swapping / clothes swaps / wardrobe swap",
          liking="clothing swaps"),
    Entry("repair_cafe", "a repair cafe", "indoor", 105, 0.2, "growth .6 connection .4",
          "fix it clinic / bike repair / fixing things / fix things / fixing stuff / repair stuff / fix stuff"
          " / working on cars / work on cars / restoring cars", liking="repair cafes"),
)  # fmt: skip
