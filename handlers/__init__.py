"""What we say, one file per conversation mode or command family. Each file defines a ``HANDLER``; all are pure.

A handler gets a ``Turn`` and returns a ``Decision``. It never raises for what a person typed, and it cannot reach a
clock, a log, a database or a network: everything it may know is in the turn.
"""
