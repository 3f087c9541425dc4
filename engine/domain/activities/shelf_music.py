"""Music and dancing. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("live_music", "live music", "indoor loud $$", 150, 0.3, "play .7 connection .4 adventure .3",
          "concert / concerts / gigs / gig / live band / live bands / see band / local bands / indie shows / bands"
          " / rock concerts / see live music / local music / music venues / hear live music / music show"
          " / music shows / punk shows / house shows / hip hop show / bluegrass / rock show / fillmore / indie music"
          " / live musik / small shows / concert going / concerts in park / kpop concert / metal shows"),
    Entry("jazz", "a jazz night", "indoor $$", 120, 0.2, "restorative .5 connection .5 growth .3",
          "jazz club / blues / live jazz / jazz bar / jazz music / jazz clubs / blues bar", liking="jazz"),
    Entry("classical_concert", "a classical concert", "indoor quiet $$$", 120, 0.2, "restorative .6 growth .5",
          "symphony / orchestra / classical music / chamber music / philharmonic / string quartet"
          " / candlelight concert / symphonies", liking="classical concerts"),
    Entry("music_festival", "a music festival", "outdoor loud $$$", 300, 0.5, "play .8 adventure .6 connection .4",
          "music fest / outside lands / coachella / stern grove / hardly strictly / hardly strictly bluegrass",
          liking="music festivals"),
    Entry("open_mic", "an open mic", "indoor loud $", 105, 0.45, "growth .5 connection .5 play .5",
          "open mic night / open mike / open mike night / openmic", liking="open mics"),
    Entry("karaoke", "karaoke", "indoor loud $$", 120, 0.5, "play .9 connection .5 adventure .3",
          "karaoke night / karaoke bar / kareoke / karoke / noraebang / ktv / karyoke / carioke"
          " / private room karaoke / karaoke bars / karaoke party"),
    Entry("singing", "singing together", "indoor", 90, 0.4, "connection .6 restorative .4 growth .4",
          "choir / community choir / sing / sing along / cappella / acapella / chorus / caroling / singalong"
          " / voice lessons / choral singing / sing in choir", liking="singing"),
    Entry("jam_session", "a jam session", "indoor outdoor loud", 105, 0.4, "play .7 growth .5 connection .6",
          "jam sesh / play guitar / guitar / play music / play piano / drum circle / ukulele / band practice"
          " / making music / jamming / drums / piano / playing guitar / jam sessions / make music / violin"
          " / music making / drumming / jam with people / play drums / bass guitar / music production / play violin"
          " / banjo / piano bar / play instruments / instruments / music jam / play ukulele", liking="playing music"),
    Entry("dancing", "dancing", "indoor loud $", 105, 0.45, "play .8 adventure .3 connection .4",
          "dance / going out dancing / go out dancing / dance class / salsa dancing / salsa / bachata"
          " / swing dancing / swing dance / line dancing / tango / ballroom / ballroom dancing / hip hop dance"
          " / contra dancing / two stepping / ecstatic dance / bailar / salsa night / merengue / cumbia"
          " / west coast swing / dance night / lindy hop / dance lessons / dance party / square dancing"
          " / tap dancing / dance classes / latin dance / latin dancing / belly dancing / line dance / kizomba"
          " / silent disco / baile / go dancing / hip hop class / kpop dance / dance floor / zouk / twerking"),
    Entry("record_shopping", "record shopping", "indoor", 75, 0.15, "comfort .4 play .4 growth .3",
          "vinyl / record store / records / crate digging / record shop / amoeba / record shops / vinyl records"
          " / music shopping / vinyl shopping / record stores / listening bar / vinyl bar / vinyls"),
)  # fmt: skip
