"""Sweeps: what has to be looked for because nobody announces it. One file each, listed in `registry`.

A sweep is set-based, works in bounded batches, may overlap with any number of others, and never decides what to say
to anybody: it closes, removes, settles, rings, or inserts an event for a turn.
"""
