"""The `engine` command line: one file per command."""
