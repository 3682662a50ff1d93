"""Numbers, shares, dates and lists in words, and escaping for wherever they are drawn.

Missing is ``None`` and reads "not known", never 0. Escaping happens once, at the drawing
edge: register names are hostile until they have been through ``html``, ``plain`` or
``csv_cell``, whichever the place of drawing needs.
"""

import html as _html
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime

NOT_KNOWN = "not known"
# The number format of a spreadsheet in which a share reads as ``percent`` writes it.
PERCENT_FORM = '[=0]0%;[<0.01]"under 1%";0%'
# What office files refuse, what nothing draws, and marks that turn the letters after them round.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_RUNS = set("=+-@\t\r\n|%")  # what makes a spreadsheet take a cell for a formula
_ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ")


def number(value: float | None, *, digits: int = 0, missing: str = NOT_KNOWN) -> str:
    """Write a number with thousands commas."""
    if value is None or math.isnan(value):
        return missing
    return f"{value:,.{digits}f}"


def percent(share: float | None, *, missing: str = NOT_KNOWN) -> str:
    """Write a share (0 to 1) in whole per cent; a little is never rounded to none."""
    if share is None or math.isnan(share):
        return missing
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share * 100:.0f}%"


def in_words(count: int, total: int) -> str:
    """Write a share as people say it: 'none', '1 in 5', 'about 3 in 10', 'all'.

    Both are counts; ``total`` must not be 0.
    """
    share = count / total
    if count in (0, total):
        return "none" if count == 0 else "all"
    if share < 0.01:
        return "fewer than 1 in 100"
    if share >= 0.95:
        return "nearly all"
    top, bottom = (1, round(1 / share)) if share <= 0.37 else (round(share * 10), 10)
    if top * 2 == bottom:
        said = "half"
    else:
        divisor = math.gcd(top, bottom)
        said = f"{top // divisor} in {bottom // divisor}" if bottom != 10 else f"{top} in {bottom}"
    return said if abs(top / bottom - share) < 0.0005 else f"about {said}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: '1 organisation', '1,204 organisations'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def those(count: int) -> str:
    """Begin a sentence about a count: 'None is', '1 is', '12 are'."""
    return "None is" if count == 0 else f"{count:,} {'is' if count == 1 else 'are'}"


def listed(items: Iterable[str]) -> str:
    """Write a list in a sentence: 'a, b and c'."""
    held = list(items)
    if len(held) < 2:
        return "".join(held)
    return f"{', '.join(held[:-1])} and {held[-1]}"


def day(value: date | datetime | None, *, missing: str = NOT_KNOWN) -> str:
    """Write a date as '1 November 2024'."""
    if value is None:
        return missing
    return f"{value.day} {value:%B %Y}"


def tenth(decile: int | None, *, need: bool = False) -> str:
    """Say which tenth of England a decile is: 'most deprived tenth' is decile 1.

    ``need`` is for community need, where decile 1 is the 'highest-need tenth'.
    """
    if decile is None:
        return NOT_KNOWN
    top, bottom = ("highest-need", "lowest-need") if need else ("most deprived", "least deprived")
    return f"{_ORDINALS[min(decile, 11 - decile)]}{top if decile <= 5 else bottom} tenth"


def council(name: str) -> str:
    """A council as people call it: 'Kingston upon Hull', not 'Kingston upon Hull, City of'."""
    return re.sub(r", (City|County) of$", "", name)


def neighbourhood(row: Mapping[str, object]) -> str:
    """A neighbourhood with the name people know first: 'Firth Park (Sheffield 013C)'."""
    name, area = str(row["neighbourhood_name"]), row.get("area_name")
    return f"{area} ({name})" if area else name


def sentence(value: str) -> str:
    """Start with a capital letter and end with a full stop."""
    value = value.strip()
    if not value:
        return value
    value = value[0].upper() + value[1:]
    return value if value[-1] in ".?!" else value + "."


def lower_first(value: str) -> str:
    """Write a name as it stands within a sentence: 'charity' for 'Charity'."""
    return value[:1].lower() + value[1:]


def short(value: str) -> str:
    """Repeat what a link asked for, cut to what a sentence bears."""
    return value if len(value) <= 24 else value[:24] + "…"


def clean(value: object) -> str:
    """Write a value as text that any file or page can hold, without marks that nobody sees."""
    return _UNSEEN.sub("", str(value))


def html(value: object) -> str:
    """Escape for HTML text and attributes; missing becomes empty."""
    return "" if value is None else _html.escape(clean(value), quote=True)


def plain(value: object) -> str:
    """Escape for Streamlit's Markdown: no colour, maths, link, image, emoji or HTML.

    Every ASCII punctuation mark is escaped; a colon also gets an invisible word joiner,
    since emoji and icon codes such as ``:smile:`` are read after escapes are resolved.
    """
    escaped = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", "" if value is None else clean(value))
    return re.sub(r"\s+", " ", escaped).replace(r"\:", "\\:\u2060")


def csv_cell(value: object) -> str:
    """Write a cell that no spreadsheet will run as a formula.

    Text that begins with = + - @ or a control character, in letters of any width and behind
    whatever is not seen, gets an apostrophe in front. Our own numbers go through unchanged.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    written = clean(value)
    first = next((letter for letter in written if not _is_unseen(letter)), "")
    return "'" + written if unicodedata.normalize("NFKC", first) in _RUNS else written


def _is_unseen(letter: str) -> bool:
    return letter not in "\t\r\n" and unicodedata.category(letter) in ("Cf", "Zs")


def slug(value: str) -> str:
    """Write a name as part of a file's: small plain letters and figures, dashes between."""
    plain_ = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain_))[:60].strip("-") or "place"
