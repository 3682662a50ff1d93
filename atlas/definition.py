"""What is counted: a set of kinds, the address grades, and whether contact addresses place a body.

Twelve definitions are reasonable (PRODUCT.md, "Where to look first"); a finding that holds in
most of them is robust. Each has a code that fits in a link, such as ``narrow.abc.in``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

# Every definition counts companies, so none is known where the company register is not whole.
ANCHOR = "companies_house"

TIER_SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "narrow": ("community_business",),
        "wide": ("community_business", "wider"),
        "widest": ("community_business", "wider", "other_clg"),
    }
)
TIER_SET_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "narrow": "Community businesses (likely)",
        "wide": "The wider social economy",
        "widest": "The same, and other guarantee companies",
    }
)
GRADE_SETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"abc": ("A", "B", "C"), "abcd": ("A", "B", "C", "D")}
)
CONTACT: Mapping[str, bool] = MappingProxyType({"in": True, "out": False})


@dataclass(frozen=True)
class Definition:
    """One way to count: ``tier_set`` and ``grade_set`` are keys above, ``contact`` in or out."""

    tier_set: str = "narrow"
    grade_set: str = "abc"
    contact: str = "in"

    @property
    def code(self) -> str:
        """The definition in a link and in the marts, such as ``narrow.abc.in``."""
        return f"{self.tier_set}.{self.grade_set}.{self.contact}"

    @property
    def tiers(self) -> tuple[str, ...]:
        """The kinds that are counted."""
        return TIER_SETS[self.tier_set]

    @property
    def grades(self) -> tuple[str, ...]:
        """The address grades that are counted."""
        return GRADE_SETS[self.grade_set]

    @property
    def with_contact(self) -> bool:
        """Is a charity counted where only its contact address is known?"""
        return CONTACT[self.contact]


DEFINITIONS: tuple[Definition, ...] = tuple(
    Definition(*parts) for parts in product(TIER_SETS, GRADE_SETS, CONTACT)
)


def defined(code: str) -> Definition:
    """Read a code; raises ``ValueError`` for one that is none of the twelve."""
    found = next((definition for definition in DEFINITIONS if definition.code == code), None)
    if found is None:
        raise ValueError(f"{code!r} is none of the twelve definitions")
    return found
