"""`engine demo`: a story played against the real stack, with its transcript."""

from __future__ import annotations

import typer


def demo() -> None:
    """Start everything on this machine with fresh data, play a scripted story against it, and print the transcript.

    Exit code 0 only if every expectation of the story held.
    """
    import signal
    import time
    from importlib.resources import files

    from rich.console import Console

    from engine.demo.folder import fresh_folder, remove
    from engine.demo.play import NotAsExpectedError, Play
    from engine.demo.reading import read_story
    from engine.demo.stage import HANG_SECONDS, RunningStack, StageError
    from engine.demo.transcript import Transcript
    from engine.launcher.stack import Stack

    began = time.monotonic()
    story = read_story(files("engine.demo").joinpath("story.txt").read_text(encoding="utf-8"))
    console = Console(highlight=False, markup=False, emoji=False)
    transcript = Transcript(console)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # so that the stack is stopped then, too
    folder = fresh_folder()
    console.print("Starting PostgreSQL, Redis, a fake carrier and JOSH itself, with fresh data …", style="dim")
    with Stack(folder, fsync=False) as stack:
        stage = RunningStack(stack)
        stage.turn_knobs({"hang_seconds": HANG_SECONDS})
        play = Play(story, stage, transcript)
        try:
            outcomes = play.perform()
            sent = len(stage.taken())
        except (NotAsExpectedError, StageError) as error:
            if isinstance(error, NotAsExpectedError):
                transcript.failed(error)
            console.print(f"{error}\nThe logs are kept in {folder / 'log'}.", soft_wrap=True)
            raise typer.Exit(1) from None
    remove(folder)
    seconds = time.monotonic() - began
    transcript.end(outcomes, acts=len(story.acts), held=play.held, sent=sent, seconds=seconds)
