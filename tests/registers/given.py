"""Rows as the publishers write them, with invented names: a test says only what matters to it."""

CIC = "Community Interest Company"
GUARANTEE = "PRI/LTD BY GUAR/NSC (Private, limited by guarantee, no share capital)"
EXEMPT = "PRI/LBG/NSC (Private, Limited by guarantee, no share capital, use of 'Limited' exemption)"
ORDINARY = "Private Limited Company"


def company(number: str, name: str = "Kelder Loft", category: str = CIC, **more: str) -> dict:
    """Make one row of the company file; ``postcode``, ``sic``, ``line`` and others by keyword."""
    spelling = {
        "postcode": "RegAddress.PostCode",
        "line": "RegAddress.AddressLine1",
        "town": "RegAddress.PostTown",
        "county": "RegAddress.County",
        "status": "CompanyStatus",
        "sic": "SICCode.SicText_1",
        "sic2": "SICCode.SicText_2",
        "accounts": "Accounts.AccountCategory",
        "began": "IncorporationDate",
        "before": "PreviousName_1.CompanyName",
        "before2": "PreviousName_2.CompanyName",
    }
    row = {"CompanyName": name, "CompanyNumber": number, "CompanyCategory": category}
    given = {"postcode": "AA1 1AA", "status": "Active"} | more
    return row | {spelling[key]: value for key, value in given.items()}


def charity(number: str, name: str = "Wendle Reading Circle", **more: str) -> dict:
    """Make one row of the charity table; other columns by the last words of their names."""
    spelling = {
        "linked": "linked_charity_number",
        "company": "charity_company_registration_number",
        "postcode": "charity_contact_postcode",
        "line": "charity_contact_address1",
        "line5": "charity_contact_address5",
        "status": "charity_registration_status",
        "removed": "date_of_removal",
        "income": "latest_income",
        "kind": "charity_type",
        "web": "charity_contact_web",
        "insolvent": "charity_insolvent",
    }
    row = {"registered_charity_number": number, "charity_name": name}
    given = {"linked": "0", "postcode": "AA1 1AB", "status": "Registered"} | more
    return row | {spelling[key]: value for key, value in given.items()}


def society(number: str, name: str = "Ashen Bakers Limited", **more: str) -> dict:
    """Make one row of the society list."""
    spelling = {
        "suffix": "Society Suffix",
        "kind": "Registered As",
        "address": "Society Address",
        "status": "Society Status",
        "sector": "Reporting Classification",
        "began": "Registration Date",
        "ended": "Deregistration Date",
    }
    row = {"Full Registation Number": number, "Society Name": name}
    given = {"address": "1 Loom Street, Skelby AA1 2BB", "status": "Registered"} | more
    return row | {spelling[key]: value for key, value in given.items()}


def cooperative(number: str, name: str = "Ashen Bakers Limited", **more: str) -> dict:
    """Make one row of Co-operatives UK's list."""
    spelling = {
        "registered": "Registered Number",
        "registrar": "Registrar",
        "form": "Legal Form",
        "postcode": "Registered Postcode",
        "status": "Registered Status",
        "began": "Incorporation Date",
        "sector": "Sector - Simplified, High Level",
    }
    row = {"CUK Organisation ID": number, "Registered Name": name}
    given = {"postcode": "AA1 2BB", "status": "Live"} | more
    return row | {spelling[key]: value for key, value in given.items()}


def club(number: str, name: str = "Skelby Rovers", **more: str) -> dict:
    """Make one row of the sports club list."""
    row = {"id": number, "name": name, "address": "The Field, Skelby", "postcode": "AA1 1AA"}
    return row | {"active": "True"} | more


def area(number: str, *names: str, kind: str = "Local Authority") -> list[dict]:
    """Make the rows that say where a charity works."""
    return [
        {
            "registered_charity_number": number,
            "linked_charity_number": "0",
            "geographic_area_type": kind,
            "geographic_area_description": name,
        }
        for name in names
    ]


def code(name: str, gss: str, kind: str = "Local Authority") -> dict:
    """Make one row of the names of areas and their codes."""
    return {
        "geographic_area_type": kind,
        "geographic_area_description": name,
        "GSS": gss,
    }


def said(no: int, action: str, org_id: str = "", **more: str) -> dict:
    """Make one line of the council's own list; a good one but for what is given."""
    given = {"reason": "Met at its workshop", "source": "Visit", "added_on": "03/11/2025"}
    return {"line_no": str(no), "org_id": org_id, "action": action} | given | more


def down(no: int, org_id: str = "", **more: str) -> dict:
    """Make one line of the takedown list."""
    given = {"reason": "Asked for by letter", "added_on": "2025-11-03"}
    return {"line_no": str(no), "org_id": org_id} | given | more


def other_name(number: str, name: str, kind: str = "Previous name", linked: str = "0") -> dict:
    """Make one row of the names that a charity had or works under."""
    return {
        "registered_charity_number": number,
        "linked_charity_number": linked,
        "charity_name_type": kind,
        "charity_name": name,
    }
