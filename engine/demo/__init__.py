"""The story `engine demo` plays against the real stack, from outside, as a carrier and its phones would."""
