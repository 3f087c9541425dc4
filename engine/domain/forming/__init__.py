"""From "coffee sat morning?" to GO: what is read back, what keeps it from going out, and what is said."""
