"""A map is read aloud from its own classes."""

from dataclasses import replace

from atlas import read_aloud
from atlas.drawings import Legend, Map, Shade, TwoWayLegend

SHADES = {
    "a": Shade(1, "rank 4", "most deprived"),
    "b": Shade(1, "rank 9", "most deprived"),
    "c": Shade(3, "rank 9,000", "in the middle"),
    "d": Shade(None, "not known", "its boundary has changed"),
}
DRAWN = Map(
    shapes_file="a.json",
    shades=SHADES,
    colours=("#000000", "#888888", "#ffffff"),
    credit="Boundaries: made up.",
    legend=Legend(title="Tenths of England", labels=["worst", "second", "third"], not_known=True),
)


def test_every_class_that_is_on_the_map_is_counted_and_no_other():
    assert read_aloud.of_map(DRAWN) == (
        "Map of 4 neighbourhoods. Tenths of England: worst, 2; third, 1; not known, 1."
    )


def test_the_first_places_are_named_and_what_is_more_is_said():
    said = read_aloud.of_map(DRAWN, ["Firth Park", "Southey"], more="The middle one is fifth.")
    assert said.endswith("First are Firth Park and Southey. The middle one is fifth.")


def test_one_place_is_one_and_a_map_without_a_legend_still_says_what_it_is_of():
    one = replace(DRAWN, shades={"a": SHADES["a"]}, legend=None, level="council")
    assert read_aloud.of_map(one) == "Map of 1 council."


def test_both_sides_of_a_two_way_map_are_in_its_words():
    legend = TwoWayLegend(
        title="Need and organisations",
        rows=["high", "lower"],
        columns=["fewest", "most"],
        classes=[[1, 2], [3, 4]],
    )
    said = read_aloud.of_map(replace(DRAWN, legend=legend))
    assert "need high and organisations fewest, 2; need lower and organisations fewest, 1" in said
