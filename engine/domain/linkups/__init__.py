"""A small one-time get-together: its windows, states and rules, as plain values."""
