"""Games at a table, in an arcade, on a lawn. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("board_games", "board games", "indoor $", 120, 0.15, "play .8 connection .6 comfort .4",
          "boardgames / game night / tabletop games / tabletop / table top games / catan / settlers of catan"
          " / scrabble / monopoly / board game cafe / board game night / bored games / bord games / party games"
          " / boardgaming / codenames / risk game / game cafe / tabletop gaming / gamenight / games night / wingspan"
          " / ticket to ride / bananagrams / backgammon / dominoes / dominos game / checkers / strategy games"
          " / jenga / charades / werewolf / jackbox"),
    Entry("card_games", "card games", "indoor $", 105, 0.1, "play .7 connection .6 comfort .3",
          "cards / play cards / uno / spades / euchre / hearts game / gin rummy / rummy / cribbage / bridge club"
          " / canasta / cards against humanity / bridge game / playing cards / spades night / exploding kittens"
          " / play bridge"),
    Entry("trading_card_games", "Magic or trading cards", "indoor $", 120, 0.25, "play .7 growth .4",
          "magic gathering / mtg / pokemon cards / trading cards / pokemon / pokemon go / tcg / yugioh / magic cards"
          " / warhammer / yu gi oh / friday night magic / lorcana / miniatures / commander night",
          liking="trading card games"),
    Entry("dungeons_and_dragons", "Dungeons & Dragons", "indoor", 180, 0.35, "play .8 connection .6 growth .4",
          "d and d / dnd / rpg / role playing games / ttrpg / tabletop rpg / roleplaying games / d n d / rpgs"
          " / pathfinder / dungeon master / dm campaign / role playing game / murder mystery / murder mystery night"),
    Entry("chess", "chess", "indoor outdoor quiet", 75, 0.1, "growth .6 play .6",
          "chess club / chess in park / speed chess"),
    Entry("mahjong", "mahjong", "indoor", 150, 0.2, "play .7 connection .6",
          "mah jong / mahjongg / mahj / mah jongg / majong"),
    Entry("poker", "poker", "indoor $", 150, 0.3, "play .7 connection .5",
          "poker night / texas hold em / texas holdem / blackjack / holdem / casino / casino night / gambling"),
    Entry("puzzles", "puzzles", "indoor quiet", 90, 0.05, "comfort .6 restorative .5 growth .3",
          "jigsaw / jigsaw puzzles / crosswords / crossword puzzles / sudoku / puzzling / legos / lego / rubiks cube"
          " / wordle / nyt games / word games / brain teasers / logic puzzles"),
    Entry("trivia", "trivia", "indoor loud $", 120, 0.15, "play .8 connection .6 growth .3",
          "trivia night / pub quiz / quiz night / bar trivia / jeopardy / trivia team / pub trivia / quizzes"
          " / quizzo / quiz / trivia league / brewery trivia"),
    Entry("bingo", "bingo", "indoor $", 90, 0.1, "play .7 comfort .4",
          "bingo night / loteria / bunco / musical bingo"),
    Entry("bowling", "bowling", "indoor loud $$", 90, 0.15, "play .8 connection .5",
          "bowl / bowling alley / candlepin / ten pin / duckpin / bowling league / cosmic bowling / go bowling"
          " / bowlin"),
    Entry("billiards", "a game of pool", "indoor $", 75, 0.15, "play .7 connection .5",
          "shoot pool / play pool / pool hall / pool table / 8 ball / eight ball / snooker / shooting pool"
          " / nine ball", liking="billiards"),
    Entry("darts", "darts", "indoor $", 75, 0.15, "play .7 connection .5",
          "dart board / throw darts / flight club / dartboard"),
    Entry("arcade", "an arcade", "indoor loud $", 90, 0.2, "play .9 comfort .3",
          "pinball / arcade games / barcade / arcade bar / skee ball / dave and busters / retro games / ddr"
          " / air hockey / foosball / claw machine / bumper cars / dave busters / round 1 / arcade night",
          liking="arcades"),
    Entry("video_games", "video games", "indoor $", 105, 0.1, "play .8 comfort .5",
          "videogames / video gaming / gaming / gamer / nintendo / switch games / mario kart / playstation / xbox"
          " / smash bros / ps5 / super smash / computer games / league of legends / fortnite / esports / lan party"
          " / pc gaming / zelda / minecraft / play games online / halo / co op games / mariokart / stardew"),
    Entry("vr_games", "VR games", "indoor loud $$", 60, 0.45, "play .7 adventure .5",
          "vr / virtual reality / vr arcade"),
    Entry("escape_room", "an escape room", "indoor $$", 75, 0.45, "play .8 connection .6 adventure .4",
          "escape game / escape games / escaperoom", liking="escape rooms"),
    Entry("laser_tag", "laser tag", "indoor loud physical $$", 75, 0.5, "play .9 adventure .4",
          "lazer tag / lasertag / paintball / paint ball / airsoft / nerf / nerf war / paintballing"),
    Entry("go_karts", "go karts", "outdoor loud $$", 60, 0.55, "play .8 adventure .6",
          "go karting / karting / gokarts / go kart racing / k1 speed / gokarting / go carts / race cars"
          " / kart racing"),
    Entry("lawn_games", "lawn games", "outdoor daylight", 90, 0.1, "play .7 connection .6",
          "bocce / cornhole / croquet / horseshoes / shuffleboard / lawn bowling / petanque / bocce ball / corn hole"
          " / bean bag toss / yard games / molkky"),
    Entry("scavenger_hunt", "a scavenger hunt", "outdoor daylight", 120, 0.45, "play .7 adventure .6 connection .4",
          "city hunt / clue hunt", liking="scavenger hunts"),
    Entry("amusement_park", "an amusement park", "outdoor loud daylight $$$", 300, 0.6, "play .9 adventure .6",
          "theme park / roller coasters / six flags / disneyland / boardwalk / carnival / county fair / state fair"
          " / great america / rollercoasters / ferris wheel / water park / santa cruz boardwalk / disney"
          " / universal studios", liking="amusement parks"),
)  # fmt: skip
