"""Weeks of hundreds of people's lives in minutes, while everything that can die dies; then every text is accounted for.

`planning` draws everything from a seed, `running` plays it against the real stack, `gathering` collects what is on
record afterwards, and `judging` compares that with a small model of what must have happened.
"""
