"""Pages that are generated, one file each. `python -m docs.write` rewrites all; tests fail when one is stale."""
