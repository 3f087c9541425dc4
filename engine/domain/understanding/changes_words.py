"""Words around a change of what we know, folded and without accents. Data only."""

from __future__ import annotations

from typing import Final

from engine.domain.understanding.word_lists import words

# Taken off both ends of a clause.
COURTESIES: Final = words(
    """
    hi hey hello josh please pls plz btw ok okay so oh actually and just fyi thanks thank thx ty sorry um uh well
    hiya yo lol haha guys dude man but
    """
)
# One of these makes it a plan, a question or a story.
PLAN: Final = words(
    """
    today tonight tomorrow tmrw tmr monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun lets wanna anyone whos meet how
    """
)
# Every frame of a change, of a move and of forgetting holds one of these words (a test makes texts of the frames) …
CUES: Final = words(
    """
    add allergic allergies allergy also any anymore ask asking bigger cane celiac change cross crutches deaf
    delete discovered do done drink drinking drop ever finished forget forward gave given gluten got gotten
    group groups guide halal hearing into invite inviting kosher larger lately longer make meat moment more move
    moved moving new now nowadays only over parking pescatarian picked postal put quiet quit recently recovery
    relocated relocating remove scratch seating service set sign asl sit smaller smoke smoking sober stairs
    started step accessible stopped switch take these through too took update used vegan vegetarian veggie
    walker wheelchair zip zipcode
    """
)
# … or both of two: "no bars for me", "i like bars as well".
PAIRED_CUES: Final = (words("no me"), words("as well"))
# In what a change is about, these make it a single occasion or a condition.
OCCASION: Final = PLAN | words(
    """
    who when where time this that week yesterday soon if maybe might she he they should how about heading home at ago
    hour hours minutes min mins way then instead after before until already still is are fine ok okay me add remove drop
    but love like want i im good great works
    """
)
POINTING: Final = words(
    "the this that these those our your his her their on to from by"
)  # a certain one, not the habit
WEEKDAYS: Final = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
    sundays mon tue tues wed thu thurs fri sat sun
    """
)
# Nobody is called so, though it stands behind "call me".
NOT_CALLED: Final = words(
    """
    later back crazy maybe tomorrow anytime asap old fashioned cab taxi uber at on when after before collect stupid
    paranoid weird lazy picky boring whatever sometime soon ishmael names insane cynical nuts silly dumb naive
    optimistic pessimistic impressed surprised biased sentimental jealous superstitious selfish basic extra dramatic
    cheesy corny sensitive skeptical ridiculous delusional curious romantic hopeless beep first next tonight morning
    an if by your the in again ghost babe baby honey daddy mommy again out up for over sat sun mon tue wed thu fri
    irresponsible spoiled intrigued obsessed hungry old-fashioned dad mom sir
    """
)
# Where one is, without living there.
NOT_PLACES: Final = words(
    """
    the a an my your our his her their bed couch sofa back front next other table room seat side line tears it this that
    here there friday monday tuesday wednesday thursday saturday sunday tomorrow later plan decaf tea accept be
    action do see get go
    """
)
NEW_HOMES: Final = words("new different another place apartment house city town neighborhood area zip state spot home")
