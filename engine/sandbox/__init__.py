"""A carrier in a box: a fake Twilio with phones, faults and a movable clock, for development and tests only."""
