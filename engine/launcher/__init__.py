"""Starts what JOSH needs on one machine: PostgreSQL, Redis, and our own processes around them.

Nothing here runs in production: there the servers and the environment are given.
"""
