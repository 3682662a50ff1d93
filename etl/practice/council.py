"""An example of the council's own list and of a takedown list, as an officer would keep them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.practice import formats
from etl.practice.addresses import Landmarks, Places
from etl.practice.geography import MARLBRIDGE
from etl.practice.organisations import Body

HEADER = ("org_id", "name", "postcode", "action", "reason", "source", "added_on")
TAKEDOWN = ("org_id", "name", "postcode", "reason", "added_on")
DAY = "03/11/2025"
# No body has this number: the line is refused, and the page says why.
UNKNOWN = "GB-CHC-9999999"


def _of_marlbridge(places: Places, bodies: Sequence[Body], *, first: int) -> list[Body]:
    """Bodies of Marlbridge with a good postcode, from one on so that the awkward ones are past."""
    return [
        body
        for body in bodies[first:]
        if places.region.council[places.place(body.site)] == MARLBRIDGE
        and not (body.linked or body.postcode_as)
    ]


@dataclass(frozen=True)
class Chosen:
    """Bodies that the lists are about, each for what is said of it."""

    trades: Body
    visited: Body
    kept: Body
    left_out: Body
    host: Body
    gone: Body
    taken_down: Body


def choose(places: Places, cics: Sequence[Body], *, charities: Sequence[Body]) -> Chosen:
    """Choose the bodies, before the registers are written: those still at work are made sound."""
    held = _of_marlbridge(places, cics, first=220)
    listed = _of_marlbridge(places, charities, first=400)
    live = [body for body in listed if not body.ended and body.form == "trust"]
    gone = next(body for body in listed if body.ended)
    chosen = Chosen(live[0], live[1], held[0], held[1], cics[14], gone, held[2])
    for body in (chosen.kept, chosen.left_out, chosen.host, chosen.taken_down):
        body.sound = True
    return chosen


def write_lists(
    folder: Path, places: Places, *, marks: Landmarks, chosen: Chosen
) -> dict[str, int]:
    """Write both lists, once the bodies have their numbers. Returns rows by raw table."""
    said = _said(places, marks=marks, chosen=chosen)
    text = formats.csv_text(HEADER, [(*line, DAY) for line in said], end="\r\n")
    formats.write_text(folder / "council_list" / "organisations.csv", formats.BOM + text)
    down = [
        (f"GB-COH-{chosen.taken_down.company}", "", "", "Asked for by letter: a refuge", DAY),
        ("", "Beacon Lea Safe House Group", "MB1 1AA", "Its address must not be known", DAY),
    ]
    text = formats.csv_text(TAKEDOWN, down, end="\r\n")
    formats.write_text(folder / "council_takedown" / "takedown.csv", formats.BOM + text)
    return {"council_list": len(said), "council_takedown": len(down)}


def _said(places: Places, *, marks: Landmarks, chosen: Chosen) -> Sequence[tuple[str, ...]]:
    """Each line but its day: number, name, postcode, action, reason and source."""
    quay, green = (places.postcodes.text[int(places.postcodes.first[place])] for place in (3, 9))
    return (
        (f"GB-CHC-{chosen.trades.charity}", "", "", "confirm",
         "Runs a shop and a repair service; its annual report was read", "Annual report"),
        (f"GB-CHC-{chosen.visited.charity}", chosen.visited.name, quay, "site",
         "Has a stall and a workroom in the market hall", "Visit"),
        (f"GB-COH-{chosen.kept.company}", "", "", "confirm",
         "Met at its workshop, which is open five days a week", "Visit"),
        (f"GB-COH-{chosen.left_out.company}", "", "", "exclude",
         "Says itself that it has stopped work here and serves another region", "Letter"),
        (f"GB-COH-{chosen.host.company}", "", places.code(marks.office), "hub",
         "The business centre lets desks to social enterprises at cost", "Property team"),
        (f"GB-CHC-{chosen.gone.charity}", "", "", "confirm",
         "Still meets every week", "Community team"),
        ("", "Quayside Tuesday Lunch Club", quay, "confirm",
         "Feeds forty older people every week; no register lists it", "Community team"),
        ("", "Friends of Bridge Foot Green", green, "site",
         "Looks after the green and its hut, and holds the key", "Parks team"),
        (UNKNOWN, "", "", "confirm", "Named in a meeting", "Community team"),
    )  # fmt: skip
