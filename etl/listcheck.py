"""What of a council's list the next build will take up, line by line, and why not the rest.

The same models as in the build, over the build in use: what is refused here is refused there.
"""

from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from etl import build, handkept, landing, listloss, models, publish
from etl.source import BrokenPromise, Source
from etl.sources import council_list, council_takedown

# The tables that the models read, as far as a published build can tell. A place or a number that
# only the council's list gives is left out: the registers alone say who is there. Any postcode of
# the neighbourhood stands for one that is held back: a takedown goes by neighbourhood too.
VIEWS = """
create view link.organisation_identifier as
    select org_id, scheme, identifier from published.mart.organisation_identifier
    where scheme <> 'LOCAL';
create view core.organisation as
    select org_id, name, status from published.mart.organisation where tier <> 'local';
create view core.organisation_name as
    select other.org_id, other.name from published.mart.organisation_name as other
    semi join core.organisation as body on other.org_id = body.org_id
    where other.name <> 'No name in the register';
create view core.organisation_site as
    select org_id, site_no, postcode, lsoa21_code from published.mart.organisation_site
    where is_on_register;
create view core.neighbourhood as
    select lsoa21_code, council25_code from published.mart.neighbourhood;
create view core.postcode as
    select postcode, postcode_key, lsoa21_code from published.mart.postcode;
create view staging.ons_postcode_directory as select postcode_key, lsoa21_code from core.postcode;
create view staging.charity_commission_other_names as
    select null::varchar as charity_number, null::varchar as other_name, false as is_past
    where false;
create view link.register_entry as
    with near as (select lsoa21_code, min(postcode) as postcode from core.postcode group by all)
    select identifier.scheme, identifier.identifier, other.name,
        coalesce(site.postcode, near.postcode) as postcode
    from link.organisation_identifier as identifier
    inner join published.mart.organisation_name as other
        on identifier.org_id = other.org_id and other.kind <> 'past'
    inner join published.mart.organisation_site as site
        on identifier.org_id = site.org_id and site.is_on_register and site.kind <> 'outlet'
    left join near on site.lsoa21_code = near.lsoa21_code;
"""
LIST_KEPT = """
select line.line_no, line.org_id, coalesce(body.name, line.name), line.action, line.is_group,
    coalesce(body.status = 'removed', false), line.postcode
from local.council_list as line left join core.organisation as body on line.org_id = body.org_id
where line.refused_reason is null order by line.line_no
"""
TAKEDOWN_KEPT = """
with down as (select org_id, unnest(line_nos) as line_no from core.taken_down)
select line.line_no, coalesce(min(body.org_id), line.node),
    coalesce(arg_min(body.name, body.org_id), file.name), 'takedown', false,
    count(body.org_id) = 0, line.postcode
from staging.council_takedown as line
inner join raw.council_takedown as file on line.line_no = cast(file.line_no as integer)
left join down on line.line_no = down.line_no
left join published.mart.organisation as body on down.org_id = body.org_id
group by line.line_no, line.node, file.name, line.postcode order by line.line_no
"""
MOST_SHOWN = {"kept": 200, "refused": 1000}


@dataclass(frozen=True)
class Kept:
    """A line that will be taken up: whom it means, and what it does, in words."""

    line_no: int
    org_id: str | None
    name: str | None
    action: str
    does: str


@dataclass(frozen=True)
class Refused:
    """A line that will not: what it names, as written, and why."""

    line_no: int
    key: str
    reason: str


@dataclass(frozen=True)
class Answer:
    """What was found in a list. ``trouble`` is a sentence where the whole file cannot be used.

    ``in_use`` is the lines of the list in use now, which the new one replaces; ``lost`` how many of
    what they say (whom, and the action) no good line of the new one says.
    """

    file: str
    trouble: str | None = None
    kept: list[Kept] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    lines: handkept.Lines = field(default_factory=lambda: handkept.Lines([], []))
    in_use: int = 0
    lost: int = 0

    def as_json(self) -> dict[str, object]:
        """Return what the app reads: counts of all lines, and the first lines of each kind."""
        return {
            "file": self.file,
            "ok": self.trouble is None,
            "trouble": self.trouble,
            "read": len(self.lines.rows) + len(self.lines.broken),
            "kept": len(self.kept),
            "refused_count": len(self.refused),
            "in_use": self.in_use,
            "lost": self.lost,
            "kept_lines": [vars(line) for line in self.kept[: MOST_SHOWN["kept"]]],
            "refused": [vars(line) for line in self.refused[: MOST_SHOWN["refused"]]],
        }


def check(path: Path, builds: Path, local: Path, *, takedown: bool = False) -> Answer:
    """Say of every line of a list whether the next build takes it up, and if not, why."""
    source = source_of(takedown=takedown)
    try:
        with publish.beside(builds) as con:
            lists = lists_in_use(builds, local)
            lines = _land(con, source, path, lists)
            kept = _kept(con, takedown=takedown)
            refused = _refused(con, source, lines)
            replaced = listloss.replaced(con, source, lists, _good(lines, kept))
    except BrokenPromise as broken:
        return Answer(path.name, _sentence(broken, source))
    except FileNotFoundError:
        return Answer(path.name, "There is no such file.")
    trouble = None
    if refused and not kept:
        trouble = "Not one of its lines can be taken up."
    return Answer(path.name, trouble, kept, refused, lines, *replaced)


def source_of(*, takedown: bool) -> Source:
    """Return which of the two lists is meant."""
    return council_takedown.SOURCE if takedown else council_list.SOURCE


def lists_in_use(builds: Path, local: Path) -> Path:
    """Return the folder of the lists that belong to the build in use."""
    pointer = publish.read_pointer(builds) or {}
    return handkept.lists_folder(local, practice=pointer.get("practice") is True)


def _land(
    con: duckdb.DuckDBPyConnection, source: Source, path: Path, lists: Path
) -> handkept.Lines:
    """Land the list, and for the council's own list the takedown list in use; run the models."""
    for schema in build.SCHEMAS:
        con.execute(f"create schema {schema}")
    con.execute(landing.LEDGER)
    models.create_macros(con)
    con.execute(VIEWS)
    lines = handkept.load(con, source, path)
    if source is council_list.SOURCE:
        in_use = lists / council_takedown.SOURCE.files["lines"].pattern
        if in_use.is_file():
            handkept.load(con, council_takedown.SOURCE, in_use)
        else:
            landing.create_empty(con, council_takedown.SOURCE, "lines")
    _run(con, "staging/council_takedown")
    _put_aside(con, council_takedown.SOURCE)
    _run(con, "core/taken_down")
    if source is council_list.SOURCE:
        _run(con, "staging/council_list")
        _put_aside(con, source)
        _run(con, "meant/council_list", "local/council_list")
    return lines


def _put_aside(con: duckdb.DuckDBPyConnection, source: Source) -> None:
    """Move the refused lines of a list out of staging, as the build does."""
    con.execute(
        f"create table main.{source.id} as from staging.{source.id}"
        " where refused_reason is not null"
    )
    con.execute(f"delete from staging.{source.id} where refused_reason is not null")


def _run(con: duckdb.DuckDBPyConnection, *names: str) -> None:
    for name in names:
        models.run_model(con, name.split("/")[0], models.FOLDER / f"{name}.sql")


def _kept(con: duckdb.DuckDBPyConnection, *, takedown: bool) -> list[Kept]:
    rows = con.execute(TAKEDOWN_KEPT if takedown else LIST_KEPT).fetchall()
    return [
        Kept(no, org_id, name, action, _does(action, is_group, is_gone, postcode))
        for no, org_id, name, action, is_group, is_gone, postcode in rows
    ]


def _good(lines: handkept.Lines, kept: list[Kept]) -> list[dict[str, str]]:
    """Return the lines that will be taken up, as written."""
    good = {line.line_no for line in kept}
    return [row for no, row in lines.rows if no in good]


def _does(action: str, is_group: bool, is_gone: bool, postcode: str | None) -> str:
    """Say in words what a good line will do in the next build."""
    if action == "takedown":
        later = " Nobody by this name or number is in the build in use." if is_gone else ""
        return f"Will appear nowhere from the next build on.{later}"
    if action == "hub":
        words = f"{postcode} is no longer taken for a mass-registration address."
        return f"{words} The group is shown there." if is_group else words
    if is_group:
        where = f"at {postcode}" if action == "site" else "within its neighbourhood"
        return f"Added as a group that no register lists, shown {where}."
    if is_gone:
        return "Its register says it is gone, so it stays out; the page shows both."
    if action == "exclude":
        return "Left out of every count."
    if action == "site":
        return f"Shown at {postcode} as a place where it works (grade A)."
    where = "There" if postcode else "Where it is registered"
    return f"Counted as a community business. {where} it has grade A."


def _refused(
    con: duckdb.DuckDBPyConnection, source: Source, lines: handkept.Lines
) -> list[Refused]:
    """Return every line that cannot be taken up, in the order of the file."""
    found = con.execute(f"select line_no, refused_reason from main.{source.id}").fetchall()
    if source is council_list.SOURCE:
        found += con.execute(
            "select line_no, refused_reason from local.council_list"
            " where refused_reason is not null"
        ).fetchall()
    named = {no: (row["org_id"].strip() or row["name"].strip())[:80] for no, row in lines.rows}
    refused = [Refused(no, named[no] or f"line {no}", reason) for no, reason in found]
    refused += [Refused(no, f"line {no}", handkept.BROKEN) for no, _ in lines.broken]
    return sorted(refused, key=lambda line: line.line_no)


def _sentence(broken: BrokenPromise, source: Source) -> str:
    """Return the rule as a sentence; another list than the one given is named."""
    other = "" if broken.source in (source.id, "build") else f"{broken.source}: "
    return f"{other}{broken.rule[0].upper()}{broken.rule[1:].rstrip('.')}."
