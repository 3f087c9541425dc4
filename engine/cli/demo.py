"""`engine demo`: a story played against the real stack, with its transcript."""

from __future__ import annotations

import typer

STORIES = ("story.txt", "walk.txt")


def demo() -> None:
    """Start everything on this machine with fresh data, play two scripted stories against it, and print transcripts.

    Both are told as they happen; of the second, a LinkUp, each phone is shown by itself at the end. Exit code 0 only if
    every expectation of the stories held.
    """
    import signal
    import time
    from collections import Counter
    from importlib.resources import files

    from rich.console import Console

    from engine.demo.folder import fresh_folder, remove
    from engine.demo.play import NotAsExpectedError, Play
    from engine.demo.reading import read_story
    from engine.demo.stage import HANG_SECONDS, PHONES, RunningStack, StageError
    from engine.demo.transcript import Transcript
    from engine.launcher.stack import Stack

    began = time.monotonic()
    scripts = files("engine.demo")
    stories = [read_story(scripts.joinpath(name).read_text(encoding="utf-8")) for name in STORIES]
    console = Console(highlight=False, markup=False, emoji=False)
    transcript = Transcript(console, PHONES)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # so that the stack is stopped then, too
    folder = fresh_folder()
    console.print("Starting PostgreSQL, Redis, a fake carrier and JOSH itself, with fresh data …", style="dim")
    with Stack(folder, fsync=False) as stack:
        stage = RunningStack(stack)
        stage.turn_knobs({"hang_seconds": HANG_SECONDS})
        plays, outcomes = [Play(story, stage, transcript) for story in stories], Counter[str]()
        try:
            for play in plays:
                outcomes.update(play.perform())
            sent = len(stage.taken())
            for name, phone in stories[-1].cast.items():
                transcript.phone(name, stage.texts(phone))
        except (NotAsExpectedError, StageError) as error:
            if isinstance(error, NotAsExpectedError):
                transcript.failed(error)
            console.print(f"{error}\nThe logs are kept in {folder / 'log'}.", soft_wrap=True)
            raise typer.Exit(1) from None
    remove(folder)
    seconds = time.monotonic() - began
    acts, held = sum(len(story.acts) for story in stories), sum(play.held for play in plays)
    transcript.end(outcomes, acts=acts, held=held, sent=sent, seconds=seconds)
