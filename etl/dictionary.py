"""The data dictionary: every published column, with what the models' own comments say of it.

    python -m etl.dictionary DATABASE       writes data/DICTIONARY.md from a published build

A mart model begins with its grain, then ``-- key:``, then lines of ``-- column, column: meaning``;
a semicolon may part two columns on one line.
"""

import re
import sys
from pathlib import Path

from etl.models import FOLDER
from etl.publish import columns_of

TARGET = Path(__file__).parent.parent / "data" / "DICTIONARY.md"
HEAD = """# Data dictionary

What pages and analysts may read: written by `python -m etl.dictionary` from the comments of the
models in `etl/models/mart`. The same tables lie beside each build as Parquet. Rank 1 and decile 1
are most deprived or most in need; a missing value means "not known", never nought.
"""
NAMES = re.compile(r"^([a-z][a-z0-9_]*(?:(?:, | to )[a-z][a-z0-9_]*)*): (.+)$")


def dictionary(database: Path, folder: Path = FOLDER / "mart") -> str:
    """Return the dictionary as Markdown: one section a table, in name order."""
    sections = [HEAD]
    columns = columns_of(database)
    for path in sorted(folder.glob("*.sql")):
        model = path.read_text(encoding="utf-8")
        sections.append(_section(path.stem, model, columns[path.stem]))
    return "\n".join(sections)


def _section(table: str, model: str, columns: list[tuple[str, str]]) -> str:
    grain, key, meanings = read_comments(model, [name for name, _ in columns])
    lines = [f"## mart.{table}", "", grain, "", f"Key: {key}.", ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {kind.lower()} | {meanings.get(name, '')} |" for name, kind in columns]
    return "\n".join(lines) + "\n"


def read_comments(model: str, columns: list[str]) -> tuple[str, str, dict[str, str]]:
    """Return the grain, the key and the meaning of each column that a model's head comments on."""
    said: list[str] = []
    for line in model.splitlines():
        if not line.startswith("--"):
            break
        for part in line.removeprefix("--").strip().split("; "):
            starts = (match := NAMES.match(part)) and (
                match[1] == "key" or match[1].split(", ")[0].split(" to ")[0] in columns
            )
            if starts or not said:
                said.append(part)
            else:
                said[-1] += ("; " if part in line and line.find(f"; {part}") > 0 else " ") + part
    key, meanings = "", {}
    for entry in said[1:]:
        match = NAMES.match(entry)
        if match and match[1] == "key":
            key = match[2]
        elif match:
            for name in _named(match[1], columns):
                meanings[name] = match[2]
    return said[0], key, meanings


def _named(names: str, columns: list[str]) -> list[str]:
    """Return the columns that "a, b" or "a to d" (in the table's order) names."""
    if " to " in names:
        first, last = names.split(" to ")
        return columns[columns.index(first) : columns.index(last) + 1]
    return names.split(", ")


if __name__ == "__main__":
    TARGET.write_text(dictionary(Path(sys.argv[1])), encoding="utf-8")
