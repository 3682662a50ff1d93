"""Words and escapes."""

import csv
import datetime
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from atlas import freshness, links, postcode, text
from atlas.export.table_csv import table_csv
from atlas.figure import Column, Table
from atlas.provenance import Provenance


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (0, 9, "none"),
        (9, 9, "all"),
        (1, 5, "1 in 5"),
        (45, 90, "half"),
        (75, 343, "about 1 in 5"),
        (75, 168, "about 4 in 10"),
        (1, 343, "fewer than 1 in 100"),
        (341, 343, "nearly all"),
        (19, 20, "nearly all"),
        (18, 19, "about 9 in 10"),
        (3, 5, "6 in 10"),
    ],
)
def test_shares_are_said_as_people_say_them(count, total, said):
    assert text.in_words(count, total) == said


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_in_words_is_close_to_the_figure(pair):
    count, total = pair
    said = text.in_words(count, total).removeprefix("about ")
    if " in " in said and not said.startswith("fewer"):
        top, bottom = map(int, said.split(" in "))
        assert abs(top / bottom - count / total) <= 0.07


@given(st.integers(2, 10_000).flatmap(lambda n: st.tuples(st.integers(1, n - 1), st.just(n))))
@example((19, 20))
def test_a_part_is_never_said_as_if_it_were_all(pair):
    assert "10 in 10" not in text.in_words(*pair)


def test_missing_is_never_a_nought():
    for write in (text.number, text.percent, text.day, text.tenth):
        assert write(None) == "not known"
    assert text.number(float("nan")) == "not known"


def test_a_little_is_never_rounded_away():
    assert text.percent(0.002) == "under 1%"
    assert text.percent(0.999) == "over 99%"
    assert text.percent(0.236) == "24%"


def test_tenths_read_from_both_ends():
    assert text.tenth(1) == "most deprived tenth"
    assert text.tenth(3) == "third most deprived tenth"
    assert text.tenth(10) == "least deprived tenth"
    assert text.tenth(2, need=True) == "second highest-need tenth"


def test_lists_counts_and_dates():
    assert text.listed(["a", "b", "c"]) == "a, b and c"
    assert text.listed([]) == ""
    assert text.plural(1, "row") == "1 row"
    assert text.plural(1_204, "row") == "1,204 rows"
    assert text.day(datetime.date(2024, 11, 1)) == "1 November 2024"
    assert text.council("Kingston upon Hull, City of") == "Kingston upon Hull"


@given(st.text())
def test_no_text_opens_a_tag(value):
    assert not set("<>\"'") & set(text.html(value))


@pytest.mark.parametrize(
    "name", [":red[x]", "$x$ and $y$", "[a](http://b)", "![i](x)", "<b>", "`code`", ":smile:", "#h"]
)
def test_no_markdown_is_left_in_a_name(name):
    escaped = text.plain(name)
    for at, mark in enumerate(escaped):
        if mark in "[]()$`<>#!":
            assert escaped[at - 1] == "\\"
    assert ":smile:" not in escaped.replace("\\", "")


@given(st.text() | st.sampled_from(['=HYPERLINK("x")', "+1", "-1", "@x", " =1", "\t=1", "|x"]))
def test_no_csv_cell_is_a_formula(value):
    assert text.csv_cell(value).lstrip(" ")[:1] not in set("=+-@\t\r\n|%")


def test_our_own_numbers_stay_numbers_in_a_csv():
    assert text.csv_cell(-1.5) == "-1.5"
    assert text.csv_cell(True) == "yes"


ORIGIN = Provenance(
    title="Need in Alderford",
    filters="Alderford; grades A, B and C",
    source="Indices 2025",
    licence="OGL v3.0",
    attribution="Contains public sector information.",
    build_id="b1",
    built_at=datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC),
    is_practice=True,
    notes=("Not known is not nought.",),
)


def test_a_csv_begins_with_where_it_comes_from():
    table = Table(
        rows=[{"a": "=1+1", "b": None}],
        columns=(Column("a", "Name"), Column("b", "Rank")),
        origin=ORIGIN,
        file_name="need.csv",
    )
    written = table_csv(table)
    assert written.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert lines[0][0] == "Practice"
    assert ["Licence", "OGL v3.0"] in lines
    assert ["Build", "b1, made on 23 November 2026"] in lines
    assert lines[-2:] == [["Name", "Rank"], ["'=1+1", "not known"]]


@pytest.mark.parametrize("typed", ["s1 2hh", "S12HH", " s1  2HH.", "S1-2HH"])
def test_a_postcode_is_read_however_it_is_typed(typed):
    assert postcode.key(typed) == "S12HH"


@pytest.mark.parametrize("typed", ["", "hello", "S1", "12345", "S1 2HHH", "'; drop"])
def test_what_is_no_postcode_is_told_apart(typed):
    assert postcode.key(typed) is None


def test_a_postcode_is_written_with_its_space():
    assert postcode.spaced("EC1V1NR") == "EC1V 1NR"


COMPANY = "https://find-and-update.company-information.service.gov.uk/company/01234567"


def test_only_a_regulators_own_page_is_linked():
    assert links.regulator(COMPANY) == COMPANY
    assert links.regulator(COMPANY.replace("https", "http")) is None
    assert links.regulator("https://evil.example/" + COMPANY) is None
    assert (
        links.regulator("https://find-and-update.company-information.service.gov.uk@evil.io")
        is None
    )
    assert links.regulator(None) is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "http://localhost/",
        "http://a.example.org:99/",
        "http://user@a.example.org/",
        "http://a b.org",
        'http://a.org/"onclick="x',
        "http://[::1",
        "ftp://a.org",
        "n/a",
        "none",
    ],
)
def test_an_odd_website_is_not_linked(url):
    assert links.website(url) is None


def test_a_website_without_a_scheme_is_completed():
    assert links.website("www.hall.org.uk") == "http://www.hall.org.uk"


TODAY = datetime.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("2024-11-01", datetime.date(2024, 11, 1)),
        ("1 November 2024", datetime.date(2024, 11, 1)),
        ("NOV 2025", datetime.date(2025, 11, 1)),
        ("2025", datetime.date(2025, 12, 31)),
        ("2011 to 2021", datetime.date(2021, 12, 31)),
        ("charities 2021, companies 2026", datetime.date(2026, 12, 31)),
        ("not stated", None),
        ("2024-99-01", None),
    ],
)
def test_a_release_is_dated_from_its_words(words, on):
    assert freshness.released_on(words) == on


def test_a_monthly_source_of_two_years_ago_is_called_old():
    told = freshness.freshness("1 November 2024", "monthly", TODAY)
    assert told.alarm
    assert "2 years old" in told.alarm


def test_an_index_that_comes_every_few_years_raises_no_alarm():
    assert freshness.freshness("2019", "every four to six years", TODAY).alarm is None


def test_a_release_of_this_year_is_not_from_the_future():
    assert freshness.freshness("2026", "yearly", TODAY) == freshness.Freshness("this year")
    assert freshness.freshness("May 2027", "yearly", TODAY).age == "dated after today"
