"""The settings of our own PostgreSQL cluster.

A person's words, number or name must never reach the server's log: it writes no statements, no parameters and no
DETAIL lines (where PostgreSQL prints the values of a violated constraint).
"""

from __future__ import annotations

FILE = "josh.conf"
INCLUDE = f"include '{FILE}'\n"

_SETTINGS = """\
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 200
shared_buffers = 128MB
fsync = {fsync}
synchronous_commit = {fsync}
full_page_writes = {fsync}
jit = off
timezone = 'UTC'
password_encryption = 'scram-sha-256'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_file_mode = 0600
log_timezone = 'UTC'
lc_messages = 'C'
log_min_messages = warning
log_error_verbosity = terse
log_statement = none
log_min_duration_statement = -1
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""


def settings_text(*, port: int, fsync: bool) -> str:
    """Return the settings file. `fsync=False` is for tests only: a power cut then costs the data."""
    return _SETTINGS.format(port=port, fsync="on" if fsync else "off")
