"""Eating and drinking, without alcohol as the point of it. Data only; a line is explained in `activity.Entry`."""

from __future__ import annotations

from typing import Final

from engine.domain.activities.activity import Entry

ENTRIES: Final = (
    Entry("coffee", "coffee", "indoor quiet $", 75, 0.05, "connection .7 comfort .6 restorative .3",
          "coffee shop / coffee house / coffee date / cup of coffee / coffee run / coffee chat / cafe / coffeeshop"
          " / latte / cappuccino / espresso / cold brew / iced coffee / java / cup of joe / caffeine / starbucks"
          " / blue bottle / philz / matcha latte / coffee bar / cafecito / cafe hopping / coffee hopping / cafe hang"),
    Entry("coffee_tasting", "a coffee tasting", "indoor $$", 75, 0.25, "growth .6 connection .5 adventure .2",
          "coffee cupping / cupping / latte art class", liking="coffee tastings"),
    Entry("tea", "tea", "indoor quiet $", 75, 0.05, "comfort .7 connection .6 restorative .5",
          "tea house / tea shop / teahouse / afternoon tea / high tea / tea time / chai / matcha / green tea"
          " / tea room / tea tasting / cup of tea / herbal tea / tearoom"),
    Entry("boba", "boba", "indoor $", 60, 0.1, "comfort .5 play .4 connection .5",
          "bubble tea / milk tea / boba tea / boba run / pearl tea / boba shop"),
    Entry("breakfast", "breakfast", "indoor $$", 75, 0.05, "comfort .6 connection .6",
          "pancakes / waffles / breakfast burrito / diner breakfast / breakfast tacos / grab breakfast / omelette"),
    Entry("brunch", "brunch", "indoor $$", 90, 0.1, "connection .7 comfort .5 play .4",
          "brunching / bruncheon / sunday brunch / eggs benedict / avocado toast / avo toast / brunch date"),
    Entry("lunch", "lunch", "indoor $$", 75, 0.05, "connection .6 comfort .5",
          "grab lunch / lunch date / sandwiches / deli / salads / salad bar / lunch break / lunchtime / poke bowl"),
    Entry("dinner", "dinner", "indoor $$", 105, 0.1, "connection .8 comfort .5",
          "supper / dinner date / restaurant / eat out / eating out / dine out / dining out / dining"
          " / going out to eat / go out to eat / out to eat / out for food / nice meal / dinner party"
          " / sit down meal / out to dinner"),
    Entry("new_restaurants", "trying a new restaurant", "indoor $$", 105, 0.4, "adventure .6 connection .5 growth .3",
          "try new restaurants / trying new food / try new food / new food / restaurant hopping / new places to eat"
          " / food adventures / different cuisines / new cuisines / hole in wall spots / hidden gem restaurants"
          " / trying restaurants / explore restaurants / food tour / new foods / trying new places to eat"
          " / food crawl / exotic food", liking="trying new restaurants"),
    Entry("bite_to_eat", "a bite to eat", "indoor $", 60, 0.05, "comfort .6 connection .5",
          "grab bite / quick bite / bite / snacks / cheap eats / snack run / grab food / getting food / get food"
          " / grab something to eat / nibbles / munchies / fast food / something to eat / grubbing / grab grub",
          liking="casual bites"),
    Entry("tacos", "tacos", "indoor $", 60, 0.1, "comfort .5 play .4 connection .5",
          "taco tuesday / taqueria / mexican food / burritos / quesadillas / taco truck / taco crawl / birria"
          " / enchiladas / tex mex / taco night / fish tacos / al pastor / mexican"),
    Entry("pizza", "pizza", "indoor $", 75, 0.05, "comfort .6 play .3 connection .5",
          "pizza night / slice of pizza / pizzeria / pizza place / deep dish / pizza party / grab slice"),
    Entry("burgers", "burgers", "indoor $", 60, 0.05, "comfort .6 connection .4",
          "hamburgers / cheeseburgers / burger joint / burger and fries / smash burgers / in n out / shake shack"),
    Entry("bbq", "barbecue", "outdoor $$", 120, 0.1, "comfort .6 connection .6 play .4",
          "barbeque / bar b q / ribs / brisket / cookout / grilling / grill out / cook out / smokehouse / barbecuing"
          " / carne asada"),
    Entry("sushi", "sushi", "indoor $$", 90, 0.15, "connection .5 comfort .5 adventure .2",
          "sashimi / omakase / sushi bar / japanese food / sushi night / conveyor belt sushi / poke"),
    Entry("ramen", "ramen", "indoor $", 60, 0.15, "comfort .7 connection .4",
          "noodles / noodle soup / udon / pho / vietnamese food / soba / noodle bar / noodle shop / banh mi / laksa"),
    Entry("dim_sum", "dim sum", "indoor $$", 90, 0.2, "connection .7 comfort .5 play .3",
          "dumplings / yum cha / chinese food / soup dumplings / dumpling house / xiao long bao"
          " / bao buns"),
    Entry("hot_pot", "hot pot", "indoor $$", 105, 0.3, "connection .7 comfort .6 play .4",
          "shabu shabu / hotpot / shabu / sukiyaki / haidilao / malatang / fondue"),
    Entry("korean_bbq", "Korean barbecue", "indoor $$", 105, 0.3, "connection .7 comfort .5 play .4",
          "kbbq / k bbq / korean food / bibimbap / korean barbeque / korean fried chicken / tteokbokki"),
    Entry("indian_food", "Indian food", "indoor $$", 90, 0.25, "comfort .6 connection .5 adventure .2",
          "curry / biryani / dosa / samosas / indian buffet / naan / tikka masala / nepali food / pakistani food"),
    Entry("thai_food", "Thai food", "indoor $$", 90, 0.2, "comfort .5 connection .5 adventure .2",
          "pad thai / thai / thai curry / tom yum / green curry"),
    Entry("italian_food", "pasta", "indoor $$", 90, 0.1, "comfort .7 connection .5",
          "italian restaurant / spaghetti / lasagna / gnocchi / trattoria / ravioli / italian"),
    Entry("mediterranean_food", "Mediterranean food", "indoor $$", 90, 0.2, "comfort .5 connection .5 adventure .2",
          "falafel / shawarma / hummus / greek food / middle eastern food / kebabs / gyros / turkish food / mezze"
          " / lebanese food / persian food"),
    Entry("ethiopian_food", "Ethiopian food", "indoor $$", 90, 0.35, "connection .7 adventure .4 comfort .4",
          "injera / eritrean food / african food / jollof"),
    Entry("seafood", "seafood", "indoor $$$", 90, 0.15, "comfort .5 connection .5",
          "oysters / crab boil / lobster rolls / lobster / fish and chips / clam chowder / crawfish boil"
          " / shrimp boil / ceviche / seafood boil / crab feed / fried fish"),
    Entry("vegan_food", "vegan food", "indoor $$", 75, 0.15, "growth .4 connection .5 comfort .4",
          "plant based food / vegetarian food / vegan restaurants / vegan eats / plant based eats / veggie food"),
    Entry("ice_cream", "ice cream", "indoor $", 45, 0.05, "play .6 comfort .6",
          "ice creme / gelato / froyo / frozen yogurt / ice cream cone / sundaes / sorbet / ice cream shop"
          " / soft serve / paletas / milkshakes / ice cream run / shaved ice / ice creams"),
    Entry("dessert", "dessert", "indoor $", 60, 0.05, "comfort .6 play .5",
          "cake / sweets / chocolate / pie / sweet treats / dessert night / candy / cupcakes / brownies"
          " / sweet tooth / dessert bar / tiramisu / churros / sweet treat"),
    Entry("bakery", "a bakery run", "indoor $", 45, 0.05, "comfort .7 connection .4",
          "pastries / croissants / donuts / doughnuts / bagels / bakery hopping / donut run / cinnamon rolls"
          " / pan dulce / cookies / bagel run / macarons / scones / patisserie", liking="bakeries"),
    Entry("food_trucks", "food trucks", "outdoor $", 60, 0.2, "play .5 adventure .3 connection .5",
          "street food / food hall / food court / food truck park / night market food / off grid / halal cart"),
    Entry("smoothies", "smoothies", "indoor $", 40, 0.05, "restorative .5 comfort .4",
          "juice bar / acai bowls / green juice / smoothie bowls / fresh juice / juicery / jamba juice / acai"),
    Entry("potluck", "a potluck", "indoor $", 120, 0.2, "connection .8 comfort .6",
          "pot luck / supper club / bring dish / community dinner / shared meal / friendsgiving", liking="potlucks"),
    Entry("food_festival", "a food festival", "outdoor loud $$", 120, 0.3, "play .6 adventure .4 connection .4",
          "food fest / taste of city / chili cookoff / garlic festival / food fair / chili cook off / tasting events",
          liking="food festivals"),
)  # fmt: skip
