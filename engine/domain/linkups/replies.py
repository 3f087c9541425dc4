"""What a text answers to the invites somebody has: which invite, which option, yes or no. Nothing is ever assumed.

Rules of this file (product: Invite reply, Answers bind to questions):
1. A letter, or an option's own words, name invite and option at once; the activity names an invite.
2. A yes accepts the only option there is; with two options, or two open invites, it is asked once which.
3. Accepting is a commitment: a condition, a doubt or a joke after it leaves it open. Declining needs a plain no.
4. The last word wins while the LinkUp looks for people; afterwards the invite is closed and nothing changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.linkups.invite_reply import (
    Accept,
    Closed,
    Decline,
    Keep,
    NotAReply,
    Several,
    Switch,
    Unclear,
    Which,
    WhichOption,
)
from engine.domain.linkups.option_words import declines_all, is_for_both, labelled, names_only, picked, without_label
from engine.domain.linkups.reply_patterns import NO_MORE
from engine.domain.linkups.reply_words import accepts, declines, takes_back
from engine.domain.linkups.states import InviteState
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.choices import How
from engine.domain.understanding.yes_no import read_yes_no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.invite_reply import Clarified, Invite, InviteReply


def read_invite_reply(text: str, invites: Sequence[Invite], *, asked: Clarified | None = None) -> InviteReply:
    """Return what ``text`` answers to ``invites``, given newest first, closed ones of the last 30 days among them.

    ``asked`` is the clarifier of ours the person had read last, if it is still open: "coffee" after "which one?" says
    to coffee what was said before. Unclear after a clarifier means no change; that is for the caller to say.
    """
    if read_tapback(text) is not None:
        return NotAReply()
    is_open = [invite for invite in invites if invite.is_open]
    reply = _read(text, is_open, asked) if is_open else NotAReply()
    if not isinstance(reply, NotAReply):
        return reply
    for invite in invites:
        as_if = replace(invite, state=InviteState.PENDING)
        if not invite.is_open and isinstance(_read(text, [as_if], asked), Accept | Switch | Decline | WhichOption):
            return Closed(invite.id)
    waiting = _waiting(is_open, asked)
    # A letter that nothing has: they mean to answer, and see what there is.
    return Unclear(waiting[0].id) if len(waiting) == 1 and len(text.strip()) == 1 and text.strip().isalpha() else reply


def read_other_time(text: str, invite: Invite, option: str) -> Accept | Switch | Keep | None:
    """Return what a text answers to "only Saturday has people, can you?"; None when it is not about that alone.

    Letters and words of an option are read as ever: they move the answer. Turning every time down is no answer to it.
    """
    choice = picked(text, [invite])
    token = next(offered.token for offered in invite.offered if offered.option == option)
    another = choice.how is How.WORDS and choice.tokens != (token,)
    if choice.how is How.TOKEN or another or is_for_both(text, choice.how) or declines_all(text, [invite]):
        return None
    if takes_back(text):
        return None
    if choice.how is How.WORDS or accepts(text):
        return _taken(f"{text} too", invite, frozenset({option}))
    return Keep(invite.id) if declines(text) else None


def _read(text: str, invites: Sequence[Invite], asked: Clarified | None) -> InviteReply:
    """Return what a text answers to invites that are all open, or all treated as if they were."""
    if (letters := picked(text, invites)).how is How.TOKEN:
        return _chosen(text, invites, letters.tokens)
    meant = labelled(text, invites)
    choice = picked(text, meant)
    if choice.how in {How.TOKEN, How.WORDS}:
        return _chosen(text, meant, choice.tokens)
    if declines_all(text, meant):
        return _declined_all(meant)
    both = is_for_both(text, choice.how)
    # "Can't do Sat" turns one of two days down, and asks for the other.
    several = sum(len(invite.offered) for invite in meant) > 1
    if both or (choice.how is How.HINT and (several or not declines(text))):
        return _of_one(text, meant, both=both, asked=asked)
    return _answered(text, invites, meant, asked)


def _chosen(text: str, invites: Sequence[Invite], tokens: Sequence[str]) -> InviteReply:
    """Return what naming these letters comes to."""
    replies: list[Accept | Switch] = []
    for invite in invites:
        named = frozenset(offered.option for offered in invite.offered if offered.token in tokens)
        if named:
            replies.append(_taken(text, invite, named))
    if takes_back(text):
        return Unclear(replies[0].invite)
    return replies[0] if len(replies) == 1 else Several(tuple(replies))


def _taken(text: str, invite: Invite, named: frozenset[str]) -> Accept | Switch:
    """Return the acceptance of an invite: new, the same, or another than before."""
    if invite.state is not InviteState.ACCEPTED or not invite.chosen:
        return Accept(invite.id, named)
    if {"too", "also", "well"} & set(bare(text).split()):
        named |= invite.chosen
    return Accept(invite.id, named) if named == invite.chosen else Switch(invite.id, named)


def _declined_all(invites: Sequence[Invite]) -> InviteReply:
    """Return a no to every invite that is not declined yet."""
    undecided = tuple(invite.id for invite in invites if invite.state is not InviteState.DECLINED)
    return Decline(undecided) if undecided else NotAReply()


def _of_one(text: str, invites: Sequence[Invite], *, both: bool, asked: Clarified | None) -> InviteReply:
    """Return what an answer without a letter of its own comes to: either will do, or undecided between them."""
    waiting = _waiting(invites, asked)
    if len(waiting) != 1:
        return Which(tuple(invite.id for invite in waiting), said=True) if waiting else NotAReply()
    invite = waiting[0]
    if not both:
        return WhichOption(invite.id) if len(invite.offered) > 1 else Unclear(invite.id)
    if takes_back(text):
        return Unclear(invite.id)
    return _taken(text, invite, frozenset(offered.option for offered in invite.offered))


def _answered(text: str, invites: Sequence[Invite], meant: Sequence[Invite], asked: Clarified | None) -> InviteReply:
    """Return what a yes or no comes to, to everything or to the activity it names."""
    waiting = _waiting(meant, asked)
    # "Coffee yes" is a yes; in a question the activity stays what it is asked about.
    said = text if "?" in text else without_label(text, meant)
    if len(meant) < len(invites) and not bare(said) and isinstance(asked, Which):
        return _yes(waiting) if asked.said else Decline(tuple(invite.id for invite in waiting))
    if declines(said):
        return _no(said, meant, waiting)
    accepted = accepts(said)
    if accepted:
        return _yes(waiting or _undecided(meant))
    # "A maybe", and the activity's name by itself, are about it and settle nothing.
    if len(waiting) == 1 and (accepted is None or names_only(text, waiting[0])):
        return Unclear(waiting[0].id)
    return NotAReply()


def _yes(waiting: Sequence[Invite]) -> InviteReply:
    """Return what a yes comes to."""
    if len(waiting) != 1:
        return Which(tuple(invite.id for invite in waiting), said=True) if waiting else NotAReply()
    invite = waiting[0]
    if invite.state is InviteState.ACCEPTED:
        return Accept(invite.id, invite.chosen)
    if len(invite.offered) > 1:
        return WhichOption(invite.id)
    return Accept(invite.id, frozenset(offered.option for offered in invite.offered))


def _undecided(invites: Sequence[Invite]) -> list[Invite]:
    """Return what a yes may mean when nothing waits for one: what was declined, else what was accepted, once more."""
    declined = [invite for invite in invites if invite.state is InviteState.DECLINED]
    return declined or [invite for invite in invites if invite.state is InviteState.ACCEPTED]


def _no(text: str, meant: Sequence[Invite], waiting: Sequence[Invite]) -> InviteReply:
    """Return what a no comes to: to what waits for an answer, else to what was accepted."""
    those = waiting or [invite for invite in meant if invite.state is InviteState.ACCEPTED]
    if len(those) != 1:
        return Which(tuple(invite.id for invite in those), said=False) if those else NotAReply()
    # A bare no, out of the blue, gives up nothing that was promised; "I can't make it" does, and no after "both".
    bare_no = read_yes_no(text) is False and len(bare(text).split()) == 1 and bare(text) not in NO_MORE
    if not waiting and bare_no and len(those[0].chosen) <= 1:
        return Unclear(those[0].id)
    return Decline((those[0].id,))


def _waiting(invites: Sequence[Invite], asked: Clarified | None) -> list[Invite]:
    """Return the invites a yes or no may be for: the one just asked about, or those nobody answered yet."""
    if isinstance(asked, WhichOption | Unclear):
        about = [invite for invite in invites if invite.id == asked.invite]
        if about:
            return about
    return [invite for invite in invites if invite.state is InviteState.PENDING]
