"""Colours and classes: what a map, a legend or a chart may be drawn with.

Every ramp is ordered by class number. A class is never colour alone: legends number them,
and the lightness steps hold in grey print and for colour-blind eyes (tested).
"""

from collections.abc import Sequence

INK = "#1F2933"
QUIET = "#52606D"
RULE = "#D9DEE4"
PAPER = "#FFFFFF"
ACCENT = "#12436D"

# The Office for National Statistics' sequential ramp for maps. Class 1, the darkest, is the
# most deprived, as decile 1 is.
NEED: tuple[str, ...] = ("#080C54", "#186290", "#1F9EB7", "#80C6A3", "#CDE594")
NEED_LABELS: tuple[str, ...] = (
    "1–2 most deprived",
    "3–4",
    "5–6",
    "7–8",
    "9–10 least deprived",
)
# The Community Needs Index measures need of another kind, in the same classes.
COMMUNITY_NEED_LABELS: tuple[str, ...] = (
    "1–2 highest need",
    "3–4",
    "5–6",
    "7–8",
    "9–10 lowest need",
)

# Two needs at once, by the classes of measures.double_class: neither, the deprivation index
# only, the Community Needs Index only, both.
DOUBLE: tuple[str, ...] = ("#D6DDBD", "#2678A8", "#D3A3CF", "#080C54")
DOUBLE_LABELS: tuple[str, ...] = (
    "neither",
    "deprivation only",
    "Community Needs Index only",
    "both",
)

# England by council: the share of its neighbourhoods in the worst tenth, by the classes of
# measures.share_class with SHARE_BREAKS; class 1 is none, the last and darkest the most.
SHARE: tuple[str, ...] = NEED[::-1]
SHARE_BREAKS: tuple[float, ...] = (0.05, 0.1, 0.2)
SHARE_LABELS: tuple[str, ...] = (
    "none",
    "less than 5%",
    "5% to less than 10%",
    "10% to less than 20%",
    "20% or more",
)

# Need and provision at once, by the classes of looking.two_way_class: three rows of need, the
# greatest first, by three thirds of provision, the fewest first. Only the corner where need is
# great and organisations are few is strong. The last three are need alone, under a white hatch:
# too few are expected to say which third of provision a place is in.
TWO_WAY: tuple[str, ...] = (
    *("#2B0B4E", "#95A5D5", "#A5CBEE"),
    *("#E8C199", "#CFC9C0", "#C3D2E0"),
    *("#FADBBE", "#F2EADE", "#E3F4FB"),
    *("hatch:#8196BC", "hatch:#B3C0D6", "hatch:#DDE3EC"),
)
HATCH = "hatch:"  # before a colour: it lies under a white hatch

# "Not known" is a hatch of two greys: never a class colour and never white.
NOT_KNOWN_LAND = "#E9ECEF"
NOT_KNOWN_LINE = "#9AA5B1"
NOT_KNOWN_LABEL = "not known"

POINT = "#F46A25"

# Charts: what ours is compared with, what left a register, and the second tenth where the worst
# stands alone, between two colours of the ramp.
OTHERS = "#9AA5B1"
REMOVED = "#801650"
SECOND = "#103A72"


def need_class(decile: int | None) -> int | None:
    """Put a decile (1 = most deprived tenth) in its class of two; class 1 is deciles 1 and 2.

    Raises ``ValueError`` for a decile outside 1 to 10; an unknown decile has no class.
    """
    if decile is None:
        return None
    if not 1 <= decile <= 10:
        raise ValueError(f"a decile is 1 to 10, not {decile}")
    return (decile + 1) // 2


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 black to 1 white (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def text_on(colour: str, choices: Sequence[str] = (INK, PAPER)) -> str:
    """Choose the colour of text that reads best on ``colour``."""
    return max(choices, key=lambda choice: contrast(choice, colour))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
