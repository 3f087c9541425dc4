"""In a region of 12,000 people a search reads the pool in index order, stops, and reads no table from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from benchmarks.matching import request
from benchmarks.region import NOW, lay_out_region
from engine.launcher.cluster_folder import SUPERUSER
from engine.matching.searching import search, still_fitting
from engine.domain.matching.rules import Relaxation
from tests.databases import fresh_database
from uuid import UUID
from benchmarks.region import user_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.launcher.postgres import PostgresCluster
