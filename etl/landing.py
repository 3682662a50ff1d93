"""Land a file as published in the ``raw`` schema: every row, every column, text only.

What a reader cannot take as a row of the file goes to ``raw.rejected_line`` with its reason, so
that rows read = rows landed + rows rejected.
"""

import csv
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

import duckdb

from etl.source import BrokenPromise, File, Source

MOST_BYTES = 16 * 1024**3  # four times the largest file we know, the national company file
MOST_EXPANSION = 200  # a register packs 8 to 12 times smaller; only a bomb packs like this
CHUNK = 1024 * 1024

REJECTED_LINE = """
create table if not exists raw.rejected_line (
    source varchar, source_table varchar, line_no bigint, reason varchar, line varchar
)
"""


@dataclass(frozen=True)
class Layout:
    """How a text file is laid out: its columns, what stands between cells and around them."""

    header: list[str]
    delim: str
    quote: str


def land_csv(con: duckdb.DuckDBPyConnection, source: Source, part: str, path: Path) -> None:
    """Land one comma separated file, plain or zipped.

    Raises BrokenPromise when the file cannot be read or a promised column is missing.
    """
    file = source.files[part]
    with _plain_file(con, source, path, file.member) as plain:
        readable = _as_utf8(source, plain, file.encoding)
        header = [file.renamed.get(name, name) for name in _header(source, readable, ",")]
        _check_header(source, file, path, header)
        _read(con, source, part, readable, Layout(header, ",", '"'))


def land_tsv_unquoted(
    con: duckdb.DuckDBPyConnection, source: Source, part: str, path: Path
) -> None:
    """Land a tab separated file without quoting, in which a record may be broken over lines.

    A record is whole when it has as many tabs as the header; pieces of one are joined with a space.
    Backslash escapes are left as they are. Raises BrokenPromise like ``land_csv``.
    """
    file = source.files[part]
    with _plain_file(con, source, path, file.member) as plain:
        header = _header(source, plain, "\t")
        _check_header(source, file, path, header)
        mended = plain.with_name("mended.txt")
        rejected = _mend_records(plain, mended, tabs=len(header) - 1)
        _read(con, source, part, mended, Layout(header, "\t", ""))
    reason = "more or fewer cells than the header"
    for no, text in rejected:
        con.execute(
            "insert into raw.rejected_line values ($1, $2, $3, $4, $5)",
            [source.id, source.table(part), no, reason, text],
        )


def create_empty(con: duckdb.DuckDBPyConnection, source: Source, part: str) -> None:
    """Create the raw table of a file that is not there, with its promised columns and no rows."""
    file = source.files[part]
    columns = ", ".join(f"{_quoted(name)} varchar" for name in file.columns + file.optional_columns)
    con.execute(f"create table raw.{source.table(part)} ({columns})")


@contextmanager
def _plain_file(
    con: duckdb.DuckDBPyConnection, source: Source, path: Path, member: str
) -> Iterator[Path]:
    """Yield the file itself, or a copy of the one zip member that fits, in a folder to work in."""
    with tempfile.TemporaryDirectory(prefix="landing-", dir=_scratch(con)) as folder:
        plain = Path(folder) / "plain"
        if zipfile.is_zipfile(path):
            _unzip(source, path, member, plain)
        elif path.suffix.lower() == ".zip":
            raise BrokenPromise(source.id, f"{path.name} does not open as a zip file")
        else:
            # The file is read in place; the folder is for what has to be rewritten.
            plain.symlink_to(path.resolve())
        yield plain


def _scratch(con: duckdb.DuckDBPyConnection) -> str | None:
    """Return the folder of the work file: temporary copies of gigabytes belong on that disk."""
    row = con.execute("select path from duckdb_databases() where path is not null").fetchone()
    return str(Path(row[0]).parent) if row else None


def _unzip(source: Source, path: Path, member: str, target: Path) -> None:
    """Copy the one member that fits to ``target``, refusing what unpacks beyond reason."""
    try:
        with zipfile.ZipFile(path) as archive:
            fitting = [i for i in archive.infolist() if fnmatch(i.filename.lower(), member.lower())]
            if len(fitting) != 1:
                inside = ", ".join(i.filename for i in archive.infolist()[:3])
                rule = (
                    f"{path.name} should hold one file like {member}; it holds {inside or 'none'}"
                )
                raise BrokenPromise(source.id, rule, len(fitting))
            allowed = min(MOST_BYTES, max(path.stat().st_size * MOST_EXPANSION, 64 * CHUNK))
            with archive.open(fitting[0]) as packed, target.open("wb") as plain:
                _copy(source, path, packed, plain, allowed)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
        raise BrokenPromise(source.id, f"{path.name} cannot be unpacked: {error}") from error


def _copy(source: Source, path: Path, packed: IO[bytes], plain: IO[bytes], allowed: int) -> None:
    written = 0
    while chunk := packed.read(CHUNK):
        written += len(chunk)
        if written > allowed:
            raise BrokenPromise(source.id, f"{path.name} unpacks to more than {allowed:,} bytes")
        plain.write(chunk)


def _as_utf8(source: Source, plain: Path, encoding: str) -> Path:
    """Return the file, or a copy of it in UTF-8 where it is in an older encoding we allow."""
    if _is_utf8(plain):
        return plain
    if encoding == "utf-8":
        raise BrokenPromise(source.id, "the file is not in UTF-8")
    rewritten = plain.with_name("utf8")
    older = encoding.split("|")[-1]
    with (
        plain.open(encoding=older, newline="", errors="replace") as old,
        rewritten.open("w", encoding="utf-8", newline="") as new,
    ):
        shutil.copyfileobj(old, new, CHUNK)
    return rewritten


def _is_utf8(plain: Path) -> bool:
    try:
        with plain.open(encoding="utf-8", newline="") as text:
            while text.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _header(source: Source, plain: Path, delim: str) -> list[str]:
    """Return the column names, without the spaces and byte order marks publishers leave."""
    with plain.open(encoding="utf-8-sig", newline="") as text:
        if delim == "\t":
            names = text.readline().rstrip("\r\n").split(delim)
        else:
            names = next(csv.reader(text, delimiter=delim), [])
    header = [name.strip().strip("\ufeff") or f"column_{no}" for no, name in enumerate(names)]
    if len(set(map(str.lower, header))) < len(header):
        twice = sorted({name for name in header if header.count(name) > 1})
        raise BrokenPromise(source.id, "a column is there twice", len(twice), twice)
    return header


def _check_header(source: Source, file: File, path: Path, header: list[str]) -> None:
    if gone := [name for name in file.columns if name not in header]:
        rule = f"{path.name} has not got every promised column; missing"
        raise BrokenPromise(source.id, rule, len(gone), gone)


def _mend_records(plain: Path, mended: Path, *, tabs: int) -> list[tuple[int, str]]:
    """Write one record a line; return the lines, with their numbers, that make no record."""
    rejected: list[tuple[int, str]] = []
    with (
        plain.open(encoding="utf-8-sig", newline="\n", errors="replace") as old,
        mended.open("w", encoding="utf-8", newline="\n") as new,
    ):
        held, first = "", 0
        for no, line in enumerate(old, start=1):
            piece = line.rstrip("\r\n").replace("\r", " ")
            joined = f"{held} {piece}" if held else piece
            if joined.count("\t") > tabs and held:
                rejected.append((first, held))
                held, joined = "", piece
            if joined.count("\t") > tabs:
                rejected.append((no, joined))
                continue
            first = first if held else no
            if joined.count("\t") == tabs:
                new.write(joined + "\n")
                held = ""
            elif joined.strip():
                held = joined
        if held:
            rejected.append((first, held))
    return rejected


def _read(
    con: duckdb.DuckDBPyConnection, source: Source, part: str, plain: Path, layout: Layout
) -> None:
    """Read the file into its raw table with DuckDB and keep the lines that it turns down."""
    table = source.table(part)
    absent = [name for name in source.files[part].optional_columns if name not in layout.header]
    nulls = "".join(f", cast(null as varchar) as {_quoted(name)}" for name in absent)
    try:
        con.execute(
            f"create table raw.{table} as select *{nulls} from read_csv($path, header = true,"
            " auto_detect = false, delim = $delim, quote = $quote, escape = $quote,"
            " columns = $columns, store_rejects = true, rejects_limit = 0,"
            " max_line_size = 8388608)",
            {
                "path": str(plain),
                "delim": layout.delim,
                "quote": layout.quote,
                "columns": dict.fromkeys(layout.header, "VARCHAR"),
            },
        )
    except duckdb.Error as error:
        raise BrokenPromise(source.id, f"the file cannot be read as a table: {error}") from error
    con.execute(
        "insert into raw.rejected_line select $source, $table, line, lower(min(error_type)),"
        " any_value(csv_line) from reject_errors group by all order by line",
        {"source": source.id, "table": table},
    )
    con.execute("drop table reject_errors")
    con.execute("drop table reject_scans")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
