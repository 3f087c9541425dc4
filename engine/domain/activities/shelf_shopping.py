"""Browsing. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("thrift_shopping", "thrift shopping", "indoor $", 105, 0.15, "play .6 comfort .4 adventure .2",
          "thrift / thrifting / thrift store / thrift stores / vintage shopping / vintage clothes / secondhand"
          " / goodwill / second hand shops / vintage shops / op shop / consignment / used clothes / thrift shops"
          " / second hand shopping / vintage stores / charity shops / second hand / vintage / thrifted clothes"
          " / haight street shops / buffalo exchange"),
    Entry("farmers_market", "the farmers market", "outdoor daylight $", 75, 0.1,
          "comfort .5 connection .5 restorative .3",
          "farmer market / ferry building / produce market / farmers mkt / market day / farm stand / saturday market"
          " / fresh produce / farmers mrkt / sunday market / local market / local markets", liking="farmers markets"),
    Entry("flea_market", "a flea market", "outdoor daylight $", 105, 0.2, "play .5 adventure .4",
          "antiques / antique shops / antiquing / swap meet / garage sales / yard sales / estate sales"
          " / antique market / antique stores / alameda flea / antique fair / garage sale / estate sale"
          " / rummage sale / antique shopping", liking="flea markets"),
    Entry("bookshop", "a bookshop", "indoor quiet", 60, 0.05, "comfort .6 restorative .5 growth .4",
          "bookstore / bookstores / used books / browse books / city lights / book store / barnes and noble"
          " / browsing books / book browsing / used bookstores / bookshop hopping / book shopping / buying books"
          " / comic book store / green apple books / bookstore date / book hunting", liking="bookshops"),
    Entry("window_shopping", "shopping", "indoor", 90, 0.1, "play .5 comfort .4",
          "shop / mall / malls / boutiques / retail therapy / shopping mall / go shopping / boutique"
          " / clothes shopping / outlet mall / outlets / shopping spree / target run / trader joes run / sneakers"
          " / sneaker shopping / costco run / makeup / sephora / ikea trip / browsing shops / browse shops / ikea"
          " / fashion / mall walking / grocery shopping / mall hang"),
    Entry("craft_fair", "a craft fair", "indoor outdoor", 90, 0.15, "play .4 growth .4 comfort .4",
          "makers market / maker market / holiday market / christmas market / pop up market / artisan market"
          " / pop up shops / craft market / maker faire / popups / pop ups / craft shows / holiday markets",
          liking="craft fairs"),
    Entry("plant_shopping", "plant shopping", "indoor outdoor", 60, 0.1, "restorative .5 comfort .5",
          "plant shop / plant nursery / nursery / garden center / plant shops / plant store / buy plants"
          " / plant stores / flower market / flower shop / flower mart / buying plants / cactus shop"),
)  # fmt: skip
