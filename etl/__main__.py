"""The command line of the build: ``python -m etl --help``."""

import argparse
import sys
import time
from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from etl import build, builds, folders, local, practice, publish
from etl.fetching import command
from etl.source import BrokenPromise
from etl.sources import all_sources

OUT, ERR = Console(), Console(stderr=True)
PROGRESS = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when it did what was asked, else 1."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except BrokenPromise as broken:
        return _stopped(given, broken)
    except (OSError, duckdb.Error) as error:
        return _stopped(given, error)


def _stopped(given: argparse.Namespace, trouble: Exception) -> int:
    ERR.print(f"[bold]Stopped.[/bold] {_plain(trouble)}", highlight=False)
    if given.run is _build:
        ERR.print("Nothing was published; the last good build stays in use.")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m etl",
        description="From the publishers' files to the database that the app reads.",
        epilog="Files belong in FOLDER/<source>/<file as published>; 'list' names the sources.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="the sources, where to get each, and which are here")
    listing.add_argument("--raw", type=Path, default=folders.RAW, metavar="FOLDER")
    listing.set_defaults(run=_list)
    building = commands.add_parser("build", help="read the files, check, publish a new build")
    building.add_argument(
        "--raw", type=Path, default=folders.RAW, metavar="FOLDER", help="publishers' files"
    )
    building.add_argument(
        "--builds", type=Path, default=folders.builds(), metavar="FOLDER", help="or ATLAS_BUILDS"
    )
    building.add_argument(
        "--local", type=Path, default=folders.local(), metavar="FOLDER", help="or ATLAS_LOCAL"
    )
    building.add_argument(
        "--accept-loss",
        action="append",
        default=[],
        metavar="SOURCE",
        help="go on though this source has lost a third of its rows, or a list of yours is gone",
    )
    building.set_defaults(run=_build)
    checking = commands.add_parser("check", help="what the checks found in the build in use")
    checking.add_argument("--builds", type=Path, default=folders.builds(), metavar="FOLDER")
    checking.set_defaults(run=_check)
    command.add(commands, _show)
    local.add(commands)
    builds.add(commands)
    practising = commands.add_parser("practice", help="write the fictional practice region")
    practising.add_argument("folder", type=Path, nargs="?", default=folders.RAW / "practice")
    practising.set_defaults(run=_practice)
    return parser


def _list(given: argparse.Namespace) -> None:
    for module in all_sources():
        source = module.SOURCE
        here = ", ".join(path.name for path in source.find(given.raw).values())
        OUT.print(f"[bold]{source.id}[/bold]: {source.title}, {source.publisher}", soft_wrap=True)
        for file in source.files.values():
            optional = " (may be absent)" if file.optional else ""
            OUT.print(
                f"  {_plain(file.pattern)}{optional} from {file.address}",
                highlight=False,
                soft_wrap=True,
            )
        OUT.print(
            f"  Here: {_plain(here) or 'no'}. Without it: {source.costs}",
            highlight=False,
            soft_wrap=True,
        )
        OUT.print(f"  {source.licence}. {source.attribution}", highlight=False, soft_wrap=True)


def _build(given: argparse.Namespace) -> None:
    if not given.raw.is_dir():
        raise BrokenPromise("build", f"there is no folder {given.raw}; put the files there")
    started = time.perf_counter()
    with Progress(*PROGRESS, console=ERR, transient=True) as progress:
        task = progress.add_task("starting", total=1.0)
        outcome = build.build(
            given.raw,
            given.builds,
            lambda doing, share: progress.update(task, description=doing, completed=share),
            frozenset(given.accept_loss),
            given.local,
        )
    _show(outcome)
    OUT.print(f"Published build {outcome.build_id} in {time.perf_counter() - started:.1f} seconds.")


def _show(outcome: build.Outcome) -> None:
    table = Table()
    table.add_column("source", no_wrap=True)
    table.add_column("release")
    for name in ("rows read", "kept", "refused", "seconds"):
        table.add_column(name, justify="right", no_wrap=True)
    absent = []
    for source, status, release, read, kept, refused, seconds in outcome.summary:
        if status == "absent":
            absent.append(source)
        else:
            table.add_row(
                source, release, f"{read:,}", f"{kept:,}", f"{refused:,}", f"{seconds:.1f}"
            )
    OUT.print(table)
    for source_table, reason, count in outcome.refused:
        OUT.print(f"  {source_table}: {count:,} refused: {_plain(reason)}", highlight=False)
    costs = {module.SOURCE.id: module.SOURCE.costs for module in all_sources()}
    for source in absent:
        OUT.print(f"Not here: {source}. {costs[source]}", highlight=False)
    for sentence in outcome.forgotten:
        OUT.print(_plain(sentence), highlight=False)


def _check(given: argparse.Namespace) -> None:
    results = publish.check_results(given.builds)
    table = Table("check", "a failing row means", "result")
    for name, title, passed, rows in results:
        table.add_row(name, title, "passed" if passed else f"{rows:,} rows fail")
    OUT.print(table)
    if failed := [name for name, _, passed, _ in results if not passed]:
        raise BrokenPromise("check", "checks that fail", len(failed), failed)


def _practice(given: argparse.Namespace) -> None:
    with Progress(*PROGRESS, console=ERR, transient=True) as progress:
        progress.add_task("writing the practice region", total=None)
        rows = practice.write(given.folder)
    OUT.print(f"Wrote {len(rows)} tables, {sum(rows.values()):,} rows, in {given.folder}.")


def _plain(value: object) -> str:
    """Return text in which rich reads no markup: it may quote what a file says."""
    return str(value).replace("[", "\\[")


if __name__ == "__main__":
    sys.exit(main())
