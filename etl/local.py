"""The council's own lists: ``python -m etl local check`` and ``python -m etl local accept``."""

import argparse
import csv
import fcntl
import io
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console

from etl import folders
from etl.listcheck import Answer, check, lists_in_use, source_of
from etl.source import BrokenPromise

FORMULA = ("=", "+", "-", "@")


def add(commands: Any) -> None:
    """Add the command to the subparsers of ``python -m etl``."""
    command = commands.add_parser("local", help="check or take up a list of the council's own")
    command.add_argument("what", choices=("check", "accept"))
    command.add_argument("file", type=Path, metavar="FILE")
    command.add_argument("--takedown", action="store_true", help="FILE is a takedown list")
    command.add_argument("--builds", type=Path, default=folders.builds(), metavar="FOLDER")
    command.add_argument("--local", type=Path, default=folders.local(), metavar="FOLDER")
    command.add_argument("--json", action="store_true", help="answer in JSON, for the app")
    command.set_defaults(run=_local)


def _local(given: argparse.Namespace) -> None:
    work = check if given.what == "check" else accept
    answer = work(given.file, given.builds, given.local, takedown=given.takedown)
    if given.json:
        print(json.dumps(answer.as_json()))
    else:
        _say(answer)


def _say(answer: Answer) -> None:
    out = Console(markup=False, highlight=False, soft_wrap=True)
    for line in answer.kept:
        out.print(f"  line {line.line_no}: {line.name or line.org_id}: {line.does}")
    for refusal in answer.refused:
        out.print(f"  line {refusal.line_no} refused ({refusal.key}): {refusal.reason}")
    if answer.trouble:
        raise BrokenPromise(answer.file, answer.trouble.rstrip("."))
    out.print(f"{len(answer.kept):,} lines kept, {len(answer.refused):,} refused.")


def accept(path: Path, builds: Path, local: Path, *, takedown: bool = False) -> Answer:
    """Check a list, and put its good lines in place of the list in use.

    The list before is kept under its day and time, the refused lines in a file of their own.
    The next build takes it up. Raises OSError, with the list in use as it was, when a file
    cannot be written.
    """
    source = source_of(takedown=takedown)
    answer = check(path, builds, local, takedown=takedown)
    if answer.trouble:
        return answer
    [file] = source.files.values()
    target = lists_in_use(builds, local) / file.pattern
    target.parent.mkdir(parents=True, exist_ok=True)
    good = {line.line_no for line in answer.kept}
    kept = [row for no, row in answer.lines.rows if no in good]
    if takedown:  # its reasons may begin like a formula, and this file is opened to be kept
        kept = [{name: _harmless(cell) for name, cell in row.items()} for row in kept]
    rows = [tuple(row[name] for name in file.columns) for row in kept]
    with _alone(target.parent):
        _write(target.with_stem(f"{target.stem}-refused"), _refused_rows(answer, file.columns))
        if target.exists():
            shutil.copy2(target, _unused(target))
        _write(target, [file.columns, *rows])
    return answer


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder of lists, so that two people who accept at once do so one after the other."""
    with (folder / "lists.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _unused(target: Path) -> Path:
    """Return a name beside the list, of this day and time, that nothing has yet."""
    stem = f"{target.stem}-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    number, path = 1, target.with_stem(stem)
    while path.exists():
        number += 1
        path = target.with_stem(f"{stem}-{number}")
    return path


def _refused_rows(answer: Answer, columns: Sequence[str]) -> list[Sequence[str]]:
    """Return the refused lines as written, with the reason in front; formulas cannot run."""
    because = {line.line_no: line.reason for line in answer.refused}
    rows: list[Sequence[str]] = [("line_no", "refused_because", *columns)]
    for no, row in answer.lines.rows:
        if no in because:
            rows.append((str(no), because[no], *(_harmless(row[name]) for name in columns)))
    rows += [(str(no), because[no], _harmless(text)) for no, text in answer.lines.broken]
    return rows


def _harmless(cell: str) -> str:
    """Return a cell that a spreadsheet takes as text and does not run."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell


def _write(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Write a csv that a spreadsheet opens as UTF-8, all or nothing."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    staged = path.with_name(f"{path.name}.new")
    with staged.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(text.getvalue())
        file.flush()
        os.fsync(file.fileno())
    staged.replace(path)
