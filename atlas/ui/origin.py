"""Where the figures on show come from: one line under them, and the head of every export."""

from collections.abc import Sequence
from datetime import date

from atlas import text
from atlas.menu import Measure
from atlas.provenance import Provenance
from atlas.ui import frames
from atlas.view import LOCAL
from atlas.warehouse import Row

# What names a neighbourhood, says where it lies and how many live there.
PLACES = (
    "ons_lsoa21_boundaries",
    "ons_lsoa21_msoa21_lookup",
    "commons_msoa_names",
    "ons_lsoa21_ward25_lookup",
    "local_authority_code_history",
    "ons_lsoa21_population",
    "ons_ruc21_lsoa21",
    "ons_msoa21_boundaries",
    "ons_ward25_boundaries",
    "ons_lad25_boundaries",
)
# Their ranks are of areas of 2011, which a lookup carries to those of 2021.
OF_OLD_AREAS, OLD_AREAS = {"mhclg_iod2015", "mhclg_iod2019"}, "ons_lsoa11_lsoa21_lookup"
# What an organisation of any kind may be joined from, and what places it and says what it does.
JOINS = (
    "companies_house",
    "charity_commission",
    "fca_mutuals",
    "hmrc_cascs",
    "coops_uk",
    "ons_postcode_directory",
    "organisation_links",
    "activity_classification",
    "charity_reference",
    "council_list",
)
NOT_STATED = "not stated in the file"  # what the build says of a file without a date
PRACTICE_CREDIT = "Boundaries: a fictional region, made up for practice."
CREDIT = "Boundaries: Office for National Statistics, OGL v3. Contains OS data © Crown copyright."


def measured(measure: Measure) -> list[Row]:
    """The sources of a measure."""
    wanted = {part.strip() for part in measure.source.split(",")}
    return [row for row in frames.rows("sources") if row["source"] in wanted]


def registers(tiers: Sequence[str]) -> list[Row]:
    """The registers that are loaded, of those that the chosen kinds need."""
    needed = {row["source"] for row in frames.rows("coverage", council="", tiers=list(tiers))}
    needed |= {"council_list"} if LOCAL in tiers else set()
    return [
        row
        for row in frames.rows("sources")
        if row["source"] in needed and row["status"] == "loaded"
    ]


def releases(code: str = "imd") -> list[Measure]:
    """Every release of a measure that is held, the oldest first."""
    return [frames.menu()[code, year] for year in frames.known().releases.get(code, ())]


def sources(*measures: Measure | None, tiers: Sequence[str] = ()) -> list[Row]:
    """Everything that a figure of need, or a count or list of these kinds, is made from.

    The measures and the registers it needs first, then what places, names and joins them.
    """
    held = {row["source"]: row for one in measures if one for row in measured(one)}
    need, listed = list(held.values()), registers(tiers)
    beside = {*PLACES, *(JOINS if tiers else ())}
    beside |= {OLD_AREAS} if held.keys() & OF_OLD_AREAS else set()
    named = {row["source"] for row in (*need, *listed)}
    others = [
        row
        for row in frames.rows("sources")
        if row["source"] in beside - named and row["status"] == "loaded"
    ]
    return [*need, *listed, *others]


def lead() -> str:
    """How a source line begins: practice data only look like their publishers' files."""
    return "Made up in the format of" if frames.build()["is_practice"] else "Source"


def line(measure: Measure | None, tiers: Sequence[str]) -> str:
    """The source line of a figure, short; the csv and Data and method name every source."""
    said = []
    if measure:
        named = text.listed(f"{row['title']} ({row['publisher']})" for row in measured(measure))
        said.append(f"Need: {named or measure.source}.")
    if tiers:
        said.append(f"Organisations: {publishers(registers(tiers)) or 'no register is loaded'}.")
    practice = "Made up in the format of these. " if frames.build()["is_practice"] else ""
    return f"{practice}{' '.join(said)} Areas: LSOA 2021, councils of 2025."


def publishers(rows: Sequence[Row]) -> str:
    """Whose registers these are, and of which day: 'Companies House (1 November 2024)'."""
    return text.listed(dict.fromkeys(f"{row['publisher']} ({released(row)})" for row in rows))


def released(row: Row) -> str:
    """Which release of a source is held, in words."""
    said = str(row["release"] or NOT_STATED)
    try:
        return text.day(date.fromisoformat(said))
    except ValueError:
        return "release not stated" if said == NOT_STATED else said


def boundary_credit() -> str:
    """Whose boundaries a map is drawn with: it stands on the map itself."""
    return PRACTICE_CREDIT if frames.build()["is_practice"] else CREDIT


def provenance(
    used: Sequence[Row], *, title: str, filters: str, notes: tuple[str, ...]
) -> Provenance:
    """What an export of figures from these sources carries."""
    build = frames.build()
    named = "; ".join(
        f"{row['title']}, {row['publisher']}, release {row['release'] or text.NOT_KNOWN}"
        for row in used
    )
    return Provenance(
        title=title,
        filters=filters,
        source=f"{lead()}: {named}" if build["is_practice"] else named or text.NOT_KNOWN,
        licence=_each(used, "licence"),
        attribution=_each(used, "attribution"),
        build_id=build["build_id"],
        built_at=build["built_at"],
        is_practice=build["is_practice"],
        notes=notes,
    )


def _each(used: Sequence[Row], key: str) -> str:
    """What the sources say under ``key``, each once, and of several who says it."""
    said: dict[str, list[str]] = {}
    for row in used:
        said.setdefault(str(row[key]), []).append(row["title"])
    if len(said) < 2:
        return "".join(said) or text.NOT_KNOWN
    return "; ".join(f"{words} ({', '.join(titles)})" for words, titles in said.items())
