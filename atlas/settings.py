"""The council's own settings: whom to write to, and what may be done from the app.

Read from ``settings.toml`` in the folder of the council's lists, ``ATLAS_LOCAL`` or
``data/local``. Without the file nothing may be changed from the app and no address is shown.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atlas.document import House

FILE = "settings.toml"
KNOWN = {
    "contact": str,
    "contact_name": str,
    "allow_loads": bool,
    "raw": str,
    "house_name": str,
    "house_colour": str,
}
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)


@dataclass(frozen=True)
class Contact:
    """Whom to tell that something is wrong: a name, and an e-mail or web address."""

    name: str
    address: str


@dataclass(frozen=True)
class Settings:
    """What the file says; ``trouble`` is a sentence where it cannot be read.

    ``raw`` is the folder of the publishers' files; none is the usual one. ``house`` is the name
    and colour that papers carry.
    """

    contact: Contact | None = None
    allow_loads: bool = False
    raw: Path | None = None
    house: House = field(default_factory=House)
    trouble: str = ""


def folder() -> Path:
    """The folder of the council's own lists: ``ATLAS_LOCAL``, or ``data/local``."""
    return Path(os.environ.get("ATLAS_LOCAL", "data/local"))


def read(directory: Path | None = None) -> Settings:
    """Read the settings; of a file that cannot be read, or says what we do not know, nothing."""
    path = (directory or folder()) / FILE
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as trouble:
        return Settings(trouble=f"The settings in {path} cannot be read: {trouble}. None is used.")
    if wrong := _wrong(said):
        return Settings(trouble=f"The settings in {path} say {wrong}. None is used.")
    address = said.get("contact", "").strip()
    name = said.get("contact_name", "").strip() or "the council"
    return Settings(
        contact=Contact(name, address) if address else None,
        allow_loads=said.get("allow_loads", False),
        raw=Path(said["raw"]) if said.get("raw") else None,
        house=House(name=said.get("house_name", "").strip(), colour=_colour(said)),
    )


def _wrong(said: Mapping[str, Any]) -> str:
    """What cannot be used of what the file says, and what could be; empty for nothing."""
    for name, value in said.items():
        if not isinstance(value, KNOWN.get(name, type(None))):
            known = ", ".join(KNOWN)
            return f"{name}, which is not known or is of the wrong kind; known are {known}"
    colour = _colour(said)
    if not _COLOUR.fullmatch(colour):
        return (
            f"the colour {colour[:20]}; a colour is # and six figures or letters from A to F, such "
            "as #12436D"
        )
    return ""


def _colour(said: Mapping[str, Any]) -> str:
    colour: str = said.get("house_colour", House.colour)
    return colour


def house() -> House:
    """Whose papers these are: the name and colour that the council has set."""
    return read().house


def contact() -> Contact | None:
    """Whom to tell, where the council has said so."""
    return read().contact
