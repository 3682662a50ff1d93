"""Read the practice files as their publishers' formats ask, with the standard library."""

import csv
import io
import zipfile
from pathlib import Path

csv.field_size_limit(10_000_000)


def one_file(folder: Path, source: str, pattern: str = "*") -> Path:
    """The only file of a source that fits the pattern."""
    [found] = (folder / source).glob(pattern)
    return found


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, or of the only member of a zip."""
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        [member] = archive.namelist()
        return archive.read(member)


def header_line(path: Path, *, encoding: str = "utf-8-sig") -> str:
    """The first line as it stands in the file, without its ending; of a large file only that."""
    if path.suffix != ".zip":
        with path.open("rb") as opened:
            return opened.readline().decode(encoding).rstrip("\r\n")
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as opened:
        return opened.readline().decode(encoding).rstrip("\r\n")


def rows(path: Path, *, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    """The rows of a csv, by column; headers stripped of spaces."""
    text = file_bytes(path).decode(encoding)
    reader = csv.reader(io.StringIO(text, newline=""))
    names = [name.strip() for name in next(reader)]
    return [dict(zip(names, row, strict=True)) for row in reader]


def tab_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a Charity Commission text: no quoting; stray line breaks joined."""
    lines = file_bytes(path).decode("utf-8").split("\r\n")
    names, found, held = lines[0].split("\t"), [], ""
    for line in lines[1:-1]:
        held += line
        if held.count("\t") == len(names) - 1:
            found.append(dict(zip(names, held.split("\t"), strict=True)))
            held = ""
    assert not held
    return found
