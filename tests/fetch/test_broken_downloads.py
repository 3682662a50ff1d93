"""Servers that are busy, slow, cut off or gone; what is here stays, and what came goes on."""

import email.utils
import time

import pytest

from tests.fetch.conftest import (
    COMPANIES,
    COMPANIES_PAGE,
    NAMES,
    NAMES_AT,
    entry,
    files,
    left,
    names_csv,
)
from tests.fetch.publishers import LOGIN, Cut, Fails, Kept

BIG = names_csv(20_000)


def test_a_new_file_is_put_in_place_and_noted(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv(), modified="Mon, 02 Nov 2026 10:00:00 GMT")
    run = fetch(NAMES)
    noted = entry(raw, NAMES, "areas")
    assert run.outcome.new == [NAMES]
    assert files(raw, NAMES) == ["MSOA-Names-Latest2.csv"]
    assert (noted.address, noted.final_address) == (NAMES_AT, NAMES_AT)
    assert (noted.bytes, noted.records) == (len(names_csv()), 50)
    assert noted.last_modified == "Mon, 02 Nov 2026 10:00:00 GMT"
    assert "new, MSOA-Names-Latest2.csv" in run.words
    assert left(raw) == []


def test_a_file_that_is_unchanged_on_the_server_is_not_sent_again(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    fetch(NAMES)
    sent = publishers.bytes_sent
    run = fetch(NAMES)
    assert publishers.bytes_sent == sent
    assert "unchanged since" in run.words
    assert run.outcome.new == []


def test_the_same_bytes_under_another_mark_change_nothing(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv(), etag='"one"')
    fetch(NAMES)
    before = entry(raw, NAMES, "areas")
    publishers.keeps[NAMES_AT] = Kept(names_csv(), etag='"two"')
    run = fetch(NAMES)
    assert "unchanged since" in run.words
    assert entry(raw, NAMES, "areas") == before


def test_a_file_that_someone_deleted_is_fetched_though_the_server_has_nothing_newer(
    fetch, publishers, raw
):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    (raw / NAMES / "MSOA-Names-Latest2.csv").unlink()
    fetch(NAMES)
    assert files(raw, NAMES) == ["MSOA-Names-Latest2.csv"]


def test_a_file_that_was_damaged_here_is_fetched_again(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    path = raw / NAMES / "MSOA-Names-Latest2.csv"
    path.write_bytes(bytes(len(names_csv())))
    fetch(NAMES)
    assert path.read_bytes() == names_csv()


def test_what_changed_since_last_time_is_said(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv(50))
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Kept(names_csv(60))
    assert "60 rows (+10)" in fetch(NAMES).words


def test_a_cut_download_goes_on_where_it_stopped(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    publishers.troubles[NAMES_AT] = [Cut(200_000), Cut(100_000)]
    fetch(NAMES)
    asked = [headers.get("range") for headers in publishers.asked_for(NAMES_AT)]
    assert asked == [None, "bytes=200000-", "bytes=300000-"]
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG
    assert publishers.bytes_sent == len(BIG)


def test_a_download_that_another_run_left_goes_on(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    publishers.troubles[NAMES_AT] = [Cut(200_000), *[Fails(500)] * 5]
    assert NAMES in fetch(NAMES).outcome.failed
    assert "areas.part" in left(raw)
    fetch(NAMES)
    assert publishers.asked_for(NAMES_AT)[-1]["range"] == "bytes=200000-"
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_cut_download_is_begun_again_where_the_server_sends_only_whole_files(
    fetch, publishers, raw
):
    publishers.keeps[NAMES_AT] = Kept(BIG, ranges=False)
    publishers.troubles[NAMES_AT] = [Cut(200_000)]
    fetch(NAMES)
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_file_that_changed_in_between_is_not_patched_together(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    publishers.troubles[NAMES_AT] = [Cut(200_000), *[Fails(503)] * 5]
    fetch(NAMES)
    newer = names_csv(20_000, start=7)
    publishers.keeps[NAMES_AT] = Kept(newer)
    fetch(NAMES)
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == newer


def test_a_server_that_sends_the_rest_of_another_file_is_found_out(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    newer = names_csv(20_000, start=7)
    rest = Fails(
        206,
        {
            "Content-Range": f"bytes 200000-{len(newer) - 1}/{len(newer)}",
            "ETag": '"newer"',
            "Content-Length": str(len(newer) - 200_000),
        },
        newer[200_000:],
    )
    publishers.troubles[NAMES_AT] = [Cut(200_000), rest]
    fetch(NAMES)
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_line_that_is_cut_without_a_length_said_is_seen_by_what_is_missing(
    fetch, publishers, raw
):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Kept(BIG[:200_000], length=False)
    run = fetch(NAMES)
    assert "Only 200,000 bytes came; last time it was" in run.words
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_file_that_has_shrunk_for_good_is_taken_when_someone_says_so(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    assert NAMES in fetch(NAMES).outcome.failed
    assert fetch(NAMES, accepted=(NAMES,)).outcome.new == [NAMES]


def test_a_server_that_stands_still_is_asked_again_and_then_given_up(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    publishers.troubles[NAMES_AT] = [Cut(50_000, stall=0.8), Cut(10_000, stall=0.8)]
    run = fetch(NAMES, patience=0.3)
    assert "stands still" in run.words
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_trickle_counts_as_standing_still(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(BIG)
    publishers.troubles[NAMES_AT] = [Cut(100, piece=1)]
    publishers.slow = 0.02
    run = fetch(NAMES, patience=0.3)
    assert "the server stands still; trying again" in run.words
    assert (raw / NAMES / "MSOA-Names-Latest2.csv").read_bytes() == BIG


def test_a_cut_download_goes_on_by_its_date_where_it_has_no_other_mark(fetch, publishers):
    monday = "Mon, 02 Nov 2026 10:00:00 GMT"
    publishers.keeps[NAMES_AT] = Kept(BIG, etag="", modified=monday)
    publishers.troubles[NAMES_AT] = [Cut(200_000)]
    assert fetch(NAMES).outcome.new == [NAMES]
    asked = publishers.asked_for(NAMES_AT)[-1]
    assert (asked["range"], asked["if-range"]) == ("bytes=200000-", monday)


def test_a_mark_that_promises_no_more_than_likeness_is_no_reason_to_go_on(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(BIG, etag='W/"alike"')
    publishers.troubles[NAMES_AT] = [Cut(200_000)]
    assert fetch(NAMES).outcome.new == [NAMES]
    assert "range" not in publishers.asked_for(NAMES_AT)[-1]


def test_a_server_in_trouble_is_asked_again(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    publishers.troubles[NAMES_AT] = [Fails(500), Fails(502)]
    run = fetch(NAMES)
    assert run.outcome.new == [NAMES]
    assert "in trouble (500); trying again" in run.words


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    soon = email.utils.formatdate(time.time() + 0.9)
    publishers.troubles[NAMES_AT] = [Fails(429, {"Retry-After": soon}), Fails(503)]
    assert fetch(NAMES).outcome.new == [NAMES]


def test_a_server_that_asks_for_more_time_than_we_have_is_not_pressed(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    publishers.troubles[NAMES_AT] = [Fails(429, {"Retry-After": "3600"})]
    run = fetch(NAMES)
    assert "busy (429) and asks to be left for 60 minutes" in run.words
    assert len(publishers.asked_for(NAMES_AT)) == 1


def test_a_server_that_never_recovers_is_given_up(fetch, publishers):
    publishers.troubles[NAMES_AT] = [Fails(500)] * 9
    run = fetch(NAMES)
    assert "in trouble (500), 5 times in a row" in run.words
    assert len(publishers.asked_for(NAMES_AT)) == 5


def test_a_machine_without_a_way_out_says_so_before_long(fetch, publishers):
    publishers.server_close()
    run = fetch(NAMES, "hmrc_cascs", "charity_reference", "local_authority_code_history")
    assert len(run.outcome.failed) == 4
    assert run.words.count("trying again") == 4  # twice for each host, however many its files
    assert "The server cannot be reached, 3 times in a row." in run.words


@pytest.mark.parametrize("status", [404, 410])
def test_a_moved_address_says_what_to_do_by_hand_and_keeps_the_file(fetch, publishers, raw, status):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    fetch(NAMES)
    publishers.keeps[NAMES_AT] = Fails(status, body=LOGIN)
    run = fetch(NAMES)
    assert f"({status}): the address has moved. What is here stays in use." in run.words
    advice = run.outcome.failed[NAMES]
    assert "download MSOA-Names*.csv from https://houseofcommonslibrary.github.io" in advice
    assert f"put it in {raw / NAMES}/" in advice
    assert files(raw, NAMES) == ["MSOA-Names-Latest2.csv"]


def test_a_log_in_page_with_status_200_is_no_file(fetch, publishers, raw):
    publishers.keeps[NAMES_AT] = Kept(LOGIN, kind="text/html")
    run = fetch(NAMES)
    assert "A web page came in place of the file" in run.words
    assert (files(raw, NAMES), left(raw)) == ([], [])


@pytest.mark.parametrize("status", [401, 403, 400, 418])
def test_a_server_that_turns_us_away_is_not_asked_again(fetch, publishers, status):
    publishers.keeps[NAMES_AT] = Fails(status)
    assert f"({status})" in fetch(NAMES).words
    assert len(publishers.asked_for(NAMES_AT)) == 1


def test_redirects_are_followed_and_the_last_address_is_noted(fetch, publishers, raw):
    moved = "https://files.example.org/new/MSOA.csv"
    publishers.keeps[NAMES_AT] = Fails(302, {"Location": moved})
    publishers.keeps[moved] = Fails(301, {"Location": "../newer/MSOA.csv"})
    publishers.keeps["https://files.example.org/newer/MSOA.csv"] = Kept(names_csv())
    fetch(NAMES)
    noted = entry(raw, NAMES, "areas")
    assert noted.final_address == "https://files.example.org/newer/MSOA.csv"
    assert noted.name == "MSOA-Names-Latest2.csv"


def test_redirects_in_a_circle_come_to_an_end(fetch, publishers):
    publishers.keeps[NAMES_AT] = Fails(302, {"Location": NAMES_AT})
    assert "leads round in circles" in fetch(NAMES).words


@pytest.mark.parametrize(
    "where", ["http://plain.example.org/a.csv", "file:///etc/passwd", "https://[bad"]
)
def test_a_redirect_to_an_unsafe_address_is_not_followed(fetch, publishers, where):
    publishers.keeps[NAMES_AT] = Fails(302, {"Location": where})
    assert "no safe address" in fetch(NAMES).words


def test_one_source_that_fails_does_not_stop_the_others(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    run = fetch(COMPANIES, NAMES)
    assert list(run.outcome.failed) == [COMPANIES]
    assert run.outcome.new == [NAMES]


def test_we_say_who_we_are_and_ask_one_thing_at_a_time(fetch, publishers):
    publishers.keeps[NAMES_AT] = Kept(names_csv())
    publishers.slow = 0.01
    fetch(COMPANIES, NAMES)
    assert {h["user-agent"].split("/")[0] for _, h in publishers.asked} == {"SocialEconomyAtlas"}
    assert publishers.most_at_once == 1
    assert publishers.asked_for(COMPANIES_PAGE)
