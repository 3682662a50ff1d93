"""Colours that hold on grey paper, on a projector and for colour-blind eyes."""

import itertools
import tomllib

import pytest

from atlas import palette
from tests.conftest import ROOT

THEME = ROOT / ".streamlit" / "config.toml"
PANEL = tomllib.loads(THEME.read_text("utf-8"))["theme"]["secondaryBackgroundColor"]
RAMPS = {"need": palette.NEED, "double": palette.DOUBLE, "share": palette.SHARE}
LABELS = {
    "need": palette.NEED_LABELS,
    "double": palette.DOUBLE_LABELS,
    "share": palette.SHARE_LABELS,
}
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
EYES = {
    "common": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen_by(eye: str, colour: str) -> tuple[float, float, float]:
    """The colour as this eye sees it, in CIE L*a*b* (D65)."""
    rgb = linear(colour)
    r, g, b = (
        min(1.0, max(0.0, sum(weight * c for weight, c in zip(row, rgb, strict=True))))
        for row in EYES[eye]
    )
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(eye: str, one: str, other: str) -> float:
    """CIE 1976 colour difference."""
    pairs = zip(seen_by(eye, one), seen_by(eye, other), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def lightness(colour: str) -> float:
    return seen_by("common", colour)[0]


@pytest.mark.parametrize("ramp", RAMPS)
@pytest.mark.parametrize("eye", EYES)
def test_no_two_classes_of_a_map_look_alike_to_any_eye(ramp, eye):
    closest = min(difference(eye, a, b) for a, b in itertools.combinations(RAMPS[ramp], 2))
    assert closest > 15


@pytest.mark.parametrize("ramp", RAMPS)
def test_every_class_is_told_from_the_next_on_a_grey_printer(ramp):
    shades = sorted(lightness(colour) for colour in RAMPS[ramp])
    assert min(b - a for a, b in itertools.pairwise(shades)) > 12


def test_need_grows_darker_from_the_last_class_to_the_first():
    shades = [lightness(colour) for colour in palette.NEED]
    assert shades == sorted(shades)
    assert list(palette.SHARE) == list(reversed(palette.NEED))


@pytest.mark.parametrize("eye", EYES)
def test_no_two_classes_of_the_two_way_map_look_alike_to_any_eye(eye):
    pairs = itertools.combinations(palette.TWO_WAY[:9], 2)
    assert min(difference(eye, one, other) for one, other in pairs) > 11
    grounds = [colour.removeprefix(palette.HATCH) for colour in palette.TWO_WAY[9:]]
    assert min(difference(eye, one, other) for one, other in itertools.pairwise(grounds)) > 13


def test_only_the_worst_corner_of_the_two_way_map_is_strong():
    worst, *others = (colour.removeprefix(palette.HATCH) for colour in palette.TWO_WAY)
    assert lightness(worst) < 15
    assert min(palette.contrast(worst, other) for other in others) > 5
    assert min(lightness(other) for other in others) > 60


def test_the_two_way_map_grows_darker_with_need_in_every_column():
    shades = [lightness(colour.removeprefix(palette.HATCH)) for colour in palette.TWO_WAY]
    columns = [shades[at:9:3] for at in range(3)] + [shades[9:]]
    assert all(column == sorted(column) for column in columns)


def test_every_class_of_the_two_way_map_bears_its_number_and_is_not_the_sea():
    for colour in palette.TWO_WAY:
        ground = colour.removeprefix(palette.HATCH)
        assert palette.contrast(palette.text_on(ground), ground) >= 4.5
        assert palette.contrast(ground, palette.PAPER) > 1.1
        assert difference("common", ground, palette.NOT_KNOWN_LAND) > 4


@pytest.mark.parametrize("ramp", RAMPS)
def test_every_colour_has_its_label(ramp):
    assert len(RAMPS[ramp]) == len(LABELS[ramp]) == len(set(LABELS[ramp]))
    assert len(palette.COMMUNITY_NEED_LABELS) == len(palette.NEED)
    assert len(palette.SHARE_BREAKS) + 2 == len(palette.SHARE)


@pytest.mark.parametrize("colour", [*palette.NEED, *palette.DOUBLE, palette.NOT_KNOWN_LAND])
def test_a_class_is_never_the_white_of_the_sea(colour):
    assert palette.contrast(colour, palette.PAPER) > 1.1


def test_not_known_is_a_hatch_of_two_greys_that_can_be_told_apart():
    assert palette.contrast(palette.NOT_KNOWN_LAND, palette.NOT_KNOWN_LINE) > 1.8
    assert not {palette.NOT_KNOWN_LAND, palette.NOT_KNOWN_LINE} & {*palette.NEED, *palette.DOUBLE}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("colour", palette.NEED)
def test_a_point_or_its_ring_stands_out_from_every_class(eye, colour):
    orange = difference(eye, palette.POINT, colour)
    ring = palette.contrast(palette.PAPER, colour)
    assert orange > 30
    assert max(ring, palette.contrast(palette.POINT, colour)) > 1.9


@pytest.mark.parametrize("ground", [palette.PAPER, PANEL])
@pytest.mark.parametrize("words", [palette.INK, palette.QUIET, palette.ACCENT])
def test_text_can_be_read(words, ground):
    assert palette.contrast(words, ground) >= 4.5


@pytest.mark.parametrize("colour", [*palette.NEED, *palette.DOUBLE])
def test_the_number_in_a_swatch_can_be_read(colour):
    assert palette.contrast(palette.text_on(colour), colour) >= 4.5


def test_contrast_agrees_with_the_worked_examples_of_wcag():
    assert palette.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert palette.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_deciles_go_in_pairs_and_the_most_deprived_pair_is_class_one():
    assert [palette.need_class(decile) for decile in range(1, 11)] == [
        1, 1, 2, 2, 3, 3, 4, 4, 5, 5,
    ]  # fmt: skip
    assert palette.need_class(None) is None


@pytest.mark.parametrize("decile", [0, 11, -1])
def test_an_impossible_decile_is_refused(decile):
    with pytest.raises(ValueError, match="1 to 10"):
        palette.need_class(decile)
