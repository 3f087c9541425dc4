"""Sports, played and watched. Data only; a line is explained in `activity.entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import entry

ENTRIES: Final = (
    entry("running", "a run", "outdoor daylight physical", 60, 0.3, "growth .5 restorative .5 connection .3",
          "run / jog / jogging / trail running / run club / running club / 5k / 10k / half marathon / marathon training"
          " / marathon / trail run / go for run / long run / park run / parkrun / run group / run with people / couch to 5k"
          " / track workout", liking="running"),
    entry("cycling", "a bike ride", "outdoor daylight physical", 120, 0.4, "adventure .5 restorative .4 growth .3",
          "bike / bikes / biking / cycle / bike ride / bicycle / bicycling / mountain biking / mountain bike / road cycling"
          " / gravel riding / mtb / group ride / cyclist / road biking / ride bikes / riding bikes / riding my bike / bmx"
          " / ride bike / bike around / e bike / ebike / long rides / bike rides / bicycles", liking="cycling"),
    entry("climbing", "climbing", "indoor outdoor physical $$", 105, 0.65, "adventure .7 growth .5 play .4",
          "climb / rock climbing / bouldering / boulder / climbing gym / indoor climbing / top rope / rock gym / rock wall"
          " / sport climbing / rock climb / climbing wall / bouldering gym / dogpatch boulders / bouldern"),
    entry("tennis", "tennis", "outdoor daylight physical", 90, 0.3, "play .6 growth .4 connection .4",
          "tennis match / hit some balls / tennis courts / tennis doubles / racket sports / play doubles / racquet sports"),
    entry("pickleball", "pickleball", "outdoor daylight physical", 90, 0.3, "play .8 connection .5",
          "pickle ball / pickle / picklin / pb doubles / dinks and drinks / pickle balls"),
    entry("badminton", "badminton", "indoor physical $", 90, 0.25, "play .7 connection .4", "badmitton / shuttlecock"),
    entry("table_tennis", "ping pong", "indoor physical $", 60, 0.2, "play .8 connection .4",
          "ping pong / table tennis / pingpong / pong"),
    entry("squash", "squash", "indoor physical $$", 60, 0.3, "play .6 growth .4", "racquetball / squash courts / padel"),
    entry("basketball", "basketball", "outdoor physical", 90, 0.35, "play .8 connection .4",
          "hoops / shoot hoops / pickup basketball / bball / b ball / hooping / pick up basketball / pickup ball / hoop"
          " / pick up game / pickup games / shooting hoops / ball at the park / shoot around"),
    entry("soccer", "soccer", "outdoor physical", 90, 0.4, "play .8 connection .4",
          "pickup soccer / futsal / indoor soccer / footy / fut / futbol / kick ball around / football soccer"),
    entry("volleyball", "volleyball", "outdoor daylight physical", 90, 0.35, "play .8 connection .5",
          "beach volleyball / vball / sand volleyball / spikeball / vb / volley ball"),
    entry("softball", "softball", "outdoor daylight physical", 120, 0.3, "play .7 connection .5",
          "baseball / batting cages / play catch / wiffle ball / batting cage / play ball / throw ball around"),
    entry("flag_football", "flag football", "outdoor daylight physical", 90, 0.45, "play .8 connection .4",
          "touch football / football / rugby / toss football / throw football / american football"),
    entry("kickball", "kickball", "outdoor daylight physical", 90, 0.3, "play .9 connection .5",
          "dodgeball / capture flag / kickball league / rec league / tag rugby / intramurals / adult sports league"
          " / rec sports / social sports league"),
    entry("frisbee", "frisbee", "outdoor daylight physical", 75, 0.25, "play .8 connection .4",
          "ultimate frisbee / frisbee in park / toss frisbee / throw frisbee / hacky sack / throw disc"),
    entry("disc_golf", "disc golf", "outdoor daylight", 105, 0.3, "play .7 restorative .3 connection .4",
          "frisbee golf / frolf / discgolf / folf"),
    entry("golf", "golf", "outdoor daylight $$", 180, 0.3, "play .6 restorative .4 connection .4",
          "golfing / driving range / topgolf / top golf / golf course / 9 holes / 18 holes / nine holes / hit links"
          " / golf lessons / back nine"),
    entry("mini_golf", "mini golf", "outdoor $", 75, 0.15, "play .8 connection .5",
          "minigolf / putt putt / miniature golf / crazy golf / putting course / puttery / glow golf"),
    entry("swimming", "a swim", "indoor outdoor physical water $", 75, 0.3, "restorative .6 growth .3 play .3",
          "swim / swim laps / lap swim / pool day / open water swimming / laps in pool / swimming pool / swimming laps"
          " / water aerobics / open water swim / swim in bay / aquatic park / water polo / water park / lake day"
          " / swim at lake / swimming holes", liking="swimming"),
    entry("surfing", "surfing", "outdoor daylight physical water $$", 150, 0.75, "adventure .8 restorative .4",
          "surf / surf lessons / catch waves / boogie boarding / body surfing / surf session / bodyboarding / surfin"
          " / windsurfing / kiteboarding / kite surfing / kitesurfing / wakeboarding / wake boarding / water skiing"
          " / waterskiing / jet skiing / jet ski / wakesurfing"),
    entry("skateboarding", "skateboarding", "outdoor daylight physical", 75, 0.6, "play .7 adventure .5",
          "skateboard / longboarding / skate park / skatepark / longboard / skate boarding / skate sesh / scootering"),
    entry("roller_skating", "roller skating", "indoor outdoor physical $", 90, 0.4, "play .9 connection .4",
          "rollerskating / roller skate / rollerblading / roller rink / roller derby / inline skating / rollerblade"
          " / roller disco / skating rink / skating / skate / roller blading / roller blades / quad skating"),
    entry("ice_skating", "ice skating", "indoor physical $", 75, 0.35, "play .8 connection .4",
          "ice skate / ice rink / figure skating / iceskating / skate on ice / hockey / ice hockey / curling / iceskate"),
    entry("skiing", "a day in the snow", "outdoor daylight physical $$$", 360, 0.75, "adventure .8 play .5",
          "ski / skis / snowboarding / snowboard / cross country skiing / snowshoeing / snow tubing / sledding / tahoe trip"
          " / hit slopes / ski trip / snow day / sled / downhill skiing / snowshoe / slopes / snow sports / winter sports",
          liking="snow sports"),
    entry("gym", "a workout", "indoor physical $", 75, 0.2, "growth .6 restorative .4",
          "gym / work out / workout / working out / weights / lift weights / weightlifting / gym sesh / gym session / lifting"
          " / gym buddy / crossfit / exercise / exercising / fitness / strength training / pump iron / weight training"
          " / powerlifting / gymming / gym bro / personal training / calisthenics / lifting weights / gyms / hit gym"
          " / weight lifting / cardio / swole", liking="working out"),
    entry("fitness_class", "a fitness class", "indoor physical $$", 60, 0.3, "growth .5 play .5 restorative .3",
          "spin class / zumba / barre / barre class / boot camp / bootcamp / hiit / orangetheory / workout class / soulcycle"
          " / aerobics / exercise class / f45 / cardio class / jazzercise / peloton / spinning class / barrys"
          " / jump rope / group fitness / step class", liking="fitness classes"),
    entry("martial_arts", "martial arts", "indoor physical $$", 90, 0.55, "growth .7 adventure .4",
          "karate / judo / jiu jitsu / bjj / brazilian jiu jitsu / muay thai / taekwondo / kung fu / mma / self defense"
          " / krav maga / aikido / capoeira / jujitsu / kendo / self defense class / wrestling / tae kwon do"),
    entry("boxing", "boxing", "indoor physical $$", 75, 0.5, "growth .6 play .3 adventure .3",
          "kickboxing / boxing class / sparring / boxing gym / kick boxing"),
    entry("fencing", "fencing", "indoor physical $$", 75, 0.5, "growth .6 play .5", "sword fighting / epee / larping / larp"),
    entry("archery", "archery", "outdoor daylight $$", 90, 0.45, "growth .5 play .5 adventure .4",
          "archery range / bow and arrow / archery class / archery lessons"),
    entry("axe_throwing", "axe throwing", "indoor loud $$", 75, 0.6, "play .8 adventure .5",
          "throwing axes / throw axes / axe bar / ax throwing / hatchet throwing / knife throwing / axes"),
    entry("rowing", "rowing", "outdoor daylight physical water $$", 105, 0.45, "growth .6 adventure .3",
          "crew rowing / dragon boating / dragon boat / row boat / sculling / outrigger"),
    entry("trampoline_park", "a trampoline park", "indoor loud physical $$", 75, 0.5, "play .9 adventure .3",
          "trampoline / trampolines / bounce house / trampolining / parkour / gymnastics / aerial silks / acro yoga"
          " / acroyoga / circus class / pole dancing / pole class / aerial / obstacle course / ninja warrior gym",
          liking="trampoline parks"),
    entry("cricket", "cricket", "outdoor daylight physical", 150, 0.35, "play .7 connection .4",
          "cricket match / street cricket / play cricket"),
    entry("lacrosse", "lacrosse", "outdoor daylight physical", 90, 0.4, "play .7 growth .3", "field hockey / lax / handball"),
    entry("watching_sports", "watching the game", "indoor loud $$", 180, 0.15, "play .6 connection .6",
          "watch game / watch sports / baseball game / basketball game / football game / soccer game / sporting events"
          " / giants game / warriors game / hockey game / super bowl / world cup / watch football / watch basketball"
          " / 49ers game / watching sports / ballgame / sports game / watch party / march madness / nba games / nfl"
          " / niners game / formula 1 / watch soccer / watch f1 / f1 / ufc / sporting event / watch baseball / ball game"
          " / nba / sports games / live sports / watch hockey / tailgating / tailgate", liking="watching sports"),
)  # fmt: skip
