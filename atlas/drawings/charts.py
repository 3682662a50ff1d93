"""Charts as values: what is drawn, without saying with what. Lengths are in the units named."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.change import Change


@dataclass(frozen=True, kw_only=True)
class Dot:
    """One row: a value with its interval; what is not known has none and says so in ``figure``."""

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    figure: str = ""
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Dots:
    """Rows of dots with intervals; ``axis`` names the measure, ``beside`` is a line to compare.

    From nought, or to both sides of it where values are ``signed``.
    """

    items: Sequence[Dot]
    axis: str
    beside: float | None = None
    signed: bool = False


@dataclass(frozen=True)
class Bar:
    """One tenth: its label, our difference with its interval (points), and its words."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    figure: str


@dataclass(frozen=True)
class Marks:
    """The same differences elsewhere, one for each bar, drawn as small marks."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Bars to either side of nought with their intervals, and the same elsewhere as marks."""

    items: Sequence[Bar]
    axis: str
    beside: Sequence[Marks] = ()


@dataclass(frozen=True)
class Line:
    """One concentration curve: cumulative shares (m,) of residents and of organisations."""

    name: str
    people: Sequence[float]
    bodies: Sequence[float]
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Curve:
    """Concentration curves over the diagonal on which shares are even."""

    lines: Sequence[Line]
    axes: tuple[str, str]  # across, up


@dataclass(frozen=True)
class Point:
    """One place: what is expected there, and what is counted over that."""

    name: str
    figure: str
    expected: float
    ratio: float


@dataclass(frozen=True)
class Limits:
    """One pair of lines: where they are (m,), and what stands at their end."""

    at: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    label: str
    is_outer: bool = False


@dataclass(frozen=True, kw_only=True)
class Funnel:
    """Our places and the others by what is expected, between the limits of chance.

    ``axes`` name what is across and up, ``names`` our places and the others.
    """

    ours: Sequence[Point]
    others: Sequence[Point]
    limits: Sequence[Limits]
    axes: tuple[str, str]
    names: tuple[str, str]


@dataclass(frozen=True)
class Ribbons:
    """How neighbourhoods moved between bands of need; ``labels`` name them, the worst first."""

    changed: Change
    labels: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One council on the strip, with the limits of its figure where they are known."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    figure: str = ""
    is_ours: bool = False


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Every council as a dot on a line from nought, ours in colour; ``axis`` is the measure."""

    marks: Sequence[Mark]
    axis: str


@dataclass(frozen=True)
class Year:
    """One year: how many were registered and removed; none = not known, and no column."""

    year: int
    registered: int | None
    removed: int | None = None


@dataclass(frozen=True, kw_only=True)
class Years:
    """One column a year from zero, the last ``marked`` in our colour; removals below the line."""

    items: Sequence[Year] = field(default_factory=tuple)
    marked: int = 0
