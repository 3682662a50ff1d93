"""The sentences that read change in need: what lasted, what moved, and what neither proves.

Made from the courses of ``atlas/change.py``, so that they cannot say anything else than the
chart, the map and the list.
"""

from collections.abc import Sequence

from atlas import text
from atlas.change import BETTER_TWO, SAME, STAYED, WORSE_TWO, Change, Course
from atlas.menu import Measure
from atlas.reading import WORST_NAMED, Reading
from atlas.view import WORST
from atlas.warehouse import Row

RANKS = "Ranks are relative: a place can move because others did, and stay while its life changes."
REMADE = (
    "Of the 55 indicators of 2025, 20 are new and 14 changed since 2019, so a small move may be "
    "the measure’s and not the place’s."
)
PROOF = "That need lasted does not show that any programme failed, nor a fall that one worked."
REMADE_IN = 2025
_TIMES = {2: "both", 3: "all three", 4: "all four"}


def worst(last: int) -> str:
    """The worst part in words: 'tenth' or 'fifth'."""
    return next(name for name, decile in WORST.items() if decile == last)


def part(last: int, measure: Measure | None = None) -> str:
    """The worst part as a sentence has it: 'most deprived tenth for crime'."""
    return f"most deprived {worst(last)}{measure.subject if measure else ''}"


def years(releases: Sequence[int]) -> str:
    """The releases in a sentence: '2015, 2019 and 2025'."""
    return text.listed(str(release) for release in releases)


def reading(changed: Change, measure: Measure, council: str) -> Reading:
    """Read a council: how many stayed, what moved, and the cautions."""
    if not changed.known:
        return Reading(f"Change in {measure.label} is not known for {council}.", "", ())
    return Reading(
        finding(changed, measure, council),
        " ".join((_of_the_newest(changed), _wards(changed))).strip(),
        cautions(changed),
    )


def finding(changed: Change, measure: Measure, council: str) -> str:
    """Say how many were in the worst part in every release, of those that can be followed."""
    stayed, known = len(changed.stayed), len(changed.known)
    where = f"in England’s {part(changed.last, measure)} in {years(changed.releases)}"
    if known == 1:
        was = "was" if stayed else "was not always"
        return f"The one neighbourhood of {council} that can be followed {was} {where}."
    if not stayed:
        every = _TIMES.get(len(changed.releases), "all")
        return (
            f"None of {council}’s {text.plural(known, 'neighbourhood')} was in England’s "
            f"{part(changed.last, measure)} in {every} of {years(changed.releases)}."
        )
    if stayed == known:
        return f"All {known:,} of {council}’s neighbourhoods were {where}."
    share = text.in_words(stayed, known)
    return (
        f"{share[0].upper()}{share[1:]} of {council}’s neighbourhoods "
        f"({stayed:,} of {known:,}) were {where}."
    )


def title(changed: Change) -> str:
    """The chart's title, in ten words or fewer: who came into the worst part and who left it."""
    since, out = changed.releases[0], changed.left or "none"
    came = text.plural(changed.entered, "neighbourhood") if changed.entered else "no neighbourhood"
    return f"Since {since}, {came} entered the worst {worst(changed.last)}, {out} left"


def _of_the_newest(changed: Change) -> str:
    """Of those in the worst part now, how many were there throughout, and who came and went."""
    now, then = changed.by_release[-1], changed.by_release[0]
    first, newest = changed.releases[0], changed.releases[-1]
    if not now and not then:
        return f"None was in it in {first} or in {newest} either."
    stayed = len(changed.stayed)
    if now:
        held = "all" if stayed == now else f"{stayed:,}" if stayed else "none"
        verb = "was" if stayed < 2 else "were"
        lead = f"Of the {now:,} in it in {newest}, {held} {verb} there in every release."
    else:
        lead = f"None is in it in {newest}."
    return lead


def _wards(changed: Change) -> str:
    """The wards where most of them are; nothing where no ward has two."""
    named = [f"{name} ({count})" for name, count in changed.wards(WORST_NAMED) if count > 1]
    return f"The wards with most that stayed: {text.listed(named)}." if named else ""


def moved(changed: Change) -> str:
    """Say how far neighbourhoods moved between the first release and the newest."""
    if not changed.known:
        return ""
    counts = changed.moved_counts
    worse, better, same = counts[WORSE_TWO], counts[BETTER_TWO], counts[SAME]
    return (
        f"From {changed.releases[0]} to {changed.releases[-1]}, {same:,} of "
        f"{len(changed.known):,} are in the same tenth of England. "
        f"{worse or 'None'} moved two or more tenths towards more deprived, "
        f"{better or 'none'} two or more towards less."
    )


def moved_title(changed: Change) -> str:
    """The heading of the map of movement, in ten words or fewer."""
    worse, better = changed.moved_counts[WORSE_TWO], changed.moved_counts[BETTER_TWO]
    if not worse and not better:
        return "No neighbourhood moved by two tenths or more"
    return (
        f"{worse or 'None'} moved two tenths towards more deprived, {better or 'none'} towards less"
    )


def cautions(changed: Change) -> tuple[str, ...]:
    """What these figures cannot say, the particular before the general."""
    said = [_lost(changed), _split(changed)]
    said += [RANKS, REMADE if REMADE_IN in changed.releases else "", PROOF]
    return tuple(sentence for sentence in said if sentence)


def _lost(changed: Change) -> str:
    lost = [course for course in changed.courses if not course.known]
    if not lost:
        return ""
    redrawn = all({"merged", "irregular"} & set(course.comparability) for course in lost)
    why = "boundaries were merged or redrawn" if redrawn else "a boundary or a figure is missing"
    left = "it is left out" if len(lost) == 1 else "they are left out"
    return (
        f"{text.plural(len(lost), 'neighbourhood')} cannot be followed, because {why}: not known, "
        f"and {left}."
    )


def _split(changed: Change) -> str:
    split = sum(course.is_split for course in changed.known)
    if not split:
        return ""
    noun = "1 neighbourhood is" if split == 1 else f"{split:,} neighbourhoods are"
    return f"{noun} part of one that was split: older ranks are its parent’s."


def course_line(changed: Change, course: Course) -> str:
    """The course of one neighbourhood in a line: 'decile 1 in 2015, 1 in 2019, 2 in 2025'."""
    held = [
        f"{text.NOT_KNOWN if decile is None else decile} in {year}"
        for year, decile in zip(changed.releases, course.deciles, strict=True)
    ]
    return f"decile {text.listed(held)}"


def course_meaning(changed: Change, course: Course) -> str:
    """What that course means, in a few words."""
    moved_by = course.moved
    if moved_by is None:
        changed_how = {"merged", "irregular"} & set(course.comparability)
        return "its boundary has changed" if changed_how else "no figure in every release"
    if changed.class_of(course) == STAYED:
        said = f"in England’s worst {worst(changed.last)} throughout"
    elif moved_by == 0:
        said = f"in the same tenth as in {changed.releases[0]}"
    else:
        way = "more" if moved_by < 0 else "less"
        said = f"{text.plural(abs(moved_by), 'tenth')} {way} deprived than in {changed.releases[0]}"
    return f"{said}; split since, older ranks are its parent’s" if course.is_split else said


def class_labels(last: int) -> tuple[str, ...]:
    """The legend of the map of movement, in the order of its classes."""
    return (
        f"in the worst {worst(last)} throughout",
        "two or more tenths more deprived",
        "one tenth more deprived",
        "in the same tenth",
        "one tenth less deprived",
        "two or more tenths less deprived",
    )


def alt(changed: Change) -> str:
    """What a chart of the courses shows, for whoever cannot see it."""
    held = [
        f"{count:,} in {year}"
        for year, count in zip(changed.releases, changed.by_release, strict=True)
    ]
    return (
        f"Of {text.plural(len(changed.known), 'neighbourhood')} that can be followed, those in "
        f"England’s {part(changed.last)} were {text.listed(held)}; {len(changed.stayed):,} were in "
        f"it every time. Ribbons between the years show from which tenths to which they went; the "
        "table has the numbers."
    )


def england(rows: Sequence[Row], measure: Measure, last: int, releases: Sequence[int]) -> Reading:
    """Read all councils; rows have council_name, known_count, worst_count and share."""
    known = [row for row in rows if row["share"] is not None]
    if not known:
        return Reading(f"Change in {measure.label} is not known for any council here.", "", ())
    some = [row for row in known if row["worst_count"]]
    where = f"England’s {part(last, measure)} in {years(releases)}"
    finding_ = (
        f"{len(some):,} of {text.plural(len(known), 'council')} "
        f"{'has' if len(some) == 1 else 'have'} a neighbourhood that was in "
        f"{where}."
    )
    first = sorted(known, key=lambda row: (-row["share"], row["council25_code"]))
    named = [
        f"{row['council_name']} ({text.percent(row['share'])})" for row in first if row["share"]
    ]
    stayed = sum(row["worst_count"] for row in known)
    followed = sum(row["known_count"] for row in known)
    evidence = f"{stayed:,} of {followed:,} neighbourhoods were there throughout. " + (
        f"Their share is largest in {text.listed(named[:WORST_NAMED])}." if named else ""
    )
    lost = sum(row["neighbourhood_count"] for row in rows) - followed
    gone = f"{text.plural(lost, 'neighbourhood')} cannot be followed; left out." if lost else ""
    said = (gone, RANKS, REMADE if REMADE_IN in releases else "", PROOF)
    return Reading(finding_, evidence.strip(), tuple(line for line in said if line))
