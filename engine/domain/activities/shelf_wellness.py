"""Looking after oneself, together. Data only; a line is explained in `activity.entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import entry

ENTRIES: Final = (
    entry("yoga", "yoga", "indoor quiet physical $", 75, 0.15, "restorative .8 growth .4",
          "yoga class / hot yoga / vinyasa / bikram / yoga in park / goat yoga / yin yoga / yoga studio / yogi / corepower"
          " / puppy yoga / power yoga / yoga flow / restorative yoga / outdoor yoga / yoga sesh / hatha / asana"
          " / stretching / stretch class / yoga classes"),
    entry("pilates", "pilates", "indoor physical $$", 60, 0.2, "restorative .5 growth .5",
          "reformer pilates / mat pilates / pilates class / lagree / solidcore / pilates reformer / reformer"),
    entry("meditation", "meditation", "indoor quiet", 60, 0.2, "restorative .9 growth .5",
          "meditate / meditating / breathwork / guided meditation / mindfulness / zen center / group meditation / breath work"
          " / meditation class / meditation group / qigong / qi gong / chi gong / reiki"),
    entry("tai_chi", "tai chi", "outdoor quiet physical", 60, 0.2, "restorative .8 growth .3", "taichi / tai chi in park / thai chi"),
    entry("sound_bath", "a sound bath", "indoor quiet $$", 75, 0.35, "restorative .9",
          "sound bath / sound healing / gong bath / sound baths / singing bowls / soundbath", liking="sound baths"),
    entry("spa", "a spa day", "indoor quiet $$$", 120, 0.1, "restorative .9 comfort .6",
          "spa / spa day / massage / massages / facials / pampering / korean spa / self care day / spa night / facial"
          " / self care / spa days / bath house / bathhouse / jjimjilbang / getting massages / reflexology", liking="spa days"),
    entry("sauna", "a sauna", "indoor quiet $$", 75, 0.35, "restorative .8 adventure .2",
          "sauna / steam room / saunas / cold plunge / hot tub / ice bath / sauna and cold plunge / contrast therapy / jacuzzi"
          " / cold plunges / banya / ice baths", liking="saunas"),
    entry("hot_springs", "hot springs", "outdoor quiet water $$", 150, 0.4, "restorative .8 adventure .4",
          "hot spring / onsen / natural springs / mineral springs / hotsprings"),
    entry("nails", "getting nails done", "indoor $$", 75, 0.05, "comfort .6 restorative .5 connection .4",
          "nails / manicure / mani pedi / pedicure / nail salon / manis and pedis / manicures / get nails done / pedi"
          " / nail art / mani / pedicures / hair salon", liking="getting nails done"),
    entry("journaling", "journaling", "indoor quiet", 75, 0.15, "restorative .7 growth .6",
          "journal / journalling / bullet journal / bullet journaling / gratitude journal / journaling club / tarot"
          " / tarot reading / astrology / tarot cards / junk journaling / manifesting / crystals"),
)  # fmt: skip
