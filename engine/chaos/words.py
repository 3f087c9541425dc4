"""What the people of a chaos run type. Fictional, and every way the house knows to say it."""

from __future__ import annotations

FIRST_NAMES = (
    "Ann", "Ben", "Cleo", "Dov", "Eva", "Finn", "Gil", "Hana", "Ida", "Jon", "Kai", "Lea", "Max", "Nia", "Oz", "Pat",
    "Quin", "Rae", "Sam", "Tess", "Uma", "Vic", "Wes", "Yui", "Zed",
)  # fmt: skip
LAST_NAMES = ("Alvarez", "Brandt", "Chen", "Dubois", "Foster", "Garcia", "Haddad", "Ito", "Jansen", "Kowalski", "Lee")

ACTIVITIES = ("coffee", "walking", "board games", "museum", "hiking", "lunch", "picnic", "books", "photography")
"""What people like; the first few are to be had in every region."""

PLANS = ("coffee", "a walk", "museum", "lunch", "board games")
TIMES = (
    "tomorrow morning", "tomorrow afternoon", "saturday morning", "sunday at noon", "fri or sat afternoon",
    "tomorrow evening", "wednesday or thursday evening", "sunday afternoon",
)  # fmt: skip
ASKING = ("{plan} {time}?", "anyone up for {plan} {time}", "I'd love {plan} {time}", "{plan}, {time}")

FEELINGS = ("cozy and lots of laughing", "easy and warm", "a bit of an adventure", "real talk, calm", "playful")
AVOIDED = ("none", "bars", "late nights", "NONE", "dogs, sorry")

ACCEPTING = ("A", "a please", "count me in", "I'm in!", "sounds good, A")
DECLINING = ("no", "can't that day", "no sorry", "not this time")
NONSENSE = ("purple monkey dishwasher", "hm what", "???", "maybe maybe not", "asdf jkl")

STOPPING = ("STOP", "stop", "Stop.", "please stop texting me", "unsubscribe", "STOP")
STARTING = ("START", "unstop", "start")
HELPING = ("HELP", "help", "info")
WONDERING = ("who sees this?", "are you a bot?", "what does it cost?", "how many texts do i get?", "is this safe?")
CHATTING = (
    "lovely weather today",
    "thanks!",
    "haha",
    "good morning",
    "PLAN",
    "ME",
    "what's up",
    "ok",
    "so tired today",
)
FRAGMENTS = ("so", "about next week", "i think i could do evenings", "and weekends", "just so you know", "right?")
FLOODING = ("hello", "anybody there", "hey hey", "still here", "knock knock", "one more", "and another", "la la", "hm")

IMPATIENT = "hello? still there?"
