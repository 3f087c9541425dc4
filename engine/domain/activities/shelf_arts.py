"""Making things. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("pottery", "a pottery class", "indoor $$", 120, 0.35, "growth .7 restorative .5 play .3",
          "ceramics / wheel throwing / clay / throw pots / pottery studio / pottery wheel / ceramic / throwing clay"
          " / glazing / pottery painting / clay sculpting / throwing pots", liking="pottery"),
    Entry("painting", "painting", "indoor $", 120, 0.25, "growth .5 restorative .5 play .4",
          "paint / watercolor / acrylics / oil painting / paint and sip / paint night / sip and paint / watercolour"
          " / paints / water color / painting class / canvas painting / watercoloring / plein air / bob ross"
          " / art night / paint n sip / paint by numbers / wine and paint / acrylic painting"),
    Entry("sketching", "sketching", "outdoor indoor quiet", 90, 0.2, "growth .5 restorative .6",
          "sketch / draw / drawing / figure drawing / life drawing / doodle / doodling / urban sketching"
          " / draw and chat / drink and draw / illustration / sketchbook / coloring / adult coloring"
          " / coloring books / colouring / sketches / cartooning / comics drawing"),
    Entry("photography", "a photo walk", "outdoor daylight", 105, 0.3, "growth .6 adventure .3 restorative .3",
          "taking pictures / take photos / taking photos / film photography / photoshoot / camera"
          " / street photography / photos / photog / take pictures / photo shoot / pictures / polaroids"
          " / film cameras / taking pics / photographing / darkroom / photographer / photo / astrophotography"
          " / take pics", liking="photography"),
    Entry("knitting", "a knitting circle", "indoor quiet", 90, 0.1, "comfort .6 restorative .6 connection .4",
          "knit / crochet / crocheting / stitch and bitch / yarn / embroidery / cross stitch / needlepoint"
          " / knitting group / crochet circle / weaving / macrame / fiber arts / needlework / tufting / rug tufting"
          " / knits / crosstitch / quilting bee / spinning yarn / stitching", liking="knitting"),
    Entry("crafts", "crafting", "indoor", 105, 0.15, "play .5 restorative .5 growth .4",
          "arts and crafts / craft night / diy / scrapbooking / scrapbook / jewelry making / candle making / collage"
          " / make candles / beading / origami / bracelet making / crafty stuff / soap making / making jewelry"
          " / craft / friendship bracelets / zine making / zines / resin / diy projects / stained glass / collaging"
          " / bookbinding / make jewelry / make things / making things / art project / vision boards / paper crafts"
          " / terrariums / craft nights / leatherwork / leather craft / slime / tie dye / tie dyeing / glass blowing"
          " / glassblowing", liking="crafts"),
    Entry("woodworking", "woodworking", "indoor $$", 150, 0.35, "growth .7 restorative .4",
          "woodwork / wood working / carpentry / wood carving / whittling / carving / maker space / makerspace"
          " / welding / blacksmithing / 3d printing / laser cutting / woodshop / metalworking"),
    Entry("sewing", "sewing", "indoor quiet", 105, 0.15, "growth .5 restorative .5",
          "sew / quilting / quilts / mending / make clothes / upcycling clothes / sewing circle / quilt"
          " / visible mending / fashion design / cosplay / costume making"),
    Entry("calligraphy", "calligraphy", "indoor quiet $", 90, 0.2, "growth .5 restorative .6",
          "hand lettering / lettering / brush lettering / calligraphy class / fountain pens / penmanship"),
    Entry("printmaking", "printmaking", "indoor $$", 120, 0.3, "growth .6 play .4",
          "screen printing / screenprinting / linocut / block printing / letterpress / print making / lino printing"
          " / riso / risograph"),
    Entry("flower_arranging", "flower arranging", "indoor $$", 90, 0.15, "restorative .6 growth .4 comfort .4",
          "floral arranging / ikebana / flower arranging class / bouquet making / floral design / flower class"
          " / wreath making / flower arrangement / flower crowns / arranging flowers"),
    Entry("creative_writing", "a writing circle", "indoor quiet", 105, 0.2, "growth .7 restorative .4 connection .3",
          "writing / write / writing group / writers group / shut up and write / screenwriting / writing club"
          " / writing workshop / fiction writing / write stories / nanowrimo / songwriting / journalism / writer"
          " / novel writing / writing stories / storytelling / storytelling night / moth", liking="creative writing"),
    Entry("poetry", "a poetry night", "indoor", 105, 0.3, "growth .6 connection .5",
          "poems / spoken word / poetry slam / slam poetry / poetry reading / haiku / write poetry / poetry open mic",
          liking="poetry"),
    Entry("improv", "an improv class", "indoor loud $", 105, 0.65, "play .9 growth .5 adventure .4",
          "improvisation / acting class / acting / community theater / stand up class / drama club / theater class"
          " / acting workshop / improv comedy / sketch comedy / clowning / magic tricks / juggling", liking="improv"),
    Entry("film_making", "making a short film", "indoor outdoor", 180, 0.4, "growth .7 play .4",
          "make movies / video editing / make short films / animation / stop motion / podcasting / make videos"
          " / making videos / podcast recording / make podcast / making movies", liking="filmmaking"),
)  # fmt: skip
