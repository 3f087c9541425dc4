"""The only callers of the named queries, one file per table group.

Every function takes an open connection first, works on many rows at once, and commits nothing. A function that
reads gives back the cursor: inside a pipeline several reads travel together and are fetched afterwards.
"""
