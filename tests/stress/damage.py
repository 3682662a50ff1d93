"""Every way we know to damage a publisher's file, each as a change to a file that is there.

    python -m tests.stress.damage [FOLDER]

tries each of them on every file of the practice region, against a build in use, and prints a table:
refused (nothing is published), the same result, or unseen. A list that the council keeps may grow
shorter: it is taken, and a line that is cut is refused.
"""

import contextlib
import csv
import io
import json
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from etl import build, practice, publish
from etl.source import BrokenPromise, File, Source
from etl.sources import all_sources


class DoesNotApply(Exception):
    """This file cannot be damaged in this way."""


@contextlib.contextmanager
def opened(path: Path, _file: File) -> Iterator[Path]:
    """Give the plain text of a file, and put what becomes of it back where it came from."""
    if path.suffix != ".zip":
        yield path
        return
    with zipfile.ZipFile(path) as archive:
        [name] = [n for n in archive.namelist() if not n.endswith("/")][:1]
        body = archive.read(name)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain"
        plain.write_bytes(body)
        yield plain
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, plain.read_bytes())


def truncated(path: Path, _file: File) -> None:
    """The download was cut: three fifths of the bytes are there."""
    body = path.read_bytes()
    path.write_bytes(body[: len(body) * 3 // 5])


def empty(path: Path, _file: File) -> None:
    """Nothing came at all."""
    path.write_bytes(b"")


def a_page(path: Path, _file: File) -> None:
    """A page that asks for a password came in place of the file."""
    path.write_bytes(b"<!DOCTYPE html><html><head><title>Sign in</title></head></html>\n")


def headed_anew(path: Path, file: File) -> None:
    """The publisher gave the first promised column another name."""
    names = [*(old for old, new in file.renamed.items() if new == file.columns[0]), file.columns[0]]
    if path.suffix == ".gpkg":
        with contextlib.closing(sqlite3.connect(path)) as con:
            table = _layer(con)
            con.execute(f'alter table "{table}" rename column "{file.columns[0]}" to "renamed"')
            con.commit()
        return
    with opened(path, file) as plain:
        head, _, rest = plain.read_bytes().partition(b"\n")
        name = next((name.encode() for name in names if name.encode() in head), None)
        if name is None:
            raise DoesNotApply
        plain.write_bytes(head.replace(name, b"renamed", 1) + b"\n" + rest)


def encoded_anew(path: Path, file: File) -> None:
    """The file came as UTF-16, as some spreadsheets save it."""
    if path.suffix == ".gpkg":
        raise DoesNotApply
    with opened(path, file) as plain:
        text = plain.read_text(encoding="utf-8", errors="replace")
        plain.write_text(text, encoding="utf-16")


def third_gone(path: Path, file: File) -> None:
    """Two of five rows are missing, evenly."""
    if path.suffix == ".gpkg":
        with contextlib.closing(sqlite3.connect(path)) as con:
            table = _layer(con)
            for (name,) in con.execute(
                "select name from sqlite_master where type = 'trigger'"
            ).fetchall():
                con.execute(f'drop trigger "{name}"')
            con.execute(f'delete from "{table}" where rowid % 5 < 2')
            con.commit()
        return
    with opened(path, file) as plain:
        head, *lines = plain.read_bytes().splitlines(keepends=True)
        if len(lines) < 10:
            raise DoesNotApply
        plain.write_bytes(head + b"".join(x for no, x in enumerate(lines) if no % 5 > 1))


def reordered(path: Path, file: File) -> None:
    """The columns stand in another order; nothing is lost, so it must be read as before."""
    if path.suffix == ".gpkg":
        raise DoesNotApply
    with opened(path, file) as plain:
        text = plain.read_bytes().decode("utf-8", errors="surrogateescape")
        if "publicextract" in path.name:
            out = "\n".join("\t".join(row[::-1]) for row in _records(text))
        else:
            held = io.StringIO()
            rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
            csv.writer(held).writerows(row[::-1] for row in rows if row)
            out = held.getvalue()
        plain.write_bytes(out.encode("utf-8", errors="surrogateescape"))


def _records(text: str) -> Iterator[list[str]]:
    """Give the records of a tab separated file; one that is broken over lines is put together."""
    width, held = text.partition("\n")[0].count("\t"), ""
    for line in text.split("\n"):
        held = f"{held} {line}".strip(" \r") if held else line.strip("\r")
        if held.count("\t") >= width:
            yield held.split("\t")
            held = ""


def bomb(path: Path, file: File) -> None:
    """A small zip that unpacks to two gigabytes of noughts."""
    if path.suffix != ".zip":
        raise DoesNotApply
    with zipfile.ZipFile(path) as archive:
        name = archive.namelist()[0]
    head = (",".join(file.columns) + "\n").encode()
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as packed,
    ):
        packed.write(head)
        for _ in range(200):
            packed.write(bytes(10_000_000))


def _layer(con: sqlite3.Connection) -> str:
    [name] = con.execute("select table_name from gpkg_contents").fetchone()
    return str(name)


Damage = Callable[[Path, File], None]
DAMAGES: tuple[Damage, ...] = (
    truncated, empty, a_page, headed_anew, encoded_anew, third_gone, bomb, reordered,
)  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What came of one damage to one file: refused with a sentence, or taken with a result."""

    source: str
    file: str
    damage: str
    refused: str | None
    same: bool
    hand_kept: bool


class Region:
    """The practice region with a good build of it, to be damaged one file at a time."""

    def __init__(self, folder: Path) -> None:
        """Write the region and build it; of registers it then promises no number of rows.

        Real registers promise none either: what is lost must be seen beside the build in use.
        """
        self.raw, self.builds = folder / "raw", folder / "builds"
        practice.write(self.raw)
        said = json.loads((self.raw / "practice.json").read_text("utf-8"))
        partial = {
            module.SOURCE.table(part)
            for module in all_sources()
            for part in module.SOURCE.files
            if module.SOURCE.partial_ok
        }
        rows = {table: count for table, count in said["rows"].items() if table not in partial}
        (self.raw / "practice.json").write_text(json.dumps(said | {"rows": rows}), "utf-8")
        self.build()
        self.good = (self.builds / "current.json").read_bytes()
        self.counted = publish.counts_in_use(self.builds, is_practice=True)

    def build(self) -> None:
        """Build from the files as they are. Raises BrokenPromise when they are refused."""
        build.build(self.raw, self.builds, lambda *_: None)

    def files(self) -> Iterator[tuple[Source, str, Path]]:
        """Give every file there is: its source, its part, its path."""
        for module in all_sources():
            for part, path in module.SOURCE.find(self.raw).items():
                yield module.SOURCE, part, path

    def try_out(self, source: Source, part: str, path: Path, damage: Damage) -> Outcome:
        """Damage one file, build, and put the file back. Raises DoesNotApply."""
        kept = path.with_name("kept-as-it-was")
        shutil.copy(path, kept)
        refused = None
        try:
            damage(path, source.files[part])
            self.build()
        except BrokenPromise as broken:
            refused = str(broken)
        finally:
            kept.replace(path)
        if refused:
            assert (self.builds / "current.json").read_bytes() == self.good, "something published"
            same = False
        else:
            same = publish.counts_in_use(self.builds, is_practice=True) == self.counted
            pointer = publish.read_pointer(self.builds) or {}
            (self.builds / "current.json").write_bytes(self.good)
            (self.builds / str(pointer["file"])).unlink()  # the good one stays the newest
        return Outcome(
            source.id, path.name, damage.__name__, refused, same, hand_kept=source.hand_kept
        )


def matrix(outcomes: list[Outcome]) -> list[str]:
    """Write a table: a row for each file, a column for each damage."""
    names = [damage.__name__ for damage in DAMAGES]
    told = {(o.source, o.file, o.damage): o for o in outcomes}
    rows = [f"| file of | {' | '.join(name.replace('_', ' ') for name in names)} |"]
    rows.append("|---" * (len(names) + 1) + "|")
    for source, file in dict.fromkeys((o.source, o.file) for o in outcomes):
        cells = [_cell(told.get((source, file, name))) for name in names]
        rows.append(f"| `{source}`: {file[:28]} | {' | '.join(cells)} |")
    return rows


def _cell(outcome: Outcome | None) -> str:
    if outcome is None:
        return "–"
    if outcome.refused:
        return "refused"
    return "same result" if outcome.same else "taken" if outcome.hand_kept else "UNSEEN"


def main() -> int:
    """Try everything; print the table; return 1 when a damage went unseen."""
    with tempfile.TemporaryDirectory() as temporary:
        region = Region(Path(sys.argv[1] if len(sys.argv) > 1 else temporary))
        outcomes = []
        for source, part, path in list(region.files()):
            for damage in DAMAGES:
                with contextlib.suppress(DoesNotApply):
                    outcomes.append(region.try_out(source, part, path, damage))
    print("\n".join(matrix(outcomes)))
    for damage in DAMAGES:
        said = next((o for o in outcomes if o.damage == damage.__name__ and o.refused), None)
        print(f"\n**{damage.__name__}**. {damage.__doc__}")
        if said:
            print(f"For example: “{(said.refused or '').replace('|', '/')[:240]}”")
    unseen = [o for o in outcomes if not (o.refused or o.same or o.hand_kept)]
    print(
        f"\n{len(outcomes)} tried, {sum(bool(o.refused) for o in outcomes)} refused,"
        f" {sum(o.same for o in outcomes)} harmless, {len(unseen)} unseen."
    )
    return 1 if unseen else 0


if __name__ == "__main__":
    raise SystemExit(main())
