"""Plain words for the engine's codes, so that a newcomer can read what happened. A code without words shows itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

RULES: Final[Mapping[str, str]] = {
    "not_a_person": "the sender is not a person's number",
    "stop": "the text asks to stop",
    "start": "the text asks to come back",
    "help": "the text asks for help",
    "opted_out": "this number has opted out",
    "loop": "six texts alike within ten minutes",
    "rate_limited": "more than eight texts in a minute",
    "only_media": "a photo without words",
    "banned": "this number may not join",
    "under_age": "the text says its author is under 18",
    "told_enough": "a stranger got as many texts today as a stranger gets",
    "held": "the membership is on hold",
    "profile_shown": "the text asks to see their profile",
    "draft": "a plan of theirs is being read back",
    "invite_reply": "the text answers an invite",
    "day_command": "the text says that they are late or at the spot",
    "after_answer": "the text answers what was asked about a LinkUp that is over",
    "after_talk": "a LinkUp that is over is what they were asked about last",
    "plan_command": "the text is about a LinkUp they have a place in",
    "request": "the text asks for company",
    "profile_change": "the text changes something about their profile",
    "mode": "no rule took it, so the mode of the conversation decides",
    "event": "an event that nobody waits for any more",
    "texts_folded": "the texts set aside are read as one",
    "fragment": "it says too little by itself, so the rest of it is waited for",
}

SILENCES: Final[Mapping[str, str]] = {
    "carrier_answers": "the carrier answers this word itself",
    "opted_out": "this number has opted out",
    "not_a_person": "machines get no answer",
    "closer": "a thank-you or goodbye needs no answer",
    "tapback": "a reaction to a text needs no answer",
    "auto_reply": "it reads like an automatic reply",
    "wrong_number": "they say it is the wrong number",
    "repeated": "it says the same as the text just before",
    "loop": "it looks like two machines talking",
    "folded": "it waits, and is answered together with what follows",
    "media_already_explained": "photos were explained today already",
    "outdated": "it no longer mattered",
    "daily_limit": "a stranger got as many texts today as a stranger gets",
    "question_underway": "the next question is on its way already",
    "banned": "this number may not join, and was told so",
    "pause_already_said": "that the membership is paused was said today already",
    "already_pointed": "what works was said just before",
}

PURPOSES: Final[Mapping[str, str]] = {
    "opt_out_confirmation": "confirms the opt-out",
    "opt_in_confirmation": "confirms the return",
    "help": "the help text",
    "reply": "a reply",
    "welcome": "a welcome",
    "media_notice": "explains that photos cannot be read",
    "apology": "apologises for a text that could not be handled",
    "question": "a question",
    "nudge": "asks once more, unprompted",
    "region_news": "news about their region",
    "safety": "for their safety",
    "invite": "an invite",
    "logistics": "news about a LinkUp of theirs",
    "post_event": "asks how a LinkUp went",
    "exchange": "a number, as both said so",
}

HAPPENINGS: Final[Mapping[str, str]] = {
    "texts_folded": "the texts set aside are answered together",
    "interview_unanswered": "the interview asks once more",
    "profile_stale": "an old profile is asked about",
    "region_opened": "their region has opened",
    "linkup_draft_due": "a plan nobody said GO to ends",
}

MOVES: Final[Mapping[str, str]] = {
    "conversation_moved": "The conversation moved",
    "phone_proved": "The text proves the number",
    "interview_began": "A member now, and the interview begins",
    "profile_learned": "The profile is at another stage",
    "interview_completed": "The interview is over",
    "profile_completed": "The profile is complete enough",
    "under_18": "Out, as they are under 18",
    "linkup_drafted": "A plan is being read back",
    "linkup_sent": "People are being asked",
    "linkup_dropped": "The plan is dropped",
    "wave_sent": "A wave of invites goes out",
    "invited": "They are asked along",
    "invite_answered": "The invite is answered",
    "linkup_locked": "The LinkUp goes ahead",
    "left_in_time": "They give up their place, which costs nothing",
    "left_late": "They give up their place late",
    "place_taken_back": "They take their place again",
    "linkup_off": "The LinkUp is off",
    "seat_not_taken": "The seat is kept no longer",
    "seat_taken": "They take the seat",
    "seats_filled": "Others have the seats",
    "replacement_begun": "Somebody is to be asked in place of who left",
    "replacements_asked": "People are asked in place of who left",
    "replacement_over": "Nobody is asked in their place any more",
    "called_off": "Whoever set it up calls it off",
    "initiator_left": "Whoever set it up is gone",
    "opted_out": "Out, as they opted out",
    "barred": "Out, as they may not come any more",
    "linkup_over": "The LinkUp is over",
    "attendance_said": "They say whether they were there",
    "missed_by_others": "Two others did not see them there",
    "absence_contested": "They say that they were there after all",
    "numbers_swapped": "Both said so: numbers are swapped",
    "swap_suppressed": "Both said so, but the numbers stay where they are",
}

ALERTS: Final[Mapping[str, str]] = {
    "text_loop": "two machines seem to be talking",
    "member_under_age": "a member says they are under 18",
    "swap_suppressed": "two people chose each other who must not be given each other's number",
    "absence_contested": "somebody says they were there whom two others did not see",
    "linkup_without_place": "a LinkUp goes ahead without a place",
}

JOB_ENDS: Final[Mapping[str, str]] = {
    "failed": "The text was given up",
    "canceled": "The text was canceled before it was sent",
    "expired": "The text expired before it could be sent",
    "unknown": "Whether the carrier has it is being found out",
    "uncertain": "Nobody knows whether the text arrived",
}

JOB_REASONS: Final[Mapping[str, str]] = {
    "proven_absent": "twice the carrier's list did not show it; a second copy would do harm or come too late",
}

ATTEMPTS: Final[Mapping[str, str]] = {
    "accepted": "The carrier accepted it",
    "settled_by_callback": "A callback proved that the carrier has it",
    "settled_by_listing": "The carrier's list proved that it has it",
    "refused": "The carrier refused it",
    "not_sent": "It never reached the carrier, so it will be tried again",
    "ambiguous": "No clear answer: the carrier may have it or not, so it is not sent again blindly",
    "suppressed": "Held back at the last moment: the person had just opted out",
    "lapsed": "The sender died in the middle; the carrier may have it",
}

STATUSES: Final[Mapping[str, str]] = {
    "accepted": "Carrier: accepted",
    "queued": "Carrier: queued",
    "sending": "Carrier: sending",
    "sent": "Carrier: sent",
    "delivered": "Carrier: delivered to the handset",
    "undelivered": "Carrier: could not be delivered",
    "failed": "Carrier: failed",
    "canceled": "Carrier: canceled",
}

CALLBACK_RESULTS: Final[Mapping[str, str]] = {
    "applied": "raised the status",
    "outranked": "changed nothing: we knew better already",
}

CONSENTS: Final[Mapping[str, str]] = {
    "opted_out": "Opt-out recorded",
    "opted_in": "Opt-in recorded",
    "consent_given": "Consent recorded",
    "consent_withdrawn": "Withdrawal of consent recorded",
}


def words(table: Mapping[str, str], code: str) -> str:
    """The words for a code, else the code with spaces."""
    return table.get(code) or code.replace("_", " ")
