"""Who gets this text, and how a turn is carried from its claim to its commit."""
