"""Who is the same body in two registers, and what bodies do: lists made from the registers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from etl.practice import activities, formats, words
from etl.practice.geography import OLD_COUNCIL_CODES
from etl.practice.organisations import Body
from etl.practice.societies import split_number


def company_number_of_society(society: str) -> str:
    """How Companies House writes a society's number: IP99001R, RS007901."""
    number, ending = split_number(society)
    return f"IP{number}{ending}" if ending == "R" else f"RS{int(number):06d}"


def _companies(charities: Sequence[Body]) -> list[tuple[str, str, str]]:
    return [
        (f"GB-CHC-{body.charity}", f"GB-COH-{body.company}", body.name.upper())
        for body in charities
        # Not every link is known: the rest must be found by number or by name.
        if body.form == "charitable company" and not body.linked and int(body.charity) % 5
    ]


def _mutuals(societies: Sequence[Body]) -> list[tuple[str, str, str, str, str]]:
    return [
        (
            f"GB-MPR-{body.society}",
            f"GB-COH-{company_number_of_society(body.society)}",
            body.name,
            "sameas",
            "Mutual companies",
        )
        for body in societies
    ]


def write_links(
    folder: Path, charities: Sequence[Body], *, societies: Sequence[Body]
) -> dict[str, int]:
    """The three lists of bodies in two registers. Rows by table."""
    at = folder / "organisation_links"
    cios = [(body.company, body.charity) for body in charities if body.form == "cio"]
    table = "organisation_links"
    return {
        f"{table}_charity_company": formats.write_csv(
            at / "charity-company-numbers.csv",
            ("org_id_a", "org_id_b", "name"),
            rows=_companies(charities),
        ),
        f"{table}_cio_company": formats.write_csv(
            at / "cio_company_numbers.csv", ("company_number", "charity_number"), rows=cios
        ),
        f"{table}_mutual_company": formats.write_csv(
            at / "relationships_mutual-companies.csv",
            ("org_id_a", "org_id_b", "org_name", "relationship", "source"),
            rows=_mutuals(societies),
        ),
    }


def write_activities(
    rng: np.random.Generator, folder: Path, *, charities: Sequence[Body], cics: Sequence[Body]
) -> dict[str, int]:
    """Activity codes of charities and CICs, and the titles of the codes. Rows by table."""
    at, table = folder / "activity_classification", "activity_classification"
    known = [
        (f"GB-CHC-{body.charity}", body.activity)
        for body in charities
        if body.activity and not body.linked and not body.ended
    ]
    sure = np.round(np.clip(rng.beta(4, 1.4, len(cics)), 0.13, 1.0), 3).tolist()
    guessed = [
        (f"GB-COH-{body.company}", activities.ICNPTSO_OF_SIC.get(body.sic, "F20"), odds, "ml_model")
        for body, odds in zip(cics, sure, strict=True)
    ]
    return {
        f"{table}_charities": formats.write_csv(
            at / "charities_active-icnptso.csv", ("org_id", "icnptso_code"), rows=known
        ),
        f"{table}_cics": formats.write_csv(
            at / "cics-icnptso.csv",
            ("org_id", "icnptso_code", "icnptso_code_probability", "icnptso_code_source"),
            rows=guessed,
        ),
        f"{table}_icnptso": _write_icnptso(at / "icnptso.csv"),
        f"{table}_sic2007": _write_sic(at / "sic2007.csv"),
    }


def _write_icnptso(path: Path) -> int:
    titles = [
        (code[0], f"{code[:2]}0", code, title, "") for code, title in activities.ICNPTSO.items()
    ]
    header = ("Section", "Group", "Sub-group", "Title", "Notes")
    formats.write_text(path, formats.BOM + formats.csv_text(header, titles, end="\r\n"))
    return len(titles)


def _write_sic(path: Path) -> int:
    """SIC 2007 for the codes used, in cp1252; sections and groups are left blank here."""
    header = (
        "code", "section_code", "section_name", "division_code", "division_name", "group_code",
        "group_name", "class_code", "class_name", "subclass_code", "subclass_name",
    )  # fmt: skip
    rows = [
        (code, "", "", code[:2], "", f"{code[:2]}.{code[2]}", "", f"{code[:2]}.{code[2:4]}", title,
         f"{code[:2]}.{code[2:4]}/{code[4]}", title)
        for code, title in activities.SIC.items()
    ]  # fmt: skip
    # One title as ONS has it, with a letter that is another byte in UTF-8.
    rows.append(("56109", "", "", "56", "", "56.1", "", "56.10", "Cafés and snack bars (practice)",
                 "56.10/9", "Cafés and snack bars (practice)"))  # fmt: skip
    formats.write_text(path, formats.csv_text(header, rows), encoding="cp1252")
    return len(rows)


_SCALE = {
    "local": "Local", "neighbours": "Regional", "county": "Regional", "national": "National",
    "overseas": "National and Overseas",
}  # fmt: skip
_FIELDS = (
    ("Charity", "registered_charity_number", "The number of the charity on the register."),
    ("Charity", "linked_charity_number", "0 for the charity itself, 1 and up for those linked."),
    ("Charity", "latest_income", "Gross income in the latest financial year with accounts."),
)


def write_reference(folder: Path, scale_of: Mapping[str, str]) -> dict[str, int]:
    """Scale of charities, codes of their areas, and some of the field list. Rows by table."""
    at, table = folder / "charity_reference", "charity_reference"
    areas = [
        ("Local Authority", name, code, "GB", "GBR", "", "EU")
        for name, code in zip(words.COUNCILS, OLD_COUNCIL_CODES, strict=True)
    ]
    areas += [
        ("Region", "Throughout England", "E92000001", "GB", "GBR", "GB-ENG", "EU"),
        ("Region", "Throughout England And Wales", "K04000001", "GB", "GBR", "GB-EAW", "EU"),
        ("Country", "Kenya", "", "KE", "KEN", "", "AF"),
        ("Country", "India", "", "IN", "IND", "", "AS"),
    ]
    header = (
        "geographic_area_type", "geographic_area_description", "GSS", "ISO3166-1",
        "ISO3166-1:3", "ISO3166-2:GB", "ContinentCode",
    )  # fmt: skip
    codes = formats.BOM + formats.csv_text(header, areas)
    formats.write_text(at / "cc-aoo-gss-iso-new.csv", codes)
    scale_text = '"reg_number","scale"\n' + "".join(
        f"{number},{_SCALE[scale]}\n" for number, scale in scale_of.items()
    )
    formats.write_text(at / "charity_scale.csv", scale_text)
    return {
        f"{table}_area_of_operation_codes": len(areas),
        f"{table}_scale": len(scale_of),
        f"{table}_fields": formats.write_csv(
            at / "ccew-fields.csv", ("Table", "Field", "Description"), rows=_FIELDS
        ),
    }
