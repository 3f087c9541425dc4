"""Reads the labelled texts that the word rules are measured on."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "corpus"


def labelled(name: str) -> list[tuple[str, str]]:
    """Return (text, expected label) of every line of `corpus/<name>.tsv`; `#` lines are comments."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.rsplit("\t", 1) for line in lines if line and not line.startswith("# ")]
    return [(text.replace("\\n", "\n"), label) for text, label in pairs]
