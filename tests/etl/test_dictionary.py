"""The data dictionary says what is built, and is the one in the repository."""

import json

from etl.dictionary import TARGET, dictionary, read_comments


def test_the_dictionary_in_the_repository_is_the_one_of_this_build(practice_build):
    pointer = json.loads((practice_build / "current.json").read_text())
    assert TARGET.read_text(encoding="utf-8") == dictionary(practice_build / pointer["file"])


def test_comments_name_columns_singly_in_groups_and_in_ranges():
    model = """-- One row per place.
-- It has a shape.
-- key: code
-- code: the code; name: what people say; at home
-- west to north: its bounds,
-- in degrees
select 1"""
    grain, key, meanings = read_comments(model, ["code", "name", "west", "south", "north"])
    assert (grain, key) == ("One row per place. It has a shape.", "code")
    assert meanings["code"] == "the code"
    assert meanings["name"] == "what people say; at home"
    assert meanings["west"] == meanings["south"] == meanings["north"] == "its bounds, in degrees"
