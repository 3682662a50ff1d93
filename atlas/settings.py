"""The council's own settings: whom to write to, and what may be done from the app.

Read from ``settings.toml`` in the folder of the council's lists, ``ATLAS_LOCAL`` or
``data/local``. Without the file nothing may be changed from the app and no address is shown.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = "settings.toml"
KNOWN = {"contact": str, "contact_name": str, "allow_loads": bool, "raw": str}


@dataclass(frozen=True)
class Contact:
    """Whom to tell that something is wrong: a name, and an e-mail or web address."""

    name: str
    address: str


@dataclass(frozen=True)
class Settings:
    """What the file says; ``trouble`` is a sentence where it cannot be read.

    ``raw`` is the folder of the publishers' files; none is the usual one.
    """

    contact: Contact | None = None
    allow_loads: bool = False
    raw: Path | None = None
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
    strange = [
        name for name, value in said.items() if not isinstance(value, KNOWN.get(name, type(None)))
    ]
    if strange:
        return Settings(
            trouble=f"The settings in {path} say {strange[0]}, which is not known or is of the "
            f"wrong kind; known are {', '.join(KNOWN)}. None is used."
        )
    address = said.get("contact", "").strip()
    name = said.get("contact_name", "").strip() or "the council"
    return Settings(
        contact=Contact(name, address) if address else None,
        allow_loads=said.get("allow_loads", False),
        raw=Path(said["raw"]) if said.get("raw") else None,
    )


def contact() -> Contact | None:
    """Whom to tell, where the council has said so."""
    return read().contact
