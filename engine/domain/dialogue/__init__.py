"""How a conversation with open questions runs: what a text can answer, going back, breaks, and what is said when."""
