"""What is learned from how things went: small steps that fade, each with its reason."""
