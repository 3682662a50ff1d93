"""The form every source fills in, and the error a broken promise raises."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.fetching.ways import Way

NOT_STATED = "not stated in the file"
OGL = "Open Government Licence v3.0"
ONS = "Office for National Statistics"
GEOPORTAL = "https://geoportal.statistics.gov.uk/"
ONS_ATTRIBUTION = f"Source: {ONS} licensed under the {OGL}."
OS_ATTRIBUTION = f"{ONS_ATTRIBUTION} Contains OS data © Crown copyright and database right 2025."


@dataclass(frozen=True, kw_only=True)
class File:
    """One file of a source.

    ``pattern`` is a glob inside the source's folder; of several matches the last by name is read.
    ``columns`` are promised, in the publisher's spelling: one missing stops the build.
    ``optional_columns`` are landed as null where the file has not got them.
    ``optional`` files may be absent though the source is there.
    ``member`` is the glob of the one file to read where the publisher sends a zip.
    ``encoding`` is "utf-8", or "utf-8|cp1252" for publishers who send either.
    ``renamed`` turns a header that changes between releases into the promised one.
    ``ragged`` says that a line with more or fewer cells than the header is read as far as it goes.
    ``kept_back`` are columns that no model reads and that are landed as null: they are private.
    ``one_line`` says that no cell holds a line break: a quote that is never closed is then seen.
    ``way`` is how the current file is found; None for a file that nobody publishes.
    """

    pattern: str
    address: str
    columns: tuple[str, ...]
    optional_columns: tuple[str, ...] = ()
    optional: bool = False
    member: str = "*"
    encoding: str = "utf-8"
    renamed: Mapping[str, str] = field(default_factory=dict)
    ragged: bool = False
    kept_back: tuple[str, ...] = ()
    one_line: bool = True
    way: Way | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Who publishes something, on what terms, in which files, and what we lose without it.

    ``release`` is words; or ``name:`` and a regular expression whose groups are read from the
    name of the first file; or ``latest:`` and the raw column, as table.column, that holds the day.
    ``rows`` gives, by part, the fewest and most rows that the publisher's
    whole file can have. ``partial_ok`` marks registers, of which an extract is allowed: coverage
    says how complete it is. ``hand_kept`` marks the council's own lists, from which any number of
    lines may go.
    """

    id: str
    title: str
    publisher: str
    homepage: str
    licence: str
    attribution: str
    covers: str
    updated: str
    release: str
    costs: str
    files: Mapping[str, File]
    rows: Mapping[str, tuple[int, int]]
    partial_ok: bool = False
    hand_kept: bool = False

    def table(self, part: str) -> str:
        """Return the name, without schema, of the raw and staging table of one part."""
        return self.id if len(self.files) == 1 else f"{self.id}_{part}"

    def find(self, raw: Path) -> dict[str, Path]:
        """Return the files there are below ``raw``, by part; empty when the source is absent."""
        found = {}
        for part, file in self.files.items():
            if matches := sorted((raw / self.id).glob(file.pattern)):
                found[part] = matches[-1]
        return found

    def missing(self, found: Mapping[str, Path]) -> list[str]:
        """Return the patterns of the files that must be there and are not."""
        return [f.pattern for part, f in self.files.items() if part not in found and not f.optional]

    def release_of(self, found: Mapping[str, Path]) -> str:
        """Return the release in words, read from a file's name where the source says so."""
        if not self.release.startswith("name:"):
            return self.release
        pattern = self.release.removeprefix("name:")
        for path in found.values():
            if match := re.search(pattern, path.name):
                return " ".join(group for group in match.groups() if group)
        return NOT_STATED


class BrokenPromise(Exception):
    """A file is not what its source promises: the build stops, the last good one stays in use.

    Carries the source, the rule, the number of rows that break it and up to three examples
    without personal fields.
    """

    def __init__(
        self, source: str, rule: str, count: int | None = None, examples: Sequence[str] = ()
    ) -> None:
        self.source, self.rule, self.count = source, rule, count
        self.examples = list(examples)[:3]
        rows = "" if count is None else f" ({count:,} rows)"
        shown = f" For example: {'; '.join(self.examples)}." if self.examples else ""
        super().__init__(f"{source}: {rule}{rows}.{shown}")
