"""`engine clock`: run the sweeps when they are due."""

from __future__ import annotations


def clock() -> None:
    """Run every sweep at its own cadence until told to stop. Any number of these may run; logs are JSON lines."""
    import signal
    import threading

    from engine.messaging.rings import Doorbell
    from engine.process import start_process
    from engine.store.connections import open_pool
    from engine.sweeps.metronome import Metronome
    from engine.sweeps.registry import SWEEPS
    from engine.sweeps.sweep import Means

    settings = start_process()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    with open_pool(settings, application="clock", size=len(SWEEPS)) as pool:
        metronome = Metronome(SWEEPS.values(), Means(settings, pool, Doorbell(settings)))
        metronome.start()
        stopping.wait()
        metronome.stop()
