"""Enqueues the textbook variant's jobs for texts that are laid out already, at each line on standard input."""

from __future__ import annotations

import sys

import psycopg

from benchmarks.textbook import answer, settings


def main() -> None:
    """Send one job for each waiting text, oldest first; print a line when done."""
    for _ in sys.stdin:
        with psycopg.connect(settings.database_url) as conn:
            rows = conn.execute(
                "select id from public.sms_messages where direction = 'in' and processed_at is null"
                " order by arrival_seq"
            ).fetchall()
        for (message_id,) in rows:
            answer.send(str(message_id))
        print("done", flush=True)


if __name__ == "__main__":
    main()
