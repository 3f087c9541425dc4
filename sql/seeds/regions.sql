-- The regions: ZIP codes, clocks, rules and curated public venues. Edited by hand; applied again whenever it changes.
--
-- What an operator decides later (state, opened_at, paused_at) is written once and never touched again. Opening hours
-- are local; a place closed on a holiday says so. An operator checks a region's venues before opening it.

with region (slug, display_name, state, timezone, opened_at, rules, zips) as (
  values
  ('san-francisco', 'San Francisco', 'open', 'America/Los_Angeles', '2026-11-01T17:00:00Z', '{"min_density": 30}',
   '94102 94103 94104 94105 94107 94108 94109 94110 94111 94112 94114 94115 94116 94117 94118 94121 94122 94123 94124
    94127 94129 94130 94131 94132 94133 94134 94143 94158'),
  ('east-bay', 'the East Bay', 'waitlisted', 'America/Los_Angeles', null, '{"min_density": 40}',
   '94601 94602 94603 94605 94606 94607 94608 94609 94610 94611 94612 94618 94619 94621
    94702 94703 94704 94705 94706 94707 94708 94709 94710 94720'),
  ('manhattan', 'Manhattan', 'waitlisted', 'America/New_York', null, '{"min_density": 60}',
   '10001 10002 10003 10004 10005 10006 10007 10009 10010 10011 10012 10013 10014 10016 10017 10018 10019 10020 10021
    10022 10023 10024 10025 10026 10027 10028 10029 10030 10031 10032 10033 10034 10035 10036 10037 10038 10039 10040
    10044 10065 10069 10075 10128 10280 10282'),
  ('phoenix', 'Phoenix', 'waitlisted', 'America/Phoenix', null, '{"min_density": 40}',
   '85003 85004 85006 85007 85008 85009 85012 85013 85014 85015 85016 85017 85018 85019 85020 85021 85022 85023 85024
    85027 85028 85029 85031 85032 85033 85034 85035 85037 85040 85041 85042 85043 85044 85045 85048 85050 85051 85053
    85054 85083 85085'),
  ('chicago-loop', 'the Chicago Loop', 'closed', 'America/Chicago', null, '{"min_density": 50}',
   '60601 60602 60603 60604 60605 60606')
),
venue (slug, name, street, landmark, activities, days, opens, closes, step_free, outdoor, min_age) as (
  values
  ('san-francisco', 'Ritual Coffee Roasters', '1026 Valencia St', 'between 21st and 22nd, red cup over the door',
   'coffee tea', 'daily', '07:00', '18:00', true, false, null::int),
  ('san-francisco', 'Mission Dolores Park', 'Dolores St & 18th St', 'the palm trees at the corner of 18th',
   'picnic park_hangout frisbee tennis sunset_watching', 'daily', '06:00', '21:00', true, true, null),
  ('san-francisco', 'Lands End Lookout', '680 Point Lobos Ave', 'the visitor center by the parking lot',
   'hiking walking photography sunset_watching', 'daily', '08:00', '19:00', true, true, null),
  ('san-francisco', 'Crissy Field East Beach', '1199 E Beach', 'the flag at the east end of the promenade',
   'running walking cycling kite_flying dog_walk', 'daily', '06:00', '20:00', true, true, null),
  ('san-francisco', 'San Francisco Botanical Garden', '1199 9th Ave', 'the main gate at 9th and Lincoln',
   'botanical_garden walking photography birdwatching', 'daily', '07:30', '17:00', true, true, null),
  ('san-francisco', 'SFMOMA', '151 3rd St', 'the ground floor lobby on 3rd',
   'museum art_gallery sketching', 'mon tue thu fri sat sun', '10:00', '17:00', true, false, null),
  ('san-francisco', 'San Francisco Main Library', '100 Larkin St', 'the atrium inside the Larkin entrance',
   'book_club library reading study_session language_exchange', 'daily', '10:00', '18:00', true, false, null),
  ('san-francisco', 'Ferry Building Marketplace', '1 Ferry Building', 'under the clock tower, bay side of the nave',
   'farmers_market lunch brunch coffee', 'daily', '07:00', '20:00', true, false, null),
  ('san-francisco', 'Game Parlour', '1342 Irving St', 'the front tables by the window',
   'board_games card_games', 'daily', '11:00', '22:00', true, false, null),
  ('san-francisco', 'Mission Cliffs', '2295 Harrison St', 'the front desk at 19th and Harrison',
   'climbing', 'daily', '06:00', '22:00', true, false, null),
  ('san-francisco', 'Mechanics'' Institute Chess Room', '57 Post St', 'fourth floor, out of the elevator to the left',
   'chess', 'mon tue wed thu fri sat', '11:00', '20:00', true, false, null),
  ('san-francisco', 'Urban Putt', '1096 S Van Ness Ave', 'the host stand inside the old mortuary at 22nd',
   'mini_golf dinner', 'wed thu fri sat sun', '16:00', '22:00', true, false, null),
  ('san-francisco', 'Alamo Drafthouse New Mission', '2550 Mission St', 'under the big vertical sign',
   'movies', 'daily', '11:00', '23:00', true, false, null),
  ('san-francisco', 'Japan Center Malls', '1737 Post St', 'the Peace Plaza pagoda',
   'ramen sushi karaoke bookshop dinner', 'daily', '11:00', '21:00', true, false, null),
  ('san-francisco', 'Zeitgeist', '199 Valencia St', 'the long tables in the back garden',
   'bars brewery', 'daily', '14:00', '23:00', true, true, 21),
  ('san-francisco', 'Presidio Tunnel Tops', '210 Lincoln Blvd', 'the Campfire Circle',
   'picnic walking stargazing', 'daily', '09:00', '20:00', true, true, null),
  ('san-francisco', 'Presidio Bowl', '93 Moraga Ave', 'the shoe counter',
   'bowling', 'daily', '11:00', '22:00', true, false, null),
  ('san-francisco', 'Free Gold Watch', '1767 Waller St', 'the first row of pinball',
   'arcade', 'daily', '12:00', '22:00', true, false, null),
  ('san-francisco', 'Bi-Rite Creamery', '3692 18th St', 'the end of the line, across from the park',
   'ice_cream dessert', 'daily', '12:00', '21:00', true, false, null),
  ('san-francisco', 'SFJAZZ Center', '201 Franklin St', 'the corner lobby at Fell',
   'jazz live_music', 'thu fri sat sun', '17:00', '22:30', true, false, null),
  ('san-francisco', 'Ocean Beach, Stairwell 17', 'Great Hwy & Lincoln Way', 'the top of the stairs',
   'beach walking volleyball', 'daily', '07:00', '19:00', false, true, null),

  ('east-bay', 'Lake Merritt Pergola', 'Lakeshore Ave & El Embarcadero', 'the columns at the end of the lake',
   'walking running picnic', 'daily', '06:00', '20:00', true, true, null),
  ('east-bay', 'Oakland Museum of California', '1000 Oak St', 'the plaza steps on Oak',
   'museum art_gallery', 'wed thu fri sat sun', '11:00', '17:00', true, false, null),
  ('east-bay', 'Highwire Coffee Roasters', '2049 San Pablo Ave', 'the tables out front',
   'coffee tea', 'daily', '07:00', '17:00', true, false, null),
  ('east-bay', 'Tilden Regional Park, Inspiration Point', 'Wildcat Canyon Rd', 'the trailhead gate',
   'hiking running cycling birdwatching', 'daily', '07:00', '19:00', true, true, null),
  ('east-bay', 'Berkeley Central Library', '2090 Kittredge St', 'the reading room on the second floor',
   'book_club coworking creative_writing', 'mon tue wed thu fri sat', '10:00', '18:00', true, false, null),
  ('east-bay', 'Berkeley Ironworks', '800 Potter St', 'the front desk',
   'climbing yoga', 'daily', '08:00', '22:00', true, false, null),
  ('east-bay', 'Drake''s Dealership', '2325 Broadway', 'the fire pits in the yard',
   'brewery bars', 'daily', '12:00', '21:00', true, true, 21),

  ('manhattan', 'Bryant Park', '41 W 40th St', 'the fountain on the 6th Avenue side',
   'picnic chess coffee walking', 'daily', '07:00', '22:00', true, true, null),
  ('manhattan', 'The Metropolitan Museum of Art', '1000 5th Ave', 'the bottom of the front steps',
   'museum art_gallery', 'mon tue thu fri sat sun', '10:00', '17:00', true, false, null),
  ('manhattan', 'Hungarian Pastry Shop', '1030 Amsterdam Ave', 'the sidewalk tables across from the cathedral',
   'coffee tea dessert creative_writing', 'daily', '08:00', '20:00', true, false, null),
  ('manhattan', 'The High Line', 'Gansevoort St & Washington St', 'the top of the Gansevoort stairs, elevator at 14th',
   'walking photography botanical_garden', 'daily', '07:00', '20:00', true, true, null),
  ('manhattan', 'Hex & Company', '2871 Broadway', 'the counter',
   'board_games card_games', 'daily', '12:00', '23:00', true, false, null),
  ('manhattan', 'Engineers'' Gate, Central Park', '5th Ave & E 90th St', 'the stone gate',
   'running walking cycling', 'daily', '06:00', '21:00', true, true, null),
  ('manhattan', 'Film Forum', '209 W Houston St', 'the lobby',
   'movies', 'daily', '12:00', '22:00', true, false, null),

  ('phoenix', 'Desert Botanical Garden', '1201 N Galvin Pkwy', 'the ticket plaza',
   'botanical_garden walking photography', 'daily', '08:00', '20:00', true, true, null),
  ('phoenix', 'Papago Park, Hole-in-the-Rock', '625 N Galvin Pkwy', 'the trailhead sign',
   'hiking sunset_watching walking', 'daily', '06:00', '19:00', false, true, null),
  ('phoenix', 'Phoenix Art Museum', '1625 N Central Ave', 'the entrance on the courtyard',
   'museum art_gallery', 'wed thu fri sat sun', '10:00', '17:00', true, false, null),
  ('phoenix', 'Burton Barr Central Library', '1221 N Central Ave', 'the glass elevators',
   'book_club coworking creative_writing language_exchange', 'daily', '09:00', '17:00', true, false, null),
  ('phoenix', 'Lux Central', '4402 N Central Ave', 'the patio door',
   'coffee tea brunch', 'daily', '06:30', '22:00', true, false, null),
  ('phoenix', 'Snakes & Lattes', '20 W 6th St, Tempe', 'the host stand',
   'board_games card_games', 'daily', '11:00', '23:00', true, false, null),

  ('chicago-loop', 'Millennium Park, Cloud Gate', '201 E Randolph St', 'the south side of the Bean',
   'walking picnic photography live_music', 'daily', '08:00', '22:00', true, true, null),
  ('chicago-loop', 'Art Institute of Chicago', '111 S Michigan Ave', 'the north lion',
   'museum art_gallery', 'mon thu fri sat sun', '11:00', '17:00', true, false, null),
  ('chicago-loop', 'Harold Washington Library', '400 S State St', 'the lobby on State',
   'book_club coworking creative_writing', 'daily', '09:00', '17:00', true, false, null),
  ('chicago-loop', 'Intelligentsia Millennium Park', '53 E Randolph St', 'the window bar',
   'coffee tea', 'daily', '07:00', '18:00', true, false, null),
  ('chicago-loop', 'Gene Siskel Film Center', '164 N State St', 'the box office on the second floor',
   'movies', 'daily', '14:00', '22:00', true, false, null),
  ('chicago-loop', 'Maggie Daley Park', '337 E Randolph St', 'the climbing wall',
   'climbing walking picnic mini_golf', 'daily', '08:00', '21:00', true, true, null)
),
listed as (
  select
    slug,
    jsonb_agg(
      jsonb_build_object(
        'name', name, 'street', street, 'landmark', landmark,
        'activities', to_jsonb(string_to_array(activities, ' ')),
        'hours', (
          select jsonb_object_agg(day, jsonb_build_array(opens, closes))
          from unnest(string_to_array(case days when 'daily' then 'mon tue wed thu fri sat sun' else days end, ' ')) as day
        ),
        'closed_dates', case when outdoor then '[]'::jsonb else '["2026-11-26", "2026-12-25", "2027-01-01"]'::jsonb end,
        'step_free', step_free, 'outdoor', outdoor, 'min_age', min_age
      )
      order by name
    ) as venues
  from venue
  group by slug
)
insert into public.regions (slug, display_name, state, timezone, opened_at, rules, geometry, venues)
select
  slug, display_name, state::public.region_state, timezone, opened_at::timestamptz, rules::jsonb,
  jsonb_build_object('zips', to_jsonb(regexp_split_to_array(zips, '\s+'))), venues
from region
join listed using (slug)
on conflict (slug) do update set
  display_name = excluded.display_name,
  timezone = excluded.timezone,
  rules = excluded.rules,
  geometry = excluded.geometry,
  venues = excluded.venues;
