"""The yardstick reads pgbench's report, and never takes a broken one."""

from __future__ import annotations

import pytest

from benchmarks.load import is_whole
from benchmarks.people import KNOWN, PHONE_ID_PREFIX, number, phone_id
from benchmarks.yardstick import insert_script, read_tps

REPORT = """\
transaction type: insert.pgbench
number of transactions actually processed: 30171
number of failed transactions: {failed} (0.000%)
latency average = 1.591 ms
initial connection time = 31.127 ms
tps = 10056.417 (without initial connection time)
"""


def test_rate_is_read() -> None:
    """The rate without the time of connecting is taken."""
    assert read_tps(REPORT.format(failed=0)) == pytest.approx(10056.417)


@pytest.mark.parametrize("report", [REPORT.format(failed=3), "pgbench: error: connection failed"])
def test_broken_report_is_refused(report: str) -> None:
    """Failed transactions or a missing rate are no measurement."""
    with pytest.raises(ValueError, match="no clean rate"):
        read_tps(report)


def test_script_sizes_the_sealed_body() -> None:
    """The inserted row is as large as a sealed text of that length."""
    assert "'\\x" + "ab" * 72 + "'" in insert_script(body_bytes=72, recipient="+14155550100")


def test_people_are_distinct_and_computable() -> None:
    """Every known number differs, and its row's id follows from its place, as pgbench computes it."""
    assert len({number(place) for place in range(KNOWN)}) == KNOWN
    assert str(phone_id(42)) == f"{PHONE_ID_PREFIX}000000000042"


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc", True),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", False),
        (b"HTTP/1.1 200 OK\r\ncontent-le", False),
        (b"HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n", True),
    ],
)
def test_answers_are_read_whole(answer: bytes, whole: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    """An answer counts once its whole body has come."""
    assert is_whole(answer) is whole
