"""Members made at once, as joining and an interview would have left them."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import dict_row

from crypto.hashes import PhoneHasher
from engine.operations.catalog_seed import catalog_seed
from tests.sandbox.stage import ANN, BEN, facts_for, running
