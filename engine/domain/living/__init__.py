"""The living profile: what a member changes by text at any time after, or in the middle of, the interview."""
