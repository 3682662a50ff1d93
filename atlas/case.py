"""The case for change: three sentences a member could say aloud, and what stands behind each.

Each sentence has 25 words or fewer, is true as it stands, and claims no cause. Made by rules from
the rows of the queries; what the registers do not allow is said to be not known. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from atlas import text
from atlas.counted import Counted
from atlas.definition import ANCHOR, Definition
from atlas.warehouse import Row

WORDS = 25
MANY_RELEASES = 2
FORMS_SAID = 2  # more legal forms than these are said together
PLACES_SAID = 2
FIRST, POSSIBLE = "first", "possible"
RELATIVE = (
    "Ranks are relative: a place may stay because others improved more. That need has lasted is "
    "no proof that anything done there failed."
)
UNREGISTERED = "Only registered organisations are counted; groups on no register are in no figure."
LIVING = (
    "Only those still there are counted, so earlier years were larger than they look; that more "
    "are registered of late is not proof of growth."
)
PROBABLE = (
    "The probability is that a ward with need among England’s worst fifth is also in the lowest "
    "fifth of its peers for registered organisations: 80% or more is “look first”, 50% or more "
    "“possible”."
)
# What is counted, for the middle of a sentence, where its registers are whole.
NOUNS = {
    "narrow": "registered likely community businesses",
    "wide": "registered social economy organisations",
    "widest": "registered social economy organisations and guarantee companies",
}
SOME = "registered organisations of the kinds counted"
# The same of one.
ONE = {
    NOUNS["narrow"]: "registered likely community business",
    NOUNS["wide"]: "registered social economy organisation",
    NOUNS["widest"]: "registered social economy organisation or guarantee company",
    SOME: "registered organisation of the kinds counted",
}


@dataclass(frozen=True)
class Sentence:
    """One sentence to say aloud, and what is behind it, in sentences of their own."""

    said: str
    says: tuple[str, ...] = ()


def basis_forms(registers: Sequence[Row], forms: Sequence[Row]) -> tuple[str, ...]:
    """The codes of the legal forms that are counted where these registers are whole.

    ``registers`` has source and coverage of those it needs, ``forms`` source and legal_form.
    None at all where the company register is not whole: nothing is known there.
    """
    whole = {row["source"] for row in registers if row["coverage"] == "complete"}
    if ANCHOR not in whole:
        return ()
    # By register alone: a charity of any form may be a likely community business.
    return tuple(sorted({row["legal_form"] for row in forms if row["source"] in whole}))


def noun(definition: Definition, counted: Counted) -> str:
    """What is counted in a council, in a few words: its forms where they are only one or two."""
    if not counted.left_out:
        return NOUNS[definition.tier_set]
    if len(counted.forms) <= FORMS_SAID:
        return f"registered {text.listed(text.lower_first(form) for form in counted.forms)}"
    return SOME


# --- the sentences -------------------------------------------------------------


def lasting(name: str, row: Row | None, releases: Sequence[int]) -> Sentence:
    """Need, and whether it has lasted; ``row`` is of compare_persistence.sql."""
    if row is None or not row["now_known_count"]:
        return Sentence(f"How much need there is in {name} is not known.")
    now, always = row["now_count"], row["always_count"]
    missing = row["now_known_count"] - row["known_count"]
    says = (
        f"{now:,} of {row['now_known_count']:,} neighbourhoods are in the most deprived tenth in "
        f"{releases[-1]}; {always:,} of the {row['known_count']:,} whose tenth is known in "
        f"{text.listed(map(str, releases))} were in it each time.",
        *((f"{text.plural(missing, 'neighbourhood')} cannot be read back.",) if missing else ()),
        RELATIVE,
    )
    tenth = "England’s most deprived tenth"
    if not now:
        return Sentence(f"None of {name}’s neighbourhoods is now in {tenth}.", says)
    are = "is" if now == 1 else "are"
    whole = f"{text.plural(now, 'neighbourhood')} of {name} {are} in {tenth}"
    if len(releases) < MANY_RELEASES:
        return Sentence(f"{whole}.", says)
    before = text.listed(map(str, releases[:-1]))
    return Sentence(f"{whole}; {_already(now, always, missing)} in {before}.", says)


def _already(now: int, always: int, missing: int) -> str:
    """How many of them were there before; at least so many where some cannot be read back."""
    if not always:
        return "none is known to have been there" if missing else "none was already there each time"
    if always == now:
        return "it was already there" if now == 1 else "all were already there"
    least = "at least " if missing else ""
    return f"{least}{always:,} {'was' if always == 1 else 'were'} already there"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Who is counted in a council: how many, how many of them are new, and from when to when.

    ``dated``: how many have a known day; ``new`` none: the years of registration are not known.
    """

    count: int
    dated: int
    new: int | None
    first_year: int | None
    last_year: int | None


def there(name: str, called: str, counted: Counted, listed: Listed, sentence: str) -> Sentence:
    """Who is there and what is growing; ``sentence`` says what is counted and what is not."""
    if not counted.is_covered:
        return Sentence(
            f"How many registered organisations there are in {name} is not known: "
            "the company register is not held here in full.",
            (sentence, UNREGISTERED),
        )
    says = (sentence, UNREGISTERED, LIVING)
    if not listed.count:
        return Sentence(f"{name} has no {called} that we could find.", says)
    has = f"{name} has {listed.count:,} {one(called) if listed.count == 1 else called}"
    if listed.new is None or listed.first_year is None:
        return Sentence(f"{has}.", says)
    years = f"{listed.first_year} to {listed.last_year}"
    if not listed.new:
        return Sentence(f"{has}; none of them was registered in {years}.", says)
    if listed.new == listed.count:
        return Sentence(f"{has}, registered in {years}.", says)
    # A share only where every day is known: else it would depend on whom it is a share of.
    share = f"{listed.new:,}"
    if listed.dated == listed.count:
        share = text.in_words(listed.new, listed.count)
    elif listed.new == 1:
        return Sentence(f"{has}; 1 of them was registered in {years}.", says)
    return Sentence(f"{has}; {share} of them were registered in {years}.", says)


def one(called: str) -> str:
    """One of them: 'registered community interest company'."""
    if called in ONE:
        return ONE[called]
    for many, single in (("companies", "company"), ("societies", "society"), ("ies", "y")):
        if called.endswith(many):
            return called.removesuffix(many) + single
    return called.removesuffix("s")


def where(name: str, counted: Counted, rows: Sequence[Row], sentence: str) -> Sentence:
    """Where to look first; ``rows`` are a council's wards of case_look.sql."""
    if not counted.is_covered or not rows:
        return Sentence(
            f"Where {name} has fewer registered organisations than expected is not known.",
            (sentence, UNREGISTERED),
        )
    needy = [row for row in rows if row["is_worst_fifth"]]
    if not needy:
        return Sentence(
            f"No ward of {name} is in England’s worst fifth of need, so none is one to look at "
            "first.",
            (PROBABLE, sentence),
        )
    needy = [row for row in needy if row["lowest_fifth_probability"] is not None]
    if not needy:
        return Sentence(
            f"Where {name} has fewer registered organisations than expected is not known: too few "
            "wards are like those of high need.",
            (sentence, UNREGISTERED),
        )
    return Sentence(_stands_out(name, needy), (_odds(needy), PROBABLE, sentence, UNREGISTERED))


def _stands_out(name: str, needy: Sequence[Row]) -> str:
    """Name the wards to look at first, else those that may be; or say that there is none."""
    for look, words in (
        (FIRST, "need is high and registered organisations are very probably fewer than expected"),
        (POSSIBLE, "need is high and registered organisations may well be fewer than expected"),
    ):
        if found := [row["place_name"] for row in needy if row["look"] == look]:
            return _named(look, found, words)
    return (
        f"No ward of {name} stands out: none with high need is probably among the fifth with "
        "fewest registered organisations for its residents."
    )


def _named(look: str, found: Sequence[str], words: str) -> str:
    """Name as many places as the sentence bears, and count the rest."""
    for shown in range(min(PLACES_SAID, len(found)), 0, -1):
        rest = len(found) - shown
        names = text.listed([*found[:shown], *([text.plural(rest, "more ward")] if rest else [])])
        if not rest:
            names += " ward" if shown == 1 else " wards"
        said = f"{_lead(look, names, len(found))}: {words}."
        if len(said.split()) <= WORDS:
            return said
    return f"{_lead(look, text.plural(len(found), 'ward'), len(found))}: {words}."


def _lead(look: str, names: str, count: int) -> str:
    if look == FIRST:
        return f"Look first at {names}"
    return f"{names} may be {'a place' if count == 1 else 'places'} to look first"


def _odds(rows: Sequence[Row]) -> str:
    """The wards of high need with their probabilities, the likeliest first."""
    named = [
        f"{row['place_name']} {text.percent(row['lowest_fifth_probability'])} "
        f"({row['organisation_count']:,} counted, {row['expected_count']:.1f} expected)"
        for row in rows[:3]
    ]
    return (
        f"Of {text.plural(len(rows), 'ward')} with high need, the likeliest: {text.listed(named)}."
    )
