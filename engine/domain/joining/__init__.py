"""The way in by text: what is asked of a stranger, how the answers are read, and what is kept meanwhile."""
