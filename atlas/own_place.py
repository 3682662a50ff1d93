"""A place that the reader puts together: what was pasted, and what it came to.

A place is whole neighbourhoods (LSOA 2021). Postcodes are looked up by whoever calls; what
cannot be used is named with its reason and never lost in silence. Pure.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from atlas import postcode, text
from atlas.study import MOST_OWN

MOST_PASTED = 5_000  # words of one paste that are read
NAMED = 12  # refused words that a sentence names before it counts the rest
NOT_POSTCODE = "not a postcode or a neighbourhood code"
NOT_HELD = "not among the English postcodes of this build"
NOT_NEIGHBOURHOOD = "not a neighbourhood code of this build"
CODE = re.compile(r"[ENSWJ][0-9]{8}")  # of any place that the ONS gives a code to


@dataclass(frozen=True)
class Pasted:
    """What was pasted: codes and postcode keys, each once, in order; what was neither.

    ``cut`` is how many words were too many to read.
    """

    codes: tuple[str, ...]
    postcodes: tuple[str, ...]
    strange: tuple[str, ...]
    cut: int = 0


@dataclass(frozen=True)
class Read:
    """What a paste came to: the neighbourhoods, and each word refused with its reason.

    ``postcodes`` are the keys that were found; ``by_postcode`` the neighbourhoods that only
    they named and ``fitted`` how many of them name these, so that the fit can be measured.
    """

    codes: tuple[str, ...]
    postcodes: tuple[str, ...] = ()
    by_postcode: tuple[str, ...] = ()
    fitted: int = 0
    refused: Mapping[str, str] | None = None
    cut: int = 0

    @property
    def is_too_many(self) -> bool:
        """Are there more neighbourhoods than a place may have?"""
        return len(self.codes) > MOST_OWN


def words(pasted: str) -> list[str]:
    """Cut what was pasted into words, in upper case; whatever is no letter or digit parts them."""
    return re.findall(r"[^\W_]+", pasted.upper())


def parse(pasted: str) -> Pasted:
    """Find the codes and postcodes in a text with any separators: ``s1 2hh;E01000001, S3-8AB``.

    Two words that only together have the shape of a postcode are one.
    """
    found = words(pasted)
    codes: dict[str, None] = {}
    postcodes: dict[str, None] = {}
    strange: dict[str, None] = {}
    read, at = found[:MOST_PASTED], 0
    while at < len(read):
        word = read[at]
        both = word + read[at + 1] if at + 1 < len(read) else ""
        if CODE.fullmatch(word):
            codes[word] = None
        elif postcode.key(word):
            postcodes[word] = None
        elif postcode.key(both):
            postcodes[both] = None
            at += 1
        else:
            strange[word] = None
        at += 1
    return Pasted(tuple(codes), tuple(postcodes), tuple(strange), len(found) - len(read))


def judge(pasted: Pasted, neighbourhoods: Collection[str], where: Mapping[str, str | None]) -> Read:
    """Decide what of a paste makes the place.

    ``neighbourhoods`` has every code that may be used; ``where`` gives the neighbourhood of each
    postcode key that is known.
    """
    refused = dict.fromkeys(pasted.strange, NOT_POSTCODE)
    refused |= {code: NOT_NEIGHBOURHOOD for code in pasted.codes if code not in neighbourhoods}
    given = [code for code in pasted.codes if code in neighbourhoods]
    found = {key: where[key] for key in pasted.postcodes if where.get(key) in neighbourhoods}
    refused |= {postcode.spaced(key): NOT_HELD for key in pasted.postcodes if key not in found}
    by_postcode = [code for code in dict.fromkeys(found.values()) if code and code not in given]
    return Read(
        codes=tuple(sorted({*given, *by_postcode})),
        postcodes=tuple(found),
        by_postcode=tuple(sorted(by_postcode)),
        fitted=sum(code in by_postcode for code in found.values()),
        refused=refused,
        cut=pasted.cut,
    )


def refusals(read: Read) -> list[str]:
    """Say what could not be used and why, a sentence for each reason."""
    by_reason: dict[str, list[str]] = {}
    for word, reason in (read.refused or {}).items():
        by_reason.setdefault(reason, []).append(text.short(word))
    said = [f"{named(refused)}: {reason}." for reason, refused in by_reason.items()]
    if read.cut:
        said.append(f"Only the first {MOST_PASTED:,} words were read; {read.cut:,} more were not.")
    if read.is_too_many:
        said.append(
            f"A place may have at most {MOST_OWN:,} neighbourhoods, and these are "
            f"{len(read.codes):,}: nothing was changed."
        )
    return said


def left_out(count: int) -> str:
    """Say how many neighbourhoods were too many for one place."""
    were = "was" if count == 1 else "were"
    return (
        f"A place may have at most {MOST_OWN:,} neighbourhoods: "
        f"{text.plural(count, 'neighbourhood')} {were} left out."
    )


def named(refused: Sequence[str]) -> str:
    """Name as many as a sentence bears, and count the rest."""
    more = len(refused) - NAMED
    return text.listed([*refused[:NAMED], f"{more:,} more"] if more > 0 else refused)


def came_to(read: Read) -> str:
    """Say what a paste came to, in one sentence."""
    if not read.codes:
        return "Nothing in this can be made into a place."
    came = text.plural(len(read.codes), "neighbourhood")
    if not read.postcodes:
        return f"That is {came}."
    return f"{text.plural(len(read.postcodes), 'postcode')} found: that is {came}."


def fit(pasted: int, held: int) -> float | None:
    """How well whole neighbourhoods fit the postcodes pasted: their share of all postcodes there.

    ``held`` is the number of postcodes in the neighbourhoods that the postcodes named; 1 means
    that all of them were pasted. None where it is not known.
    """
    return min(1.0, pasted / held) if held and pasted else None


def fit_sentence(pasted: int, held: int) -> str:
    """Say how well the place fits the postcodes that were pasted."""
    share = fit(pasted, held)
    if share is None:
        return ""
    fits = "a close fit" if share >= 0.8 else "a rough fit" if share >= 0.5 else "a poor fit"
    return (
        f"A place is made of whole neighbourhoods. The postcodes pasted are {pasted:,} of the "
        f"{held:,} there, past ones among them ({text.percent(share)}): {fits}."
    )
