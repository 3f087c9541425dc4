"""`python -m docs.write`: rewrite every generated page. Starts a PostgreSQL of its own for the data map."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg

from docs.write import data_map, settings, states, understanding
from docs.write.blocks import BLOCKS
from engine.launcher.postgres import PostgresCluster
from router import chart
from sql.runner import migrate


def main() -> None:
    """Rewrite them."""
    chart.PAGE.write_text(chart.render(), encoding="utf-8")
    settings.PAGE.write_text(settings.render(), encoding="utf-8")
    understanding.PAGE.write_text(understanding.render(), encoding="utf-8")
    for block in BLOCKS:
        block.page.write_text(block.render(), encoding="utf-8")
    states.PAGE.write_text(states.render(), encoding="utf-8")
    states.QUERY.write_text(states.render_query(), encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="josh-docs-") as folder:
        Path(folder).chmod(0o755)  # PostgreSQL may run under another account
        cluster = PostgresCluster(Path(folder), fsync=False)
        try:
            cluster.start()
            migrate(cluster.owner_url)
            with psycopg.connect(cluster.owner_url) as conn:
                data_map.PAGE.write_text(data_map.render(conn), encoding="utf-8")
        finally:
            cluster.remove()


if __name__ == "__main__":
    main()
