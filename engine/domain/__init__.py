"""Pure words and rules: values in, values out; no clock, log, database, network or randomness."""
