"""How organisations are spread over need: the council, its region and England, read once."""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas import text
from atlas.ui import frames
from atlas.ui.looking import Looked
from atlas.warehouse import Row

SCOPES = ("council", "region", "england")


@dataclass(frozen=True)
class Spread:
    """Who has the organisations, by scope: ten tenths each, and the concentration index.

    ``names`` are the scopes to draw, ours first, with what each is called.
    """

    names: Mapping[str, str]
    tenths: Mapping[str, Mapping[int, Row]]
    indices: Mapping[str, Row]

    @property
    def ours(self) -> str:
        """The scope that the figure is about."""
        return next(iter(self.names))


def spread(seen: Looked) -> Spread | None:
    """Read how organisations are spread over need; none where it is not known."""
    asked = {"council": seen.view.council, "definition": seen.view.definition.code}
    tenths: dict[str, dict[int, Row]] = {}
    for row in frames.rows("look_equity", **asked):
        tenths.setdefault(row["scope"], {})[row["decile"]] = row
    names = scopes(seen, tenths)
    if not names:
        return None
    indices = {row["scope"]: row for row in frames.rows("look_concentration", **asked)}
    return Spread(names, tenths, indices)


def scopes(seen: Looked, held: Mapping[str, Mapping[int, Row]]) -> dict[str, str]:
    """The scopes to draw, ours first, with what each is called; none twice over."""
    counts = {scope: _councils(held[scope]) for scope in SCOPES if scope in held}
    if seen.view.is_england:
        counts = {scope: count for scope, count in counts.items() if scope == "england"}
    region = next((row["code"] for row in held.get("region", {}).values()), "")
    names = {
        "council": seen.name,
        "region": f"the {text.plural(counts.get('region', 0), 'covered council')} of {region}",
        "england": f"all {text.plural(counts.get('england', 0), 'covered council')}",
    }
    # What is made of as many covered councils as one before it is the same once more: a region
    # whose only one is ours, or England where the region holds every one there is.
    drawn: dict[str, int] = {}
    for scope in ("council", "england", "region"):
        if scope in counts and counts[scope] not in drawn.values():
            drawn[scope] = counts[scope]
    return {scope: names[scope] for scope in SCOPES if scope in drawn}


def _councils(tenths: Mapping[int, Row]) -> int:
    """Of how many covered councils a scope is made."""
    return next(int(row["council_count"]) for row in tenths.values())
