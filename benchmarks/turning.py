"""Turns a second by one worker process, from a backlog of different people: a one-line command, or the interview."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.backlog import lay_out_texts, waiting_texts
from benchmarks.history import ENDED
from benchmarks.interviewed import answers, lay_out_interviews
from benchmarks.scene import Play, Reading, Scene
from engine.launcher.processes import wait_until
from engine.messaging.rings import Doorbell, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.pace import Pace

_LONGEST_SECONDS = 120.0


@contextmanager
def _open(house: House, pace: Pace, *, threads: int, interview: bool = False) -> Iterator[Play]:
    bodies = answers(pace.turns) if interview else ["HELP"] * pace.turns
    texts = waiting_texts(house.settings, bodies)
    doorbell = Doorbell(house.settings)
    with house.worker("--processes", "1", "--threads", str(threads), "--lanes", "turns") as worker:

        def play() -> Reading:
            house.hold("turns")
            if interview:
                house.lay_out(lambda conn: lay_out_interviews(conn, pace.turns))
            lay_out_texts(house.settings, texts)
            house.settle()
            before = (worker.cpu_seconds(), house.postgres_cpu_seconds())
            house.release("turns")
            released = house.ask("select clock_timestamp()")
            doorbell.ring(Lane.TURNS)
            assert wait_until(lambda: _is_done(house), _LONGEST_SECONDS, every=0.1), "the backlog is not worked off"
            # The row's own trigger stamps it with real time; the last stamp is milliseconds before the last commit.
            ended = house.ask("select max(updated_at) from public.sms_messages where processed_at is not null")
            seconds = (ended - released).total_seconds()
            replied = "select count(distinct in_reply_to) from public.sms_outbound_jobs where created_at >= %s"
            replies = house.ask(replied, ENDED)
            assert replies == len(texts), f"{replies} of {len(texts)} texts got a reply"
            if interview:
                learned = house.ask("select count(*) from public.profile_events")
                # A few of the thousands of wordings are asked about again, as some of people's are.
                assert learned > 0.97 * len(texts), f"{learned} of {len(texts)} answers taught something"
            return Reading(
                len(texts) / seconds,
                {
                    "worker_cpu_us": (worker.cpu_seconds() - before[0]) / len(texts) * 1e6,
                    "postgres_cpu_us": (house.postgres_cpu_seconds() - before[1]) / len(texts) * 1e6,
                },
            )

        yield play


def _is_done(house: House) -> bool:
    return not house.ask(
        "select exists (select from public.sms_messages"
        " where direction = 'in' and processed_at is null and parked_at is null)"
    )


SCENES = (
    Scene("turns_4_threads", "turns/s", partial(_open, threads=4)),
    Scene("turns_1_thread", "turns/s", partial(_open, threads=1)),
    Scene("interview_4_threads", "turns/s", partial(_open, threads=4, interview=True)),
    Scene("interview_1_thread", "turns/s", partial(_open, threads=1, interview=True)),
)
