"""Looking after oneself, together. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("yoga", "yoga", "indoor quiet physical $", 75, 0.15, "restorative .8 growth .4",
          "yoga class / hot yoga / vinyasa / bikram / yoga in park / goat yoga / yin yoga / yoga studio / yogi"
          " / corepower / puppy yoga / power yoga / yoga flow / restorative yoga / outdoor yoga / yoga sesh / hatha"
          " / asana / stretching / stretch class / yoga classes"),
    Entry("pilates", "pilates", "indoor physical $$", 60, 0.2, "restorative .5 growth .5",
          "reformer pilates / mat pilates / pilates class / lagree / solidcore / pilates reformer / reformer"),
    Entry("meditation", "meditation", "indoor quiet", 60, 0.2, "restorative .9 growth .5",
          "meditate / meditating / breathwork / guided meditation / mindfulness / zen center / group meditation"
          " / breath work / meditation class / meditation group / qigong / qi gong / chi gong / reiki"),
    Entry("tai_chi", "tai chi", "outdoor quiet physical", 60, 0.2, "restorative .8 growth .3",
          "taichi / tai chi in park / thai chi"),
    Entry("sound_bath", "a sound bath", "indoor quiet $$", 75, 0.35, "restorative .9",
          "sound healing / gong bath / singing bowls / soundbath", liking="sound baths"),
    Entry("spa", "a spa day", "indoor quiet $$$", 120, 0.1, "restorative .9 comfort .6",
          "massage / massages / facials / pampering / korean spa / self care day / spa night / facial / self care"
          " / bath house / bathhouse / jjimjilbang / getting massages / reflexology", liking="spa days"),
    Entry("sauna", "a sauna", "indoor quiet $$", 75, 0.35, "restorative .8 adventure .2",
          "steam room / cold plunge / hot tub / ice bath / sauna and cold plunge / contrast therapy / jacuzzi"
          " / cold plunges / banya / ice baths", liking="saunas"),
    Entry("hot_springs", "hot springs", "outdoor quiet water $$", 150, 0.4, "restorative .8 adventure .4",
          "hot spring / onsen / natural springs / mineral springs / hotsprings"),
    Entry("nails", "getting nails done", "indoor $$", 75, 0.05, "comfort .6 restorative .5 connection .4",
          "manicure / painting nails / paint nails / mani pedi / pedicure / nail salon / manis and pedis / manicures"
          " / get nails done / pedi / nail art / mani / pedicures / hair salon"),
    Entry("journaling", "journaling", "indoor quiet", 75, 0.15, "restorative .7 growth .6",
          "journal / journalling / bullet journal / bullet journaling / gratitude journal / journaling club / tarot"
          " / tarot reading / astrology / tarot cards / junk journaling / manifesting / crystals"),
)  # fmt: skip
