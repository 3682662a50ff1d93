"""Maps as values: which file of boundaries, the class of each place, and the legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shade:
    """How one place is shown: its class (1 = the first colour; none = not known) and its words.

    ``line`` is the figure, ``meaning`` what it means; both stand in the hover as plain text.
    """

    class_no: int | None
    line: str
    meaning: str


@dataclass(frozen=True)
class PointFilter:
    """Which organisations are shown; ``forms`` none = every legal form, ``ids`` none = any.

    Without ``contact`` no place is shown that is only a contact address.
    """

    tiers: tuple[str, ...]
    grades: tuple[str, ...]
    forms: tuple[str, ...] | None
    ids: tuple[str, ...] | None = None
    contact: bool = True


@dataclass(frozen=True, kw_only=True)
class Legend:
    """A legend in class order, 1 first; ``not_known`` adds the hatch."""

    title: str
    labels: Sequence[str]
    not_known: bool = False


@dataclass(frozen=True, kw_only=True)
class TwoWayLegend:
    """A legend in rows of need and columns of provision; ``classes[row][column]`` is a class."""

    title: str
    rows: Sequence[str]
    columns: Sequence[str]
    classes: Sequence[Sequence[int]]
    not_known: bool = False


@dataclass(frozen=True, kw_only=True)
class Map:
    """One map of a council's places, or of the councils.

    ``shapes_file`` and ``points_file`` are names in ``<builds>/maps``. ``shades`` is keyed by the
    code of a place; one without is shown as not known. A colour after ``palette.HATCH`` lies under
    a white hatch. ``chosen`` and ``around`` are codes that are outlined. ``called`` are those that
    a two-way map names on paper; none: those in its strong corner. ``credit`` is plain text.
    """

    shapes_file: str
    shades: Mapping[str, Shade]
    colours: Sequence[str]
    credit: str
    legend: Legend | TwoWayLegend | None = None
    points_file: str | None = None
    points: PointFilter | None = None
    chosen: str | None = None
    around: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    level: str = "neighbourhood"
