"""How old a source is, from the words of its release, and when that is too old."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY_OR_MONTH = re.compile(
    rf"(?:(\d{{1,2}})\s+)?\b({'|'.join(_MONTHS)})[a-z]*[\s_-]+(20\d\d)", re.IGNORECASE
)
# Days after which a reader should ask for a newer copy: twice the publisher's own interval.
_STALE_AFTER = {
    r"\bdaily\b|every day": 62,
    r"\bweekly\b|every week": 62,
    r"\bmonthly\b|every month": 62,
    r"\bquarterly\b|every (three months|quarter)": 184,
    r"\byearly\b|\bannual(ly)?\b|every year|once a year": 731,
}


@dataclass(frozen=True)
class Freshness:
    """The age in words, and an alarm when the publisher has certainly moved on."""

    age: str
    alarm: str | None = None


def released_on(words: str | None) -> date | None:
    """The date in the words: ISO, '1 November 2024', 'May 2025' or a year.

    Of several years the last counts, and its end: a source is never called older than it is.
    """
    words = words or ""
    if found := re.search(r"(20\d\d)-(\d\d)-(\d\d)", words):
        year, month, day = map(int, found.groups())
    elif found := _DAY_OR_MONTH.search(words):
        month = _MONTHS.index(found[2][:3].lower()) + 1
        day, year = int(found[1] or 1), int(found[3])
    elif years := re.findall(r"\b20\d\d\b", words):
        year, month, day = int(years[-1]), 12, 31
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def freshness(release: str | None, updated: str | None, today: date) -> Freshness:
    """Judge a release by the publisher's own habit ('monthly', 'every quarter' …)."""
    released = released_on(release)
    if released is None:
        return Freshness("age not known")
    days = (today - released).days
    if days < 0:  # a year alone is dated by its end, which may be to come
        return Freshness("this year" if released.year == today.year else "dated after today")
    if days < 45:
        age = "this month or last"
    elif days < 700:
        age = f"{round(days / 30.4)} months old"
    else:
        age = f"{days / 365.25:.0f} years old"
    for habit, limit in _STALE_AFTER.items():
        if re.search(habit, (updated or "").lower()) and days > limit:
            return Freshness(
                age, f"{age}; the publisher updates it {updated}. Ask for a newer copy"
            )
    return Freshness(age)
