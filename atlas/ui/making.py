"""What the exporting process is asked to make: whole papers, read and drawn there from a build.

An ``Order`` is small and plain; what comes back are the bytes of a file. Nothing of a session is
needed, so the same order gives the same file a year later from the same build.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

from atlas.asking import from_params
from atlas.briefing import LONGEST_LINK, TOO_LONG, Briefing
from atlas.document import Document, House
from atlas.export import pack, profile, report, slides
from atlas.presenting import Screen, screens
from atlas.ui import address, briefing, frames, profile_choose, profile_place
from atlas.view import View
from atlas.warehouse import Warehouse

_PAPERS: Mapping[str, Callable[[Document, Path], bytes]] = {
    "docx": report.docx,
    "pptx": slides.pptx,
    "html": pack.html,
}
_PROFILES: Mapping[str, Callable[[Document, Path], bytes]] = {
    "docx": profile.docx,
    "pdf": profile.pdf,
}


@dataclass(frozen=True, kw_only=True)
class Order:
    """One paper: the folder and id of its build, the whole view as an address, and whose it is.

    ``page`` is where the app serves briefings: the paper says how to open its own.
    """

    directory: Path
    build_id: str
    params: Mapping[str, str]
    page: str
    made_on: date
    house: House = field(default_factory=House)

    @property
    def digest(self) -> str:
        """The same for the same paper: what its files are known by."""
        held = json.dumps(asdict(self), sort_keys=True, default=str)
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    @property
    def link(self) -> str:
        """Where this very paper is opened again; notes that are too long for it are in its file."""
        held = {**self.params, "build": self.build_id}
        if len(held.get("notes", "")) > LONGEST_LINK:
            held["notes"] = TOO_LONG
        return f"{self.page}?{urlencode(sorted(held.items()))}"

    @property
    def maps(self) -> Path:
        """The folder of the boundaries of its build."""
        return self.directory / "maps"


@lru_cache(maxsize=2)
def _opened(directory: Path, build_id: str) -> Warehouse:
    return Warehouse.open(directory, build_id)


def document(order: Order) -> Document:
    """Put the paper together. Raises ``Unreadable`` where its build is not kept."""
    with frames.reading(_opened(order.directory, order.build_id)):
        view, place = _asked(order)
        return briefing.document(
            view,
            place,
            house=order.house,
            link=order.link,
            made_on=order.made_on,
        )


def _asked(order: Order) -> tuple[View, profile_place.Place]:
    """The view of an order and its place; its council where the build holds no such place."""
    known = frames.known()
    view, _ = from_params(order.params, address.default(known), known)
    place = profile_place.of(view) or profile_place.at(address.default(known).council)
    if place is None:
        raise LookupError("a build that can be opened holds its own default council")
    return view, place


def paper(kind: str, order: Order) -> bytes:
    """Make the report (``docx``), the slides (``pptx``) or the pack (``html``)."""
    return _PAPERS[kind](document(order), order.maps)


def two_pages(kind: str, order: Order) -> bytes:
    """Make the profile of two pages, ``docx`` or ``pdf``."""
    return _PROFILES[kind](document(order), order.maps)


def ward_pages(kind: str, order: Order, code: str) -> bytes:
    """Make the profile of a ward, by the filters of the order."""
    return two_pages(kind, of_ward(order, code))


def wards(order: Order) -> list[str]:
    """The codes of the wards of the council of an order, by name."""
    with frames.reading(_opened(order.directory, order.build_id)):
        view, _ = _asked(order)
        names = profile_choose.choices(view, "ward")
    return sorted(names, key=lambda code: (names[code], code))


def of_ward(order: Order, code: str) -> Order:
    """The same paper of a ward, its own title, parts and notes left out."""
    with frames.reading(_opened(order.directory, order.build_id)):
        view, _ = _asked(order)
        at = profile_place.choose(view, code)
    plain = replace(at, place=None, briefing=Briefing())
    return replace(order, params=plain.to_params())


def on_screens(order: Order) -> tuple[Screen, ...]:
    """The screens of the presenter."""
    return screens(document(order), order.maps)
