"""What cannot be told as a step: callbacks that overtake the answer, a list that does not come, somebody died here."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from uuid import uuid4

from engine.messaging.call_marks import CallMarks
from engine.messaging.rings import Lane
from engine.messaging.twilio_client import TwilioCarrier

if TYPE_CHECKING:
    from engine.messaging.carrier_answers import SendResult
    from engine.settings import Settings
    from tests.crash.machine import Machine


def let_callbacks_overtake(machine: Machine) -> None:
    """From now on what the carrier says of a text is applied before the answer to its call is heard."""
    send = TwilioCarrier.send

    async def overtaken(carrier: TwilioCarrier, **text: Any) -> SendResult:  # noqa: ANN401 -- what send takes
        result = await send(carrier, **text)
        await asyncio.to_thread(machine.settle_carrier)
        await asyncio.to_thread(machine.runner.run, Lane.CALLBACKS)
        return result

    patch.object(TwilioCarrier, "send", overtaken).start()


def refuse_lists(times: int) -> None:
    """Give no list of texts to us, so many times."""
    listed, left = TwilioCarrier.list_received, [times]

    def refused(carrier: TwilioCarrier, *arguments: Any, **more: Any) -> Any:  # noqa: ANN401 -- what it takes and gives
        if left[0]:
            left[0] -= 1
            raise TimeoutError
        return listed(carrier, *arguments, **more)

    patch.object(TwilioCarrier, "list_received", refused).start()


def leave_marks(settings: Settings) -> None:
    """Leave what a killed sender would, of a lease that is not open any more."""
    marks = CallMarks(settings.spool_dir, places=1)
    marks.lease([uuid4()])
    marks.close()
