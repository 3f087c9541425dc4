"""Every part of a page that is made from measured figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docs.write import chaos, measured, outages, scale

if TYPE_CHECKING:
    from docs.write.block import Block

BLOCKS: Final[tuple[Block, ...]] = (measured.BLOCK, chaos.BLOCK, outages.BLOCK, scale.BLOCK)
