"""The thirteen steps as data, what an answer to each of them teaches, and which question comes next."""
