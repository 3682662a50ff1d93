"""The command ``builds``: which builds are kept, and which of them must stay."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Console

from etl import build, clearing, folders, pins, publish
from etl.source import BrokenPromise

OUT = Console(markup=False, highlight=False, soft_wrap=True)


def add(commands: Any) -> None:
    """Add the command to the subparsers of ``python -m etl``."""
    command = commands.add_parser("builds", help="list, pin, unpin or remove builds")
    command.add_argument("what", nargs="?", choices=("list", *DOES), default="list")
    command.add_argument("id", nargs="?", metavar="ID", help="a build, as the list names it")
    command.add_argument("--reason", default="", metavar="TEXT", help="why it is pinned")
    command.add_argument(
        "--builds", type=Path, default=folders.builds(), metavar="FOLDER", help="or ATLAS_BUILDS"
    )
    command.set_defaults(run=_run)


def _run(given: argparse.Namespace) -> None:
    kept = {path.stem: path for path in clearing.ours(given.builds)}
    if given.what == "list":
        _list(given.builds, kept)
        return
    if given.id not in kept:  # looked up, never made part of a path
        asked = f"there is no build {given.id}" if given.id else f"say which build to {given.what}"
        raise BrokenPromise("builds", f"{asked}; the builds kept are {', '.join(kept) or 'none'}")
    OUT.print(DOES[given.what](given.builds, given.id, given.reason))


def _list(builds: Path, kept: Mapping[str, Path]) -> None:
    held = pins.read(builds)
    for build_id, path in reversed(list(kept.items())):
        said = [*_told(path), f"{_size(path) / 1e6:,.1f} MB"]
        if path.name == clearing.in_use(builds):
            said.append("current")
        if pin := held.get(build_id):
            said.append(f"pinned{f' on {pin.pinned_on}' if pin.pinned_on else ''}: {pin.reason}")
        OUT.print(f"{build_id}  {', '.join(said)}")
    if not kept:
        OUT.print(f"There is no build in {builds}.")


def _told(path: Path) -> list[str]:
    """Return when a build was made, its contract and its region, in words."""
    try:
        with publish.opened(path) as con:
            [(built_at, contract, is_practice, title)] = con.execute(
                "select built_at, contract, is_practice, title from meta.build"
            ).fetchall()
    except (duckdb.Error, ValueError):
        return ["cannot be read"]
    kind = "practice data" if is_practice else "real data"
    return [f"made on {built_at:%Y-%m-%d at %H:%M}", f"contract {contract}", f"{title}, {kind}"]


def _size(path: Path) -> int:
    """Return the bytes of a build and of the Parquet beside it."""
    files = [path, *path.with_suffix("").glob("*.parquet")]
    return sum(file.stat().st_size for file in files)


def _pin(builds: Path, build_id: str, reason: str) -> str:
    with pins.alone(builds):
        pins.pin(builds, build_id, reason)
    return f"{build_id} is pinned: it is kept until it is unpinned."


def _unpin(builds: Path, build_id: str, _reason: str) -> str:
    with pins.alone(builds):
        if build_id not in pins.read(builds):
            return f"{build_id} was not pinned."
        pins.unpin(builds, build_id)
    return f"{build_id} is no longer pinned: it goes when {clearing.KEEP} later ones are made."


def _remove(builds: Path, build_id: str, _reason: str) -> str:
    # Not beside a build, whose map files are named in no build that can be read yet.
    with build.alone(builds):
        with pins.alone(builds):
            if f"{build_id}.duckdb" == clearing.in_use(builds):
                raise BrokenPromise("builds", f"{build_id} is the current build and stays")
            if pin := pins.read(builds).get(build_id):
                raise BrokenPromise(
                    "builds", f"{build_id} is pinned ({pin.reason}); unpin it first"
                )
            (builds / f"{build_id}.duckdb").unlink(missing_ok=True)
        clearing.prune(builds)
    return f"{build_id} is removed. Links that name it say so, and show the current build."


DOES: Mapping[str, Callable[[Path, str, str], str]] = {
    "pin": _pin,
    "unpin": _unpin,
    "remove": _remove,
}
