"""The ways in which a publisher's current file is found, as a person would find it.

Each is written beside the file it finds, in the file's source.
"""

from dataclasses import dataclass

ONS_SERVICES = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/"


@dataclass(frozen=True)
class Fixed:
    """A file whose address stays; ``name`` is what it is called here, where that differs."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class GovUk:
    """An attachment of a GOV.UK page: the one csv or zip whose title fits the expression.

    Addresses of attachments change whenever a file is issued again, so none is written down.
    """

    page: str
    title: str


@dataclass(frozen=True)
class Link:
    """A link on a page to a file whose whole name fits; of several the last by name is newest."""

    page: str
    name: str


@dataclass(frozen=True)
class Layer:
    """A layer of an ArcGIS feature service, read page by page.

    Saved as ``name``: attributes as csv, or places with their shapes as GeoPackage.
    """

    service: str
    name: str
    where: str = "1=1"
    no: int = 0


@dataclass(frozen=True)
class PortalItem:
    """The newest item of an ArcGIS portal that answers to ``query`` (a search in its own words).

    ``title`` is an expression with the groups ``month`` and ``year``; ``name`` is what the file is
    called here, with ``{month}`` (three capitals) and ``{year}`` to be filled in.
    """

    query: str
    title: str
    name: str


@dataclass(frozen=True)
class CsvPages:
    """A csv that an interface gives out ``rows`` at a time, each page with the header.

    ``offset`` is the name of the parameter that counts the rows to leave out. The column
    RECORD_COUNT says how many rows there are in all.
    """

    address: str
    name: str
    offset: str
    rows: int


@dataclass(frozen=True)
class ByHand:
    """No stable address is known: ``words`` say what to look for on the page."""

    words: str


Way = Fixed | GovUk | Link | Layer | PortalItem | CsvPages | ByHand
