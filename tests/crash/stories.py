"""The stories that between them pass every point. Each is as short as what it passes allows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.crash.steps import Away, Joins, Misfortune, Operator, Says, Story, Until, says

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.crash.steps import Step

ANN, BEN, CAT, DEE, EVE, FAY, KAI, LEE = (f"+1415555010{digit}" for digit in range(1, 9))
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

_TROUBLE: Final = f"""
create sequence public.troubles;
grant usage on sequence public.troubles to public;
create function public.make_trouble() returns trigger language plpgsql as $$
begin
  if new.purpose = 'apology' or new.to_e164 not in ('{BEN}', '{CAT}') then
    return new;
  end if;
  if new.to_e164 = '{CAT}' then
    raise exception 'nobody can answer this';
  end if;
  case nextval('public.troubles')
    when 1, 3 then raise exception 'the batch is taken apart';
    when 2 then raise exception 'this passes' using errcode = '40001';
    else return new;
  end case;
end $$;
create trigger trouble before insert on public.sms_outbound_jobs for each row execute function public.make_trouble();
"""

_FAILING_INVITES: Final = """
create sequence public.first_waves;
create sequence public.later_waves;
grant usage on sequence public.first_waves, public.later_waves to public;
create function public.fail_once() returns trigger language plpgsql as $$
begin
  if (new.wave = 1 and nextval('public.first_waves') = 1) or (new.wave > 1 and nextval('public.later_waves') = 1) then
    raise exception 'not this time';
  end if;
  return new;
end $$;
create trigger failure before insert on public.linkup_invites for each row execute function public.fail_once();
"""

_SEALED_ELSEWHERE: Final = f"""
create function public.seal_elsewhere() returns trigger language plpgsql as $$
begin
  new.key_version := 9;
  return new;
end $$;
create trigger elsewhere before insert on public.sms_outbound_jobs for each row
when (new.to_e164 = '{ANN}') execute function public.seal_elsewhere();
create trigger elsewhere before insert on public.sms_messages for each row
when (new.from_e164 = '{BEN}') execute function public.seal_elsewhere();
"""
_KEY_COMES: Final = """
update public.sms_messages set key_version = 1 where key_version = 9;
update public.sms_outbound_jobs set key_version = 1 where key_version = 9;
delete from public.lane_pauses;
"""
_REFUSED: Final = f"alter table public.sms_messages add constraint no_fay check (from_e164 <> '{FAY}') not valid"
_LOST_CALLBACK: Final = """
insert into public.sms_status_callbacks (id, twilio_message_sid, message_status, error_code, received_at)
values ('00000000-0000-4000-8000-000000000001', 'SM00000000000000000000000000000000', 'sent', 0, '2027-03-03 17:00Z')
on conflict do nothing
"""
_NEWS: Final = "update public.regions set state = 'open', opened_at = '2027-03-03 18:30Z' where slug = 'east-bay'"

_EVENING: Final[tuple[Step, ...]] = (
    Joins(((ANN, "Ann"), (BEN, "Ben"), (CAT, "Cat"), (DEE, "Dee"), (EVE, "Eve"), (FAY, "Fay"))),
    *says(ANN, "coffee on saturday at 3pm?", "GO"),
)

_READY: Final = ("JOIN", "Zelda Quimby", "3/14/1994", "94110", "AGREE", "ready")
_PAUSE: Final = "insert into public.lane_pauses (lane, reason, paused_at) values ('waves', 'test', now())"
_GO_ON: Final = "delete from public.lane_pauses"

STORIES: Mapping[str, Story] = {
    "answer": Story(tuple(says(ANN, "hello")), heir=True),
    "hurry": Story(
        (Joins(((ANN, "Ann"),)), Says(((ANN, "hello"), (ANN, "PLAN"), (BEN, "hello")))),
        batch=1,
        patience=0.0,
        overtaken=True,
    ),
    "trouble": Story((*says(BEN, "hello"), *says(CAT, "hello")), sql=_TROUBLE, deaths=1),
    "keys": Story(
        (*says(ANN, "hello"), *says(BEN, "hello"), Operator(_KEY_COMES)),
        sql=_SEALED_ELSEWHERE,
        leaves=frozenset({"texts", "jobs"}),
    ),
    "doubt": Story(
        (*says(ANN, "hello"), *says(BEN, "hello")), faults=(("accept_then_timeout", 2), ("callback_drop", 1))
    ),
    "list": Story(
        # A look that died is had again with the next step.
        (Says(((ANN, "hello"), (FAY, "hello")), lost=True), *(Until(hours * _HOUR) for hours in range(1, 8))),
        faults=(("inbound_drop", 2),),
        sql=_REFUSED,
        deaf=1,
    ),
    "away": Story((*says(ANN, "hello"), Away(((ANN, "what is this?"),)))),
    "interview": Story(
        (
            *says(ANN, *_READY),
            Operator(_LOST_CALLBACK, quiet=True),
            Until(3 * _HOUR),
        )
    ),
    "child": Story((*says(ANN, "JOIN", "Zelda Quimby", "3/14/2016"), Until(_HOUR))),
    "months": Story((Joins(((ANN, "Ann"),)), *says(ANN, "hello"), Until(200 * _DAY))),
    "news": Story(
        (*says(ANN, "JOIN", "Zelda Quimby", "3/14/1994", "94607", "AGREE"), Operator(_NEWS), Until(2 * _HOUR))
    ),
    "evening": Story(
        (
            *_EVENING,
            *says(BEN, "A"),
            *says(CAT, "A"),
            *says(DEE, "no thanks"),
            Until(_HOUR),
            Until(4 * _DAY),
        )
    ),
    "replacement": Story(
        (
            *_EVENING,
            Until(timedelta(minutes=15)),
            *says(BEN, "A"),
            *says(CAT, "A"),
            Until(_HOUR),
            Joins(((KAI, "Kai"),)),
            *says(CAT, "can't make it"),
            Until(5 * _HOUR),
        ),
        sql=_FAILING_INVITES,
    ),
    "nobody": Story((*_EVENING, Until(2 * _DAY))),
}

PATHS: Mapping[str, Story] = {
    "talking": Story(
        (
            Joins(((ANN, "Ann"),)),
            Misfortune(),
            *says(ANN, "hello"),
            Misfortune(),
            *says(KAI, "JOIN"),
            *says(LEE, *_READY),
            Misfortune(),
            Until(3 * _HOUR),
            Until(4 * _HOUR),
        )
    ),
    "inviting": Story((*_EVENING[:-1], Operator(_PAUSE), *_EVENING[-1:], Misfortune(), Operator(_GO_ON), Until(_HOUR))),
    "reminding": Story((*_EVENING, *says(BEN, "A"), *says(CAT, "A"), Until(_HOUR), Misfortune(), Until(4 * _DAY))),
}
"""Stories in which the carrier's fault meets a text of every kind."""


def told(name: str) -> Story:
    """Give a story by its name, wherever it stands."""
    return STORIES[name] if name in STORIES else PATHS[name]
