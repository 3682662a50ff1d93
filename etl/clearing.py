"""Clear away older builds: all but a few and those pinned, and all that hold who is taken down."""

import re
import shutil
from pathlib import Path

import duckdb

from etl import pins, publish

KEEP = 5
OUR_MAP = re.compile(r"\w+(-points|-areas|-wards)?-[0-9a-f]{12}\.json(\.new)?")
# Whom the takedown list names, as an older build may hold them: by any number, or by a name and a
# place; a hidden postcode is compared by its neighbourhood.
HELD = """
with down as (
    select upper(number.scheme || '-' || number.identifier) as node
    from link.organisation_identifier as number
    semi join core.taken_down as down on number.org_id = down.org_id
    union
    select node from staging.council_takedown where node is not null
    union
    select org_id from core.taken_down
),

named as (
    select line.name_key, line.postcode, directory.lsoa21_code
    from staging.council_takedown as line
    left join staging.ons_postcode_directory as directory
        on replace(line.postcode, ' ', '') = directory.postcode_key
    where line.name_key is not null
)

select number.org_id
from older.mart.organisation_identifier as number
semi join down on upper(number.scheme || '-' || number.identifier) = down.node
union all
select other.org_id
from older.mart.organisation_name as other
inner join named on name_key(other.name) = named.name_key
inner join older.mart.organisation_site as site on other.org_id = site.org_id
where site.lsoa21_code = named.lsoa21_code or site.postcode = named.postcode
limit 1
"""


def forget(con: duckdb.DuckDBPyConnection, builds: Path) -> list[str]:
    """Remove the builds that hold anybody who is taken down, but the one in use, with their maps.

    Returns what was done, in sentences. Who asked for it must not be found in an old build, so one
    goes though it is pinned, and its link says why. One that cannot be read may hold anybody, and
    no map file is known to be unused while it is there: it goes too.
    """
    there, current = ours(builds), in_use(builds)
    maps, _ = _read_builds(there)
    [(anybody,)] = con.execute("select count(*) > 0 from staging.council_takedown").fetchall()
    others = [path for path in there if anybody and path.name != current]
    gone = [path for path in others if path not in maps or _holds(con, path)]
    with pins.alone(builds):
        held = pins.read(builds)
        for path in gone:
            path.unlink()
            pins.mark_removed(builds, path.stem)
    prune(builds)
    return [_removed(path.stem, held.get(path.stem)) for path in gone]


def _removed(build_id: str, pin: pins.Pin | None) -> str:
    also = f" It was pinned: {pin.reason}." if pin else ""
    return f"Removed the build {build_id}: it held, or may have held, who is taken down.{also}"


def clear_takedown(con: duckdb.DuckDBPyConnection) -> None:
    """Drop the takedown list from the work file, which stays beside the builds to be looked at."""
    for table in ("raw.council_takedown", "staging.council_takedown", "core.taken_down"):
        con.execute(f"drop table {table}")
    con.execute("checkpoint")


def _holds(con: duckdb.DuckDBPyConnection, path: Path) -> bool:
    """Say whether a build has anybody who is taken down, or cannot be asked."""
    escaped = str(path).replace("'", "''")
    try:
        con.execute(f"attach '{escaped}' as older (read_only)")
    except duckdb.Error:
        return True
    try:
        return con.execute(HELD).fetchone() is not None
    except duckdb.Error:
        return True  # of another age
    finally:
        con.execute("detach older")


def ours(builds: Path) -> list[Path]:
    """Return every build in the folder, the oldest first; nothing else that lies there."""
    return sorted(path for path in builds.glob("*.duckdb") if pins.BUILD_ID.fullmatch(path.stem))


def in_use(builds: Path) -> object:
    """Return the name of the file of the build in use, if there is one."""
    return (publish.read_pointer(builds) or {}).get("file")


def prune(builds: Path) -> None:
    """Remove all but the last builds of each kind and those pinned, and what belongs to none.

    Only what a build could have written is touched. Map files are shared: one goes when no build
    that is left names it.
    """
    with pins.alone(builds):
        _prune(builds)


def _prune(builds: Path) -> None:
    there, staying = ours(builds), {in_use(builds), *(f"{no}.duckdb" for no in pins.read(builds))}
    maps, of_kind = _read_builds(there)
    for paths in of_kind.values():
        for path in paths[:-KEEP]:
            if path.name not in staying:
                path.unlink()
                del maps[path]
    for path in [p for p in builds.glob("*.duckdb.part") if pins.BUILD_ID.fullmatch(p.name[:22])]:
        path.unlink()
    for path in [p for p in builds.iterdir() if pins.BUILD_ID.fullmatch(p.name)]:
        if not path.with_suffix(".duckdb").exists():
            shutil.rmtree(path)
    # While some build cannot be read, no map file is known to be unused.
    if len(there) == sum(map(len, of_kind.values())):
        used = set().union(*maps.values())
        for path in (builds / "maps").iterdir():
            if OUR_MAP.fullmatch(path.name) and path.name not in used:
                path.unlink()


def _read_builds(paths: list[Path]) -> tuple[dict[Path, set[str]], dict[bool, list[Path]]]:
    """Return the map files of each build that can be read, and those builds by kind."""
    maps: dict[Path, set[str]] = {}
    of_kind: dict[bool, list[Path]] = {}
    for path in paths:
        try:
            with publish.opened(path) as con:
                [(is_practice,)] = con.execute("select is_practice from meta.build").fetchall()
                rows = con.execute("select file from mart.map_file").fetchall()
        except duckdb.Error:
            continue  # damaged, or of another age: what it needs is not known
        maps[path] = {name for (name,) in rows}
        of_kind.setdefault(is_practice, []).append(path)
    return maps, of_kind
