"""What an operator does and sees: queues, parked work, keys, the health of an installation, figures for a monitor."""
