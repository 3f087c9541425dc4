"""What a decision can ask for: a closed union of values, each named as an order. ``router.apply`` carries them out."""

from engine.domain.effects.after import (
    AfterEffect,
    ChooseSwaps,
    LearnLessons,
    RecordOutcome,
    ReportMissing,
    SettlePlace,
)
from engine.domain.effects.arrivals import ArrivalEffect, TellArrival
from engine.domain.effects.belonging import (
    AdmitPerson,
    BelongingEffect,
    ForgetJoin,
    KeepJoin,
    RecordOptIn,
    RecordOptOut,
    RefuseMinor,
)
from engine.domain.effects.conversation import (
    Asks,
    CancelQueuedTexts,
    CloseQuestion,
    ConversationEffect,
    CountNudge,
    RaiseAlert,
    Reply,
    ScheduleEvent,
    Silence,
    StaySilent,
)
from engine.domain.effects.invites import AnswerInvite, InviteEffect, TakeSeat
from engine.domain.effects.linkups import CancelLinkup, DraftLinkup, LinkupEffect, ReviseLinkup, SendLinkup
from engine.domain.effects.members import (
    ActivateMembership,
    MemberEffect,
    MovePerson,
    MoveUser,
    RenamePerson,
    SaveProfile,
)
from engine.domain.effects.places import (
    CallOff,
    ConfirmPlace,
    LeaveEverything,
    LeavePlace,
    PlaceEffect,
    ReturnToPlace,
)

Effect = (
    ConversationEffect
    | BelongingEffect
    | MemberEffect
    | LinkupEffect
    | InviteEffect
    | PlaceEffect
    | ArrivalEffect
    | AfterEffect
)

__all__ = [
    "ActivateMembership",
    "AdmitPerson",
    "AfterEffect",
    "AnswerInvite",
    "ArrivalEffect",
    "Asks",
    "BelongingEffect",
    "CallOff",
    "CancelLinkup",
    "CancelQueuedTexts",
    "ChooseSwaps",
    "CloseQuestion",
    "ConfirmPlace",
    "ConversationEffect",
    "CountNudge",
    "DraftLinkup",
    "Effect",
    "ForgetJoin",
    "InviteEffect",
    "KeepJoin",
    "LearnLessons",
    "LeaveEverything",
    "LeavePlace",
    "LinkupEffect",
    "MemberEffect",
    "MovePerson",
    "MoveUser",
    "PlaceEffect",
    "RaiseAlert",
    "RecordOptIn",
    "RecordOptOut",
    "RecordOutcome",
    "RefuseMinor",
    "RenamePerson",
    "Reply",
    "ReportMissing",
    "ReturnToPlace",
    "ReviseLinkup",
    "SaveProfile",
    "ScheduleEvent",
    "SendLinkup",
    "SettlePlace",
    "Silence",
    "StaySilent",
    "TakeSeat",
    "TellArrival",
]
