"""What the directory of organisations is asked for: words to search by, filters, order, page.

``Filters`` is the part of a ``View`` that only the directory reads. What differs from the
default goes into the address, by code; what cannot be shown is refused in words. Pure.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from atlas import codes, text

EVERYWHERE = "all"  # the whole build, wherever an organisation is placed, or nowhere
UNKNOWN = "unknown"
PAGE_ROWS = 25
FIRST_WORDS, LONGEST = 4, 80  # looked for one by one, before the rest; of what is typed
USUAL_KINDS = ("community_business", "wider")  # listed while nothing is typed or chosen
USUAL_GRADES, EVERY_GRADE = ("A", "B", "C"), ("A", "B", "C", "D")
SIZES: Mapping[str, str] = MappingProxyType(
    {
        "none": "No income",
        "under_10k": "Under £10,000",
        "10k_to_100k": "£10,000–£100,000",
        "100k_to_1m": "£100,000–£1m",
        "over_1m": "Over £1 million",
        UNKNOWN: "Not known",
    }
)
AGES: Mapping[str, str] = MappingProxyType(
    {
        "under_3": "Under 3 years",
        "3_to_10": "3 to 10 years",
        "over_10": "10 years and over",
        UNKNOWN: "Not known",
    }
)
SORTS: Mapping[str, str] = MappingProxyType(
    {
        "best": "Best match",
        "name": "Name",
        "newest": "Newest first",
        "income": "Largest income",
        "grade": "Best address grade",
    }
)
# The filters that are lists of codes, each with its name in an address and in words.
LISTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "kinds": ("kind", "kind"),
        "forms": ("form", "legal form"),
        "activities": ("activity", "activity"),
        "sizes": ("size", "size"),
        "ages": ("age", "age"),
        "grades": ("grade", "address grade"),
        "registers": ("register", "register"),
    }
)
_OF_NUMBERS = re.compile(r"\d|\b(GB|LOCAL)-", re.IGNORECASE)  # else names alone are read
_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}")

Choices = Mapping[str, Mapping[str, str]]  # list -> code -> name, of LISTS


@dataclass(frozen=True, kw_only=True)
class Filters:
    """One list of organisations, by code; an empty filter lets the usual ones pass.

    ``where`` is ``EVERYWHERE``, a ward or an area; a neighbourhood is the view's own place.
    ``organisation`` is any number of one organisation, whose page is shown in place of the list.
    """

    find: str = ""
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    where: str | None = None
    sort: str | None = None
    page: int = 1
    organisation: str | None = None

    def to_params(self) -> dict[str, str]:
        """Write what differs from the default."""
        params = {
            "find": self.find,
            **{name: ".".join(getattr(self, held)) for held, (name, _) in LISTS.items()},
            "where": self.where or "",
            "sort": self.sort or "",
            "page": str(self.page) if self.page > 1 else "",
            "organisation": self.organisation or "",
        }
        return {name: value for name, value in params.items() if value}

    @property
    def words(self) -> tuple[str, ...]:
        """The words to find, folded, the longest first: each must begin a word of a name."""
        return tuple(sorted(dict.fromkeys(fold(self.find).split()), key=len)[::-1])

    @property
    def order(self) -> str:
        """The order in use: what was asked for, else best match, or by name with no words."""
        if self.sort and (self.sort != "best" or self.words):
            return self.sort
        return "best" if self.words else "name"

    @property
    def shown_kinds(self) -> tuple[str, ...]:
        """The kinds that are listed; none = every kind, which is what a search looks through."""
        return self.kinds or (() if self.words else USUAL_KINDS)

    @property
    def shown_grades(self) -> tuple[str, ...]:
        """The address grades that are listed, besides that of what is left out."""
        return self.grades or (EVERY_GRADE if self.words else USUAL_GRADES)

    def asked(self, built_on: date) -> dict[str, object]:
        """The $parameters that every query of the directory has; places are the view's."""
        words = [*self.words, *("",) * FIRST_WORDS]
        return {
            **{f"word_{at}": f" {words[at - 1]}" for at in range(1, FIRST_WORDS + 1)},
            "more": [f" {word}" for word in self.words[FIRST_WORDS:]],
            **{held: list(getattr(self, held)) for held in LISTS},
            "kinds": list(self.shown_kinds),
            "grades": list(self.shown_grades),
            "by_number": bool(_OF_NUMBERS.search(self.find)),
            "built_on": built_on,
        }

    @property
    def chosen(self) -> tuple[str, ...]:
        """Which of the lists in ``LISTS`` narrow the choice."""
        return tuple(held for held in LISTS if getattr(self, held))

    def changed(self, **given: object) -> "Filters":
        """Other filters: from the first page, and with no organisation open."""
        return replace(self, **({"page": 1, "organisation": None} | given))  # type: ignore[arg-type]


def fold(words: str) -> str:
    """Write words as ``mart.organisation_search`` does: capitals, no accents, marks to spaces."""
    parted = unicodedata.normalize("NFD", words)
    bare = "".join(mark for mark in parted if not unicodedata.combining(mark))
    # Python makes two capitals of a few letters, and DuckDB one: it writes STRAẞE.
    upper = "".join(mark.upper() if len(mark.upper()) == 1 else mark for mark in bare)
    plain = unicodedata.normalize("NFC", upper.replace("ß", "ẞ"))
    joined = re.sub(r"['’`.]", "", re.sub(r"[&+]", " AND ", plain))
    return re.sub(r"[\W_]+", " ", joined).strip()


def from_params(
    params: Mapping[str, str], choices: Choices, within: Mapping[str, str], refused: list[str]
) -> Filters:
    """Read the directory's part of an address; add what was refused, in words, to ``refused``.

    ``within`` has the wards and areas of the build as keys.
    """
    return Filters(
        find=" ".join(params.get("find", "").split())[:LONGEST].rstrip(),
        where=codes.one_of(params.get("where", ""), {EVERYWHERE, *within}, "place", refused),
        sort=codes.one_of(params.get("sort", ""), SORTS, "order", refused),
        page=_page(params.get("page", ""), refused),
        organisation=_number(params.get("organisation", ""), refused),
        **{
            held: codes.some_of(codes.parts(params.get(name)), choices[held], noun, refused)
            for held, (name, noun) in LISTS.items()
        },
    )


def _page(asked: str, refused: list[str]) -> int:
    if not asked:
        return 1
    if asked.isascii() and asked.isdigit() and 0 < int(asked[:7]) < 1_000_000 and len(asked) < 7:
        return int(asked)
    refused.append(f"The link asks for page {text.short(asked)}: the first is shown.")
    return 1


def _number(asked: str, refused: list[str]) -> str | None:
    if not asked or _NUMBER.fullmatch(asked):
        return asked or None
    refused.append(
        f"The link asks for the organisation {text.short(asked)}, which is no register’s number."
    )
    return None
