"""Find the current file in what a publisher's page or interface answered."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from etl.fetching.trouble import Trouble
from etl.fetching.ways import GovUk, Link, PortalItem

MONTHS = "January February March April May June July August September October November December"
MONTH_NO = {name: no for no, name in enumerate(MONTHS.split(), start=1)}
LONGEST_NAME = 150


def attachment(document: Any, way: GovUk) -> str:
    """Return the address of the one attachment of a GOV.UK content item whose title fits."""
    details = document.get("details", {}) if isinstance(document, dict) else {}
    listed = details.get("attachments") if isinstance(details, dict) else None
    fitting = [
        str(one.get("url", ""))
        for one in _dicts(listed)
        if re.search(way.title, str(one.get("title", "")), re.IGNORECASE)
        and re.search(r"\.(csv|zip)$", str(one.get("url", "")), re.IGNORECASE)
    ]
    if len(fitting) != 1:
        many = "no attachment" if not fitting else f"{len(fitting)} attachments"
        raise Trouble(f"the page lists {many} with a title like “{way.title}”")
    return _joined("https://www.gov.uk/", fitting[0])


def _dicts(value: Any) -> list[dict[str, Any]]:
    """Return what we can look into of what should be a list of objects."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _joined(page: str, address: str) -> str:
    """Return where a link leads. Raises Trouble where it is no address."""
    try:
        return urljoin(page, address)
    except ValueError as error:
        raise Trouble(f"the page {page} has a link that leads nowhere") from error


class _Links(HTMLParser):
    """Gather where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of an ``a`` element."""
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def link(html: str, way: Link) -> str:
    """Return the address of the newest file that a page links to under a name that fits."""
    links = _Links()
    links.feed(html)
    named = {name_in(address): address for address in links.found}
    fitting = sorted(name for name in named if re.fullmatch(way.name, name))
    if not fitting:
        raise Trouble(f"the page {way.page} has no link to a file like {way.name}")
    return _joined(way.page, named[fitting[-1]])


def item(document: Any, way: PortalItem) -> tuple[str, str]:
    """Return the id and our file name of the newest item that a portal's search found."""
    results = document.get("results") if isinstance(document, dict) else None
    dated = []
    for one in _dicts(results):
        match = re.fullmatch(way.title, str(one.get("title", "")).strip(), re.IGNORECASE)
        if match and re.fullmatch(r"[0-9a-f]{32}", str(one.get("id", ""))):
            month, year = match["month"].capitalize(), int(match["year"])
            name = way.name.format(month=month[:3].upper(), year=year)
            changed = one.get("modified") if isinstance(one.get("modified"), int) else 0
            dated.append(((year, MONTH_NO.get(month, 0), changed), str(one["id"]), name))
    if not dated:
        raise Trouble(f"the portal's search finds nothing with a title like “{way.title}”")
    _, found, name = max(dated)
    return found, name


def name_in(address: str) -> str:
    """Return the last part of an address, as a file name that cannot lead anywhere else."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""  # such as http://[ : it leads nowhere
    last = unquote(path).replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"[^\w.()+ -]", "_", last, flags=re.ASCII).strip(". ")[:LONGEST_NAME]


def fitting_name(name: str, pattern: str) -> str:
    """Return ``name`` as the build will find it. Raises Trouble where it would not."""
    safe = name_in(f"https://none/{name}")
    if not fnmatchcase(safe, pattern) or safe != name:
        raise Trouble(f"the file is called {safe or 'nothing'}, where {pattern} was expected")
    return safe


def error_in(document: Mapping[str, Any]) -> tuple[int, str] | None:
    """Return code and words of the error that an ArcGIS server sends with status 200, if any."""
    error = document.get("error")
    if not isinstance(error, dict):
        return None
    code = error.get("code")
    return (code if isinstance(code, int) else 0), str(error.get("message") or "no reason given")
