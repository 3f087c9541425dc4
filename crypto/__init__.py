"""Secrets at rest: sealed texts, the keys that open them, and keyed hashes of phone numbers."""
