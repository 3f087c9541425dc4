"""Everything between a text and the database: receiving, ringing, sending, and hearing back."""
