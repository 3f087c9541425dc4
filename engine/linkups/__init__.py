"""The shell of LinkUps: waves, expiry and locks, each under the lock of its LinkUp."""
