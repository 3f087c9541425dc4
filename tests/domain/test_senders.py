from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from engine.domain.senders import SenderKind, is_toll_free, sender_kind, zones_of


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("+14155550101", SenderKind.PERSON),
        ("+15005550006", SenderKind.PERSON),
        ("+15555550123", SenderKind.PERSON),
        ("+447911123456", SenderKind.PERSON),
        ("+1234567", SenderKind.PERSON),
        ("+123456789012345", SenderKind.PERSON),
        ("+1234567890123456", SenderKind.OTHER),
        ("+0123456789", SenderKind.OTHER),
        ("+1415555010a", SenderKind.OTHER),
        ("+14155550101\n", SenderKind.OTHER),
        ("+١٤١٥٥٥٥٠١٠١", SenderKind.OTHER),
        ("22395", SenderKind.SHORT_CODE),
        ("611", SenderKind.SHORT_CODE),
        ("883773", SenderKind.SHORT_CODE),
        ("AMAZON", SenderKind.ALPHANUMERIC),
        ("My Bank 24", SenderKind.ALPHANUMERIC),
        ("4155550101", SenderKind.OTHER),
        ("whatsapp:+14155550101", SenderKind.OTHER),
        ("client:ann", SenderKind.OTHER),
        ("", SenderKind.OTHER),
        ("+", SenderKind.OTHER),
    ],
)
def test_only_e164_is_a_person(address: str, kind: SenderKind) -> None:
    """Short codes, sender names and oddities are never taken for somebody's phone."""
    assert sender_kind(address) is kind


@pytest.mark.parametrize(
    ("e164", "toll_free"),
    [
        ("+18005550101", True),
        ("+18445550101", True),
        ("+18885550101", True),
        ("+18015550101", False),
        ("+14155550101", False),
        ("+448005550101", False),
        ("8005550101", False),
    ],
)
def test_toll_free(e164: str, *, toll_free: bool) -> None:
    """Toll-free numbers are known by their area code."""
    assert is_toll_free(e164) is toll_free


@pytest.mark.parametrize(
    ("e164", "zones"),
    [
        ("+14155550101", ("America/Los_Angeles",)),
        ("+16025550101", ("America/Phoenix",)),
        ("+18085550101", ("Pacific/Honolulu",)),
        ("+12085550101", ("America/Boise", "America/Los_Angeles")),
        ("+16715550101", ("Pacific/Guam",)),
        ("nonsense", ()),
        ("", ()),
    ],
)
def test_zones_of_a_place(e164: str, zones: tuple[str, ...]) -> None:
    """An area code names every zone it reaches into; an unknown one names none."""
    assert zones_of(e164) == zones


@pytest.mark.parametrize("e164", ["+18005550101", "+15005550006", "+15555550123"])
def test_a_number_without_a_place_may_be_in_any_state(e164: str) -> None:
    """Toll-free, personal and fictional numbers get the zones of the fifty states, and of nowhere else."""
    zones = zones_of(e164)
    assert {"America/New_York", "America/Phoenix", "Pacific/Honolulu"} <= set(zones)
    assert not {"Pacific/Guam", "America/Toronto", "America/Puerto_Rico", "Etc/Unknown"} & set(zones)


def test_every_zone_exists() -> None:
    """Each zone is one that clocks can be set by."""
    for zone in zones_of("+18005550101"):
        assert ZoneInfo(zone).key == zone
