"""The levels of place, and what one of a level, and many, are called in the middle of a sentence.

Pure; the codes are those of ``mart.place``, and ``own`` is a place that the reader put together.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Level(NamedTuple):
    """What one place of a level is called, and many."""

    one: str
    many: str


LEVELS: Mapping[str, Level] = MappingProxyType(
    {
        "neighbourhood": Level("neighbourhood", "neighbourhoods"),
        "area": Level("neighbourhood group", "neighbourhood groups"),
        "ward": Level("ward", "wards"),
        "council": Level("council", "councils"),
        "authority": Level("combined authority", "combined authorities"),
        "own": Level("place of your own", "places of your own"),
    }
)
