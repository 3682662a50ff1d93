"""Postcodes as people type them."""

import re

_SHAPE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}")


def key(typed: str) -> str | None:
    """The directory's key ('S12HH') of a typed postcode; none when it is no postcode."""
    squeezed = re.sub(r"[\s.\-]+", "", typed).upper()
    return squeezed if _SHAPE.fullmatch(squeezed) else None


def spaced(postcode_key: str) -> str:
    """The postcode as it is written: 'S1 2HH'."""
    return f"{postcode_key[:-3]} {postcode_key[-3:]}"
