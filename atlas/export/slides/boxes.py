"""The boxes of our slides: what each holds and where it stands, and which a layout has.

Every box is a placeholder of its layout, so that whoever has the file can restyle all slides at
once. Lengths are inches, on a sheet of 13.333 by 7.5. What is read on the wall is set in 18 points
or more wherever it fits: 24 pixels of a projector of 1,280 by 720.
"""

from dataclasses import dataclass

from atlas import palette

LEFT, WIDE = 0.75, 11.833
FOOT = 6.6  # where what a slide says ends
MARK = "#801650"  # practice data
# Sizes in points: the largest that fits is taken.
TITLE = (32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0)
SAID = (28.0, 24.0, 22.0, 20.0, 18.0)
MEASURED = (18.0, 16.0, 14.0)
WARNED = (20.0, 18.0, 16.0)
BESIDE_MAP = (16.0, 14.0)
TABLED = (20.0, 18.0, 16.0)
# Titles are kept this much narrower than their box: bold letters of other fonts are the widest, and
# a third line would stand on the mark over it.
TITLE_ROOM = 0.86


@dataclass(frozen=True, kw_only=True)
class Box:
    """One placeholder: what it holds, its number, where it stands, and how its words are set."""

    kind: str
    number: int
    name: str
    at: tuple[float, float, float, float]  # left, top, across, down
    size: float = 16
    colour: str = palette.INK
    is_bold: bool = False
    anchor: str = "t"
    aligned: str = "l"
    after: float = 0  # points between paragraphs


HEADING = Box(
    kind="title", number=0, name="Title", at=(LEFT, 0.46, WIDE, 1.06), size=TITLE[0], is_bold=True,
    anchor="b",
)  # fmt: skip
PRACTICE = Box(
    kind="body", number=17, name="Practice", at=(LEFT, 0.13, WIDE, 0.26), size=13, colour=MARK,
    is_bold=True,
)  # fmt: skip
MEASURE = Box(
    kind="body", number=11, name="Measure", at=(LEFT, 1.6, WIDE, 0.54), size=MEASURED[0],
    colour=palette.QUIET,
)  # fmt: skip
KEY = Box(kind="body", number=18, name="Key", at=(LEFT, 2.14, WIDE, 0.34), size=18)
CAUTION = Box(
    kind="body", number=13, name="Caution", at=(LEFT, 5.94, WIDE, 0.7), size=WARNED[0], anchor="b"
)
SOURCE = Box(
    kind="body", number=14, name="Source", at=(LEFT, 6.8, 10.9, 0.44), size=11,
    colour=palette.QUIET,
)  # fmt: skip
NUMBER = Box(
    kind="sldNum", number=15, name="Slide number", at=(11.983, 6.8, 0.6, 0.3), size=12,
    colour=palette.QUIET, aligned="r",
)  # fmt: skip
CHART = Box(kind="chart", number=12, name="Chart", at=(LEFT, 2.15, WIDE, 3.75))
UNDER_KEY = Box(kind="chart", number=12, name="Chart", at=(LEFT, 2.5, WIDE, 3.4))
TABLE = Box(kind="tbl", number=12, name="Table", at=(LEFT, 2.2, WIDE, 3.62))
WORDS = Box(kind="body", number=16, name="Words", at=(LEFT, 2.9, 4.0, 2.3), size=20, after=8)
PICTURE = Box(kind="pic", number=12, name="Map", at=(5.05, 1.66, 7.533, 4.94))
BESIDE = Box(kind="chart", number=12, name="Chart", at=(5.05, 1.66, 7.533, 4.94))
TEXT = Box(kind="body", number=16, name="Words", at=(LEFT, 2.25, 11.2, 4.3), size=SAID[0], after=12)
SMALL = Box(kind="body", number=16, name="Words", at=(LEFT, 1.75, WIDE, 4.85), size=15, after=6)
LEGEND = Box(kind="tbl", number=21, name="Legend", at=(LEFT, 2.9, 4.0, 2.3), size=16)
# Beside a figure the measure and the caution are as narrow as the words between them.
NARROW_MEASURE = Box(
    kind="body", number=11, name="Measure", at=(LEFT, 1.64, 4.0, 1.5), size=MEASURED[0],
    colour=palette.QUIET, after=4,
)  # fmt: skip
NARROW_CAUTION = Box(
    kind="body", number=13, name="Caution", at=(LEFT, 5.3, 4.0, 1.34), size=WARNED[0], anchor="b"
)
FRONT = 4.3  # the coloured side of the cover
COVER_TITLE = Box(
    kind="ctrTitle", number=0, name="Title", at=(FRONT + 0.75, 1.6, 7.5, 2.2), size=44,
    is_bold=True, anchor="b",
)  # fmt: skip
COVER_SUBTITLE = Box(
    kind="subTitle", number=1, name="Subtitle", at=(FRONT + 0.75, 4.0, 7.5, 1.4), size=22,
    colour=palette.QUIET,
)  # fmt: skip
COVER_HOUSE = Box(kind="body", number=19, name="House", at=(0.6, 0.75, 3.2, 3.0), size=22)
COVER_DATE = Box(
    kind="body", number=20, name="Date", at=(FRONT + 0.75, 6.3, 7.5, 0.6), size=14,
    colour=palette.QUIET,
)  # fmt: skip
COVER_PRACTICE = Box(
    kind="body", number=17, name="Practice", at=(FRONT + 0.75, 0.75, 7.5, 0.6), size=15,
    colour=MARK, is_bold=True,
)  # fmt: skip

_FOOT = (SOURCE, NUMBER)
LAYOUTS: dict[str, tuple[Box, ...]] = {
    "Cover": (COVER_TITLE, COVER_PRACTICE, COVER_SUBTITLE, COVER_HOUSE, COVER_DATE),
    "Message": (HEADING, PRACTICE, MEASURE, TEXT, *_FOOT),
    "Chart": (HEADING, PRACTICE, MEASURE, CHART, CAUTION, *_FOOT),
    "Chart with a key": (HEADING, PRACTICE, MEASURE, KEY, UNDER_KEY, CAUTION, *_FOOT),
    "Chart beside words": (
        HEADING,
        PRACTICE,
        NARROW_MEASURE,
        WORDS,
        BESIDE,
        NARROW_CAUTION,
        *_FOOT,
    ),
    "Map": (HEADING, PRACTICE, NARROW_MEASURE, LEGEND, PICTURE, NARROW_CAUTION, *_FOOT),
    "Table": (HEADING, PRACTICE, MEASURE, TABLE, CAUTION, *_FOOT),
    "Sources": (HEADING, PRACTICE, SMALL, *_FOOT),
}
