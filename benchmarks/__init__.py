"""What the engine does per second and per text, measured beside `pgbench` on the same server: `make bench`.

Everything is ours and runs on one machine: the load, the carrier, the servers. Only ratios taken next to each other
mean anything; absolute figures move with the machine and the minute.
"""
