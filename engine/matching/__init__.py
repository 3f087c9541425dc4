"""The shell of matching: reads people, lets the domain choose, stores what was chosen. Takes no locks."""
