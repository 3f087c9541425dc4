"""CPU seconds of this process per HTTP call: a bare client, ours, and Twilio's library as it comes. Its own process.

Told a number of calls on standard input, it makes that many of each kind against the bench carrier and prints what one
cost, in microseconds.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import sys
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import uvloop
from twilio.rest import Client

from engine.ids import new_id
from engine.launcher.ports import LOOPBACK
from engine.messaging.carrier_answers import Accepted
from engine.messaging.twilio_client import TwilioCarrier
from engine.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.settings import Settings

_TO = "+12125550000"
_BODY = "JOSH: plans with people near you. Msg & data rates may apply. Reply STOP to opt out, HELP for help."
_AT_ONCE = 32
_LIBRARY_SHARE = 4  # the library as it comes is slow: a quarter of the calls is enough
_WARM = 100


def _bare(settings: Settings) -> Callable[[int], None]:
    """Return the cheapest client Python has: one kept connection, and a form with the same fields."""
    connection = HTTPConnection(LOOPBACK, int(settings.twilio_api_base_url.rpartition(":")[2]), timeout=10)
    account, token = settings.twilio_account_sid, settings.twilio_auth_tokens[0]
    credentials = base64.b64encode(f"{account}:{token}".encode()).decode()
    headers = {"Authorization": f"Basic {credentials}", "Content-Type": "application/x-www-form-urlencoded"}
    path = f"/2010-04-01/Accounts/{account}/Messages.json"

    def make(calls: int) -> None:
        for _ in range(calls):
            callback = f"{settings.public_base_url}/webhooks/twilio/status?job={new_id()}"
            form = {"To": _TO, "From": settings.twilio_from_number, "Body": _BODY, "StatusCallback": callback}
            connection.request("POST", path, urlencode(form | {"ValidityPeriod": 14400}), headers)
            answer = json.loads(connection.getresponse().read())
            assert answer["status"] == "queued"

    return make


async def _ours(settings: Settings, calls: int, carrier: TwilioCarrier) -> None:
    left = iter(range(calls))

    async def caller() -> None:
        for _ in left:
            result = await carrier.send(job_id=new_id(), to=_TO, body=_BODY, validity_seconds=14400)
            assert isinstance(result, Accepted), settings.app_env

    await asyncio.gather(*(caller() for _ in range(_AT_ONCE)))


def _library(settings: Settings) -> Callable[[int], None]:
    """Return the library's own synchronous client, as its documentation shows it."""
    client = Client(settings.twilio_account_sid, settings.twilio_auth_tokens[0])
    client.api.base_url = settings.twilio_api_base_url

    def make(calls: int) -> None:
        for _ in range(calls):
            callback = f"{settings.public_base_url}/webhooks/twilio/status?job={new_id()}"
            client.messages.create(
                to=_TO, from_=settings.twilio_from_number, body=_BODY, status_callback=callback, validity_period=14400
            )

    return make


def _cost(make: Callable[[int], None], calls: int) -> float:
    """Microseconds of CPU per call, kernel time included."""
    make(_WARM)
    before = os.times()
    make(calls)
    after = os.times()
    return (after.user + after.system - before.user - before.system) / calls * 1e6


def main() -> None:
    """Answer each line with the costs."""
    settings = load_settings()
    loop = uvloop.new_event_loop()

    async def open_carrier() -> TwilioCarrier:
        return TwilioCarrier(settings, in_flight=_AT_ONCE)

    carrier = loop.run_until_complete(open_carrier())
    kinds: dict[str, tuple[Callable[[int], None], int]] = {
        "bare": (_bare(settings), 1),
        "ours": (lambda calls: loop.run_until_complete(_ours(settings, calls, carrier)), 1),
        "library": (_library(settings), _LIBRARY_SHARE),
    }
    for line in sys.stdin:
        costs = {name: _cost(make, int(line) // share) for name, (make, share) in kinds.items()}
        print(json.dumps(costs), flush=True)
    loop.run_until_complete(carrier.close())


if __name__ == "__main__":
    main()
