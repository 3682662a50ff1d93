"""Names for practice organisations, made from word lists, each used once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from etl.practice import words


class Namer:
    """Makes names and remembers which are taken."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._taken: set[str] = set()

    def one(self, among: Sequence[str]) -> str:
        """One of the words."""
        return among[int(self._rng.integers(len(among)))]

    def _unused(self, make: Callable[[], str]) -> str:
        for _ in range(40):
            name = make()
            if name not in self._taken:
                self._taken.add(name)
                return name
        name = f"{make()} ({len(self._taken)})"
        self._taken.add(name)
        return name

    def cic(self, place: str, work: str) -> str:
        """A community interest company's name, without its ending."""

        def make() -> str:
            kind = int(self._rng.integers(5))
            noun, adjective = self.one(words.NOUNS), self.one(words.ADJECTIVES)
            return (
                f"{place} {work}",
                f"{noun} {work}",
                f"{adjective} {noun} {work}",
                f"The {noun} {work}",
                f"{place} {noun} {work}",
            )[kind]

        return self._unused(make)

    def charity(self, place: str, work: str) -> str:
        """A charity's name, as its founders wrote it."""

        def make() -> str:
            kind = int(self._rng.integers(7))
            number = int(self._rng.integers(1, 12))
            saint = self.one(
                ("St Osyn's", "St Wendle's", "Holy Cross", "All Hallows", "St Maren's")
            )
            return (
                f"{place} {work}",
                f"{place} {work}",
                f"The {place} {work}",
                f"{place} and District {work}",
                f"{saint} {place} {work}",
                f"{number}{_nth(number)} {place} {work}",
                f"{place} {self.one(words.NOUNS)} {work}",
            )[kind]

        return self._unused(make)

    def plain(self, place: str, work: str, *, ending: str = "") -> str:
        """A place, perhaps a word, the work and the ending."""

        def make() -> str:
            middle = self.one(("", "", "& District ", "United ", "New ", "Old ", "Valley "))
            return f"{place} {middle}{work}{ending}"

        return self._unused(make)

    def flats(self, street: str) -> str:
        """A company of the owners of flats."""

        def make() -> str:
            number, ending = int(self._rng.integers(1, 90)), self.one(words.FLATS_ENDINGS)
            if self._rng.random() < 0.35:
                return f"{number}-{number + 6} {street} {ending}"
            return (
                f"{self.one(words.BUILDING_FIRST + words.NOUNS)} {self.one(words.FLATS)} {ending}"
            )

        return self._unused(make)


def _nth(number: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(number, "th")


def ordinary(rng: np.random.Generator, trades: Sequence[str], *, towns: Sequence[str]) -> list[str]:
    """Names of ordinary companies, one for each trade and town given."""
    count = len(trades)
    first = rng.integers(0, len(words.ADJECTIVES), count).tolist()
    noun = rng.integers(0, len(words.NOUNS), count).tolist()
    kind = rng.integers(0, 4, count).tolist()
    number = rng.integers(1, 400, count).tolist()
    ending = rng.choice(["LTD", "LIMITED"], count).tolist()
    out: list[str] = []
    for at, (trade, town) in enumerate(zip(trades, towns, strict=True)):
        word = words.NOUNS[noun[at]]
        name = (
            f"{words.ADJECTIVES[first[at]]} {word} {trade}",
            f"{town} {word} {trade}",
            f"{word} {trade} ({town})",
            f"{words.ADJECTIVES[first[at]]} {word} {trade} {number[at]}",
        )[kind[at]]
        out.append(f"{name.upper()} {ending[at]}")
    return out
