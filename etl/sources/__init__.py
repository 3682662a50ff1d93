"""One small file a source: what it is, who publishes it, and how it is landed."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

import duckdb

from etl.source import Source


class SourceModule(Protocol):
    """What every module in this folder offers."""

    SOURCE: Source

    def load(self, files: Mapping[str, Path], con: duckdb.DuckDBPyConnection) -> None:
        """Land the files as published: every row, every column, text only."""


def all_sources() -> list[SourceModule]:
    """Return every source of this folder, in name order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return [cast(SourceModule, import_module(f"{__name__}.{name}")) for name in names]
