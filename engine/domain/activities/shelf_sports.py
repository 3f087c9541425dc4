"""Sports, played and watched. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("running", "a run", "outdoor daylight physical", 60, 0.3, "growth .5 restorative .5 connection .3",
          "jog / jogging / trail running / run club / running club / 5k / 10k / half marathon / marathon training"
          " / marathon / trail run / go for run / long run / park run / parkrun / run group / run with people"
          " / couch to 5k / track workout", liking="running"),
    Entry("cycling", "a bike ride", "outdoor daylight physical", 120, 0.4, "adventure .5 restorative .4 growth .3",
          "bike / bikes / biking / cycle / bicycle / bicycling / mountain biking / mountain bike / road cycling"
          " / gravel riding / mtb / group ride / cyclist / road biking / ride bikes / riding bikes / riding bike"
          " / bmx / ride bike / bike around / e bike / ebike / long rides / bike rides / bicycles", liking="cycling"),
    Entry("climbing", "climbing", "indoor outdoor physical $$", 105, 0.65, "adventure .7 growth .5 play .4",
          "climb / rock climbing / bouldering / boulder / climbing gym / indoor climbing / top rope / rock gym"
          " / rock wall / sport climbing / rock climb / climbing wall / bouldering gym / dogpatch boulders"
          " / bouldern"),
    Entry("tennis", "tennis", "outdoor daylight physical", 90, 0.3, "play .6 growth .4 connection .4",
          "tennis match / hit balls / tennis courts / tennis doubles / racket sports / play doubles / racquet sports"),
    Entry("pickleball", "pickleball", "outdoor daylight physical", 90, 0.3, "play .8 connection .5",
          "pickle ball / pickle / picklin / pb doubles / dinks and drinks / pickle balls"),
    Entry("badminton", "badminton", "indoor physical $", 90, 0.25, "play .7 connection .4",
          "badmitton / shuttlecock"),
    Entry("table_tennis", "ping pong", "indoor physical $", 60, 0.2, "play .8 connection .4",
          "pingpong / pong"),
    Entry("squash", "squash", "indoor physical $$", 60, 0.3, "play .6 growth .4",
          "racquetball / squash courts / padel"),
    Entry("basketball", "basketball", "outdoor physical", 90, 0.35, "play .8 connection .4",
          "hoops / shoot hoops / pickup basketball / bball / b ball / hooping / pick up basketball / pickup ball"
          " / hoop / pick up game / pickup games / shooting hoops / ball at park / shoot around"),
    Entry("soccer", "soccer", "outdoor physical", 90, 0.4, "play .8 connection .4",
          "pickup soccer / futsal / indoor soccer / footy / fut / futbol / kick ball around / football soccer"),
    Entry("volleyball", "volleyball", "outdoor daylight physical", 90, 0.35, "play .8 connection .5",
          "beach volleyball / vball / sand volleyball / spikeball / vb / volley ball"),
    Entry("softball", "softball", "outdoor daylight physical", 120, 0.3, "play .7 connection .5",
          "baseball / batting cages / play catch / wiffle ball / batting cage / play ball / throw ball around"),
    Entry("flag_football", "flag football", "outdoor daylight physical", 90, 0.45, "play .8 connection .4",
          "touch football / football / rugby / toss football / throw football / american football"),
    Entry("kickball", "kickball", "outdoor daylight physical", 90, 0.3, "play .9 connection .5",
          "dodgeball / capture flag / kickball league / rec league / tag rugby / intramurals / adult sports league"
          " / rec sports / social sports league"),
    Entry("frisbee", "frisbee", "outdoor daylight physical", 75, 0.25, "play .8 connection .4",
          "ultimate frisbee / frisbee in park / toss frisbee / throw frisbee / hacky sack / throw disc"),
    Entry("disc_golf", "disc golf", "outdoor daylight", 105, 0.3, "play .7 restorative .3 connection .4",
          "frisbee golf / frolf / discgolf / folf"),
    Entry("golf", "golf", "outdoor daylight $$", 180, 0.3, "play .6 restorative .4 connection .4",
          "golfing / driving range / topgolf / top golf / golf course / 9 holes / 18 holes / nine holes / hit links"
          " / golf lessons / back nine"),
    Entry("mini_golf", "mini golf", "outdoor $", 75, 0.15, "play .8 connection .5",
          "minigolf / putt putt / miniature golf / crazy golf / putting course / puttery / glow golf"),
    Entry("swimming", "a swim", "indoor outdoor physical water $", 75, 0.3, "restorative .6 growth .3 play .3",
          "swim laps / lap swim / pool day / open water swimming / laps in pool / swimming pool / swimming laps"
          " / water aerobics / open water swim / swim in bay / aquatic park / water polo / lake day / swim at lake"
          " / swimming holes", liking="swimming"),
    Entry("surfing", "surfing", "outdoor daylight physical water $$", 150, 0.75, "adventure .8 restorative .4",
          "surf / surf lessons / catch waves / boogie boarding / body surfing / surf session / bodyboarding / surfin"
          " / windsurfing / kiteboarding / kite surfing / kitesurfing / wakeboarding / wake boarding / water skiing"
          " / waterskiing / jet skiing / jet ski / wakesurfing"),
    Entry("skateboarding", "skateboarding", "outdoor daylight physical", 75, 0.6, "play .7 adventure .5",
          "skateboard / longboarding / skate park / skatepark / longboard / skate boarding / skate sesh / scootering"),
    Entry("roller_skating", "roller skating", "indoor outdoor physical $", 90, 0.4, "play .9 connection .4",
          "rollerskating / roller skate / rollerblading / roller rink / roller derby / inline skating / rollerblade"
          " / roller disco / skating rink / skating / skate / roller blading / roller blades / quad skating"),
    Entry("ice_skating", "ice skating", "indoor physical $", 75, 0.35, "play .8 connection .4",
          "ice skate / ice rink / figure skating / iceskating / skate on ice / curling"
          " / iceskate"),
    Entry("skiing", "a day in the snow", "outdoor daylight physical $$$", 360, 0.75, "adventure .8 play .5",
          "ski / skis / snowboarding / snowboard / cross country skiing / snowshoeing / snow tubing / sledding"
          " / tahoe trip / hit slopes / ski trip / snow day / sled / downhill skiing / snowshoe / slopes"
          " / winter sports", liking="snow sports"),
    Entry("gym", "a workout", "indoor physical $", 75, 0.2, "growth .6 restorative .4",
          "work out / weights / lift weights / weightlifting / gym sesh / gym session / lifting / gym buddy"
          " / crossfit / exercise / exercising / fitness / strength training / pump iron / weight training"
          " / powerlifting / gymming / gym bro / personal training / calisthenics / lifting weights / gyms / hit gym"
          " / weight lifting / cardio / swole", liking="working out"),
    Entry("fitness_class", "a fitness class", "indoor physical $$", 60, 0.3, "growth .5 play .5 restorative .3",
          "spin class / zumba / barre / barre class / boot camp / bootcamp / hiit / orangetheory / workout class"
          " / soulcycle / aerobics / exercise class / f45 / cardio class / jazzercise / peloton / spinning class"
          " / barrys / jump rope / group fitness / step class", liking="fitness classes"),
    Entry("martial_arts", "martial arts", "indoor physical $$", 90, 0.55, "growth .7 adventure .4",
          "marshal arts / marshall arts / karate / judo / jiu jitsu / bjj / brazilian jiu jitsu / muay thai"
          " / taekwondo / kung fu / mma / self defense / krav maga / aikido / capoeira / jujitsu / kendo"
          " / self defense class / wrestling / tae kwon do"),
    Entry("boxing", "boxing", "indoor physical $$", 75, 0.5, "growth .6 play .3 adventure .3",
          "kickboxing / boxing class / sparring / boxing gym / kick boxing"),
    Entry("fencing", "fencing", "indoor physical $$", 75, 0.5, "growth .6 play .5",
          "sword fighting / epee / larping / larp"),
    Entry("archery", "archery", "outdoor daylight $$", 90, 0.45, "growth .5 play .5 adventure .4",
          "archery range / bow and arrow / archery class / archery lessons"),
    Entry("axe_throwing", "axe throwing", "indoor loud $$", 75, 0.6, "play .8 adventure .5",
          "throwing axes / throw axes / axe bar / ax throwing / hatchet throwing / knife throwing / axes"),
    Entry("rowing", "rowing", "outdoor daylight physical water $$", 105, 0.45, "growth .6 adventure .3",
          "crew rowing / dragon boating / dragon boat / sculling / outrigger"),
    Entry("trampoline_park", "a trampoline park", "indoor loud physical $$", 75, 0.5, "play .9 adventure .3",
          "trampoline / trampolines / bounce house / trampolining / parkour / gymnastics / aerial silks / acro yoga"
          " / acroyoga / circus class / pole dancing / pole class / aerial / obstacle course / ninja warrior gym",
          liking="trampoline parks"),
    Entry("cricket", "cricket", "outdoor daylight physical", 150, 0.35, "play .7 connection .4",
          "cricket match / street cricket / play cricket"),
    Entry("lacrosse", "lacrosse", "outdoor daylight physical", 90, 0.4, "play .7 growth .3",
          "handball"),
    Entry("hockey", "hockey", "indoor outdoor physical $$", 90, 0.4, "play .7 growth .3",
          "ice hockey / field hockey / street hockey / roller hockey / floor hockey / play hockey"),
    Entry("watching_sports", "watching the game", "indoor loud $$", 180, 0.15, "play .6 connection .6",
          "watch game / watch sports / baseball game / basketball game / football game / soccer game"
          " / sporting events / giants game / warriors game / hockey game / super bowl / world cup / watch football"
          " / watch basketball / 49ers game / ballgame / sports game / watch party / march madness / nba games / nfl"
          " / niners game / formula 1 / watch soccer / watch f1 / f1 / ufc / sporting event / watch baseball"
          " / ball game / nba / sports games / live sports / watch hockey / tailgating / tailgate",
          liking="watching sports"),
)  # fmt: skip
