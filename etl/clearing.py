"""Clear away older builds: all but a few, and every one that holds somebody who is taken down."""

import re
import shutil
from pathlib import Path

import duckdb

from etl import publish

KEEP = 5
OUR_BUILD = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
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


def forget(con: duckdb.DuckDBPyConnection, builds: Path) -> None:
    """Remove the builds that hold anybody who is taken down, but the one in use, with their maps.

    They are few and the reader is told nothing: who asked for it must not be found in an old build.
    One that cannot be read may hold anybody, and no map file is known to be unused while it is
    there: it goes too.
    """
    there, current = _ours(builds), _in_use(builds)
    maps, _ = _read_builds(there)
    [(anybody,)] = con.execute("select count(*) > 0 from staging.council_takedown").fetchall()
    for path in there if anybody else ():
        if path.name != current and (path not in maps or _holds(con, path)):
            path.unlink()
    prune(builds)


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


def _ours(builds: Path) -> list[Path]:
    return sorted(path for path in builds.glob("*.duckdb") if OUR_BUILD.fullmatch(path.stem))


def _in_use(builds: Path) -> object:
    return (publish.read_pointer(builds) or {}).get("file")


def prune(builds: Path) -> None:
    """Remove all but the last builds of each kind, what killed ones left, and unused map files.

    Only what a build could have written is touched.
    """
    there, current = _ours(builds), _in_use(builds)
    maps, of_kind = _read_builds(there)
    for paths in of_kind.values():
        for path in paths[:-KEEP]:
            if path.name != current:
                path.unlink()
                del maps[path]
    for path in [p for p in builds.glob("*.duckdb.part") if OUR_BUILD.fullmatch(p.name[:22])]:
        path.unlink()
    for path in [p for p in builds.iterdir() if OUR_BUILD.fullmatch(p.name)]:
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
