"""The engine: receives, remembers, decides and sends, one text at a time for everybody."""
