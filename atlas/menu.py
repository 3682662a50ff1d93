"""The measures a reader may choose: what each is called, and which releases are held.

Read from ``mart.measure``. "Doubly disadvantaged" is ours, and is there when the build
holds both the 2025 Index of Multiple Deprivation and the Community Needs Index.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from atlas.view import DOUBLE
from atlas.warehouse import Row

IMD_RELEASE, CNI_RELEASE = 2025, 2023  # the two that "doubly disadvantaged" joins


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One measure of one release, in the words of the page."""

    code: str
    group: str  # 'iod', 'cni' or 'double'
    release: int
    name: str
    kind: str
    description: str
    source: str

    @property
    def is_need(self) -> bool:
        """Does it speak of community need, rather than of deprivation?"""
        return self.group == "cni"

    @property
    def label(self) -> str:
        """The name in a menu: group first, so that the list reads in blocks."""
        prefix = "Community need: " if self.is_need else "Deprivation: "
        if self.kind == "index" or self.group == "double" or self.name.startswith(prefix):
            return self.name
        return prefix + self.name[:1].lower() + self.name[1:]

    @property
    def subject(self) -> str:
        """What a tenth is a tenth of: ' for crime'; nothing for a whole index."""
        if self.kind == "index":
            return ""
        name = self.name.removeprefix("Community need: ")
        return f" for {name[:1].lower()}{name[1:]}"

    @property
    def full_name(self) -> str:
        """The name with its release, for titles and sources."""
        if self.group == "double":
            return f"IMD {IMD_RELEASE} and Community Needs Index {CNI_RELEASE}"
        return f"{self.label}, {self.release}"


Menu = Mapping[tuple[str, int], Measure]


def menu(rows: Sequence[Row]) -> Menu:
    """The whole menu, in the order of the rows; a key is (code, release)."""
    held = {
        (row["domain"], row["release"]): Measure(
            code=row["domain"],
            group=row["measure_group"],
            release=row["release"],
            name=row["name"],
            kind=row["kind"] or "domain",
            description=row["description"] or "",
            source=row["source"],
        )
        for row in rows
    }
    if ("imd", IMD_RELEASE) in held and ("cni", CNI_RELEASE) in held:
        held[(DOUBLE, IMD_RELEASE)] = Measure(
            code=DOUBLE,
            group="double",
            release=IMD_RELEASE,
            name="Doubly disadvantaged",
            kind="index",
            description=(
                "Neighbourhoods in England's worst tenth (or fifth) on both the Index of "
                "Multiple Deprivation and the Community Needs Index."
            ),
            source=f"{held['imd', IMD_RELEASE].source}, {held['cni', CNI_RELEASE].source}",
        )
    return held


def releases(held: Menu) -> dict[str, tuple[int, ...]]:
    """Measure -> its releases, oldest first, in the order of the menu."""
    found: dict[str, tuple[int, ...]] = {}
    for code, release in held:
        found[code] = tuple(sorted({*found.get(code, ()), release}))
    return found
