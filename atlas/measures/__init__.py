"""Every formula of the Atlas, each one small, named and referenced (pure: numpy and SciPy only).

The classes of the map are here by name; import the rest by module, for SciPy takes a second to
load and the app must not wait for it.
"""

from atlas.measures.classes import (
    BOTH,
    DEPRIVED_ONLY,
    NEED_ONLY,
    NEITHER,
    double_class,
    median,
    share_class,
)

__all__ = [
    "BOTH",
    "DEPRIVED_ONLY",
    "NEED_ONLY",
    "NEITHER",
    "double_class",
    "median",
    "share_class",
]
