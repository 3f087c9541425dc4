"""Under the sky. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("hiking", "a hike", "outdoor daylight physical", 150, 0.45, "adventure .6 restorative .6 connection .4",
          "trails / trail hike / trail walk / trekking / nature hike / trek / day hike / sunrise hike / sunset hike"
          " / mountain hike / waterfall hike / backpacking / coastal trail / lands end trail / day hiking"
          " / trail hiking / mountains / walk in mountains / redwoods / canyon hike / summit / hiking trails",
          liking="hiking"),
    Entry("walking", "a walk", "outdoor daylight", 75, 0.1, "restorative .6 connection .6 comfort .5",
          "long walk on beach / long walks on beach / stroll / strolling / long walk / nature walk / walk and talk"
          " / walks in park / walk in park / hot girl walk / evening walk / morning walk / power walk / paseo"
          " / wander / wandering around / walk around / wandering / walk around neighborhood / stretch legs"
          " / go for walk / walking group / beach walk / walk on beach / walking in nature / forest bathing"
          " / urban hike / walk around lake / stroller walk / stroller walks / mom walk", liking="walking"),
    Entry("dog_walk", "a dog walk", "outdoor daylight animals", 60, 0.1, "comfort .5 connection .6 play .4",
          "walk dog / dog park / dog walking / walk dogs / dog meetup / dog hang / puppy playdate / dog playdate"
          " / doggo walk / dogs at park / take dog out / dog friendly hangs / pup walk / hang out with dogs / dogs"
          " / puppies", liking="dog walks"),
    Entry("picnic", "a picnic", "outdoor daylight $", 105, 0.1, "comfort .6 connection .7 restorative .5",
          "picnic in park / picnicking / park picnic / charcuterie / lunch in park / picnic basket", liking="picnics"),
    Entry("park_hangout", "hanging out in the park", "outdoor daylight", 90, 0.05,
          "restorative .6 comfort .5 connection .5",
          "park / park hang / park day / dolores park / golden gate park / park hangs / chill in park / sit in park"
          " / lie in sun / sunbathing / hammock / hang out in park / hammocking / relax in park / lounge in park"),
    Entry("beach", "a beach day", "outdoor daylight", 150, 0.2, "restorative .7 play .5",
          "beach trip / beach hang / ocean / seaside / beaching / beach days / go to beach / coast / playa"
          " / beach bum / sand and sun / sandcastles", liking="the beach"),
    Entry("bonfire", "a bonfire", "outdoor", 120, 0.3, "connection .7 comfort .5 play .4",
          "beach bonfire / campfire / fire pit / smores / camp fire / bon fire", liking="bonfires"),
    Entry("birdwatching", "birdwatching", "outdoor quiet daylight animals", 105, 0.3, "restorative .7 growth .5",
          "birding / bird watching / birds / bird walk / birder / watch birds / bird nerd / hawk watching"),
    Entry("wildlife_watching", "whale watching", "outdoor daylight water animals $$$", 180, 0.5,
          "adventure .6 growth .4",
          "wildlife / watch whales / elephant seals / seal watching / see whales / sea lions / safari"
          " / wildlife viewing"),
    Entry("tide_pools", "tide pools", "outdoor daylight water", 105, 0.35, "growth .5 adventure .4 restorative .4",
          "tide pooling / tidepools / tidepooling / beachcombing / sea glass / shell collecting / seashells"),
    Entry("stargazing", "stargazing", "outdoor quiet", 105, 0.4, "restorative .6 adventure .4 connection .4",
          "star gazing / astronomy / watch stars / telescope / meteor shower / look at stars / star party"
          " / night sky / stars / eclipse"),
    Entry("sunset_watching", "a sunset", "outdoor quiet", 60, 0.1, "restorative .7 connection .5",
          "watch sunset / sunrise / watch sunrise / sunset views / golden hour / sunset picnic / sunset spots",
          liking="sunsets"),
    Entry("botanical_garden", "a botanical garden", "outdoor quiet daylight $", 90, 0.1, "restorative .7 growth .3",
          "botanical / botanic garden / japanese garden / rose garden / arboretum / gardens / conservatory"
          " / tea garden / flowers / cherry blossoms / wildflowers / superbloom / tulips", liking="botanical gardens"),
    Entry("kayaking", "kayaking", "outdoor daylight physical water $$", 150, 0.65, "adventure .7 play .5",
          "kayak / canoe / canoeing / sea kayaking / kayak trip"),
    Entry("paddleboarding", "paddleboarding", "outdoor daylight physical water $$", 105, 0.6, "adventure .6 play .5",
          "paddle board / stand up paddle / paddle boarding / stand up paddleboarding / paddleboard"),
    Entry("rafting", "rafting", "outdoor daylight physical water $$$", 240, 0.85, "adventure .9 play .5",
          "white water rafting / whitewater rafting / river rafting / whitewater / tubing / river tubing / raft trip"),
    Entry("sailing", "sailing", "outdoor daylight water $$$", 180, 0.6, "adventure .6 restorative .4",
          "sail / sailboat / sailboats / sailing lessons / yachting / yacht / catamaran"),
    Entry("boat_ride", "a boat ride", "outdoor daylight water $$", 120, 0.35, "play .5 restorative .5 adventure .3",
          "ferry / ferry ride / boat / boating / boat trip / pedal boats / rowboats / bay cruise / pontoon"
          " / boat day / boat cruise / harbor cruise / ferry to sausalito", liking="boat rides"),
    Entry("fishing", "fishing", "outdoor quiet daylight $", 180, 0.3, "restorative .7 comfort .4",
          "go fishing / fly fishing / deep sea fishing / crabbing / angling / pier fishing / fish at lake / fishin"),
    Entry("camping", "camping", "outdoor physical $", 720, 0.65, "adventure .6 connection .6 restorative .5",
          "camp / camping trip / campout / glamping / car camping / tent camping / camp out"),
    Entry("scuba_diving", "diving", "outdoor daylight physical water $$$", 240, 0.9, "adventure .9 growth .4",
          "scuba / snorkeling / snorkel / free diving / freediving / snorkelling"),
    Entry("horseback_riding", "horseback riding", "outdoor daylight physical animals $$$", 120, 0.6,
          "adventure .6 restorative .4",
          "horse riding / horses / ride horses / riding horses / horseback / equestrian / trail ride / pony rides"),
    Entry("foraging", "foraging", "outdoor daylight", 150, 0.5, "growth .6 adventure .5 restorative .4",
          "mushroom hunting / mushroom foraging / mushrooming / edible plants / mushroom walk / forage"),
    Entry("fruit_picking", "fruit picking", "outdoor daylight $", 120, 0.2, "play .5 comfort .5",
          "apple picking / berry picking / strawberry picking / pumpkin patch / cherry picking / u pick"
          " / pick apples / corn maze / pick berries / blueberry picking / pick strawberries"),
    Entry("city_exploring", "exploring the city", "outdoor daylight", 120, 0.35, "adventure .6 connection .5 growth .3",
          "explore city / urban exploring / explore neighborhoods / new neighborhoods / exploring new places"
          " / sightseeing / discover new places / exploring neighborhoods / tourist stuff / be tourist"
          " / play tourist / explore new places / exploring around / exploring town / urbex / explore town"
          " / explore area / exploring / walk around city / wander city / stairways"),
    Entry("scenic_drive", "a scenic drive", "outdoor daylight $", 150, 0.3, "adventure .4 restorative .5 play .3",
          "road trip / day trip / long drives / drives / driving around / coastal drive / roadtrip / cruise around"
          " / sunday drive / road tripping / daytrips / car rides", liking="scenic drives"),
    Entry("geocaching", "geocaching", "outdoor daylight", 120, 0.5, "adventure .5 play .6 growth .3",
          "geocache / treasure hunt / orienteering / letterboxing / metal detecting"),
    Entry("kite_flying", "flying kites", "outdoor daylight", 75, 0.2, "play .7 restorative .4",
          "kites / fly kite / kite festival / fly kites / drone flying / flying drones"),
    Entry("zip_lining", "zip lining", "outdoor daylight physical $$$", 120, 0.85, "adventure .9 play .5",
          "zipline / zip line / ziplining / ropes course / skydiving / bungee jumping / paragliding / hang gliding"
          " / indoor skydiving / hot air balloon / zip lines"),
)  # fmt: skip
