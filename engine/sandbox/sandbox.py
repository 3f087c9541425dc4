"""One running sandbox: everything its routes share, put together once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.sandbox.carrier import Carrier
from engine.sandbox.faults import Faults
from engine.sandbox.knobs import Knobs
from engine.sandbox.settle import Settler
from engine.sandbox.store import Store
from engine.sandbox.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from engine.sandbox.engine_view import EngineView
    from engine.sandbox.facts import Facts

STORE_FILE = "sandbox.sqlite3"


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The parts of a running sandbox."""

    facts: Facts
    store: Store
    knobs: Knobs
    faults: Faults
    webhook: Webhook
    carrier: Carrier
    settler: Settler

    @classmethod
    def open(cls, facts: Facts, view: EngineView, environment: Mapping[str, str] | None = None) -> Sandbox:
        """Open the memory and take up what was left. Must run inside the loop that will serve."""
        store = Store(facts.folder / STORE_FILE)
        knobs = Knobs(store, environment)
        faults = Faults(store)
        webhook = Webhook(facts.auth_tokens[0])
        carrier = Carrier(store, faults, knobs, webhook, facts)
        carrier.resume()
        return cls(facts, store, knobs, faults, webhook, carrier, Settler(view, carrier))

    async def close(self) -> None:
        """Stop the carrier, hang up, save."""
        await self.carrier.close()
        await self.webhook.close()
        self.store.close()

    def is_opted_out(self, phone: str) -> bool:
        """Whether the carrier refuses our texts to this phone."""
        sender = self.facts.opt_out_sender
        return self.store.row("select 1 from opt_outs where sender = ? and phone = ?", (sender, phone)) is not None


def sandbox_of(request: Request) -> Sandbox:
    """The sandbox a request reached (put there by the application's lifespan)."""
    sandbox: Sandbox = request.state.sandbox
    return sandbox
