"""(c) Search over the names of a build: the app's own query against pandas over the same names.

Of eight organisations drawn from the build one or two words are typed, some cut short as they are
while a reader types. Our query looks through names, past names and numbers, and gives the first
page in order with everything the table shows; pandas only says how many names hold the words.
"""

import random
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from atlas.directory import PAGE_ROWS, Filters
from atlas.ui.directory import in_full
from atlas.view import GRADES
from atlas.warehouse import Warehouse
from tests.bench.measuring import Section, median, ms, p95, ratio, timed
from tests.bench.serving import ask

TIMES = 5


def typed(builds: Path, *, seed: int = 1) -> list[list[str]]:
    """What readers type: words of names that are there, the last one cut short in half of them."""
    keys = [key for (key,) in ask(builds, "select sort_key from mart.organisation_search")]
    chosen = random.Random(seed).sample(sorted(key for key in keys if key.count(" ") > 1), 8)
    found = []
    for no, key in enumerate(chosen):
        words = key.split()[: 1 + no % 2]
        words[-1] = words[-1][: max(3, len(words[-1]) // (1 + no // 4))]
        found.append(words)
    return found


def parameters(words: list[str], built_on: date) -> dict[str, Any]:
    """The parameters of the directory's queries for these words and no filter, as the app's."""
    asked = Filters(find=" ".join(words), grades=tuple(GRADES)).asked(built_on)
    return asked | {"council": None, "where": None}


def by_atlas(held: Warehouse, asked: dict[str, Any]) -> int:
    """How many organisations the app says there are: its counts that follow the filters."""
    rows = held.query("directory_counts", **asked)
    return sum(row["organisation_count"] for row in rows if row["filter"] == "listed")


def paged(asked: dict[str, Any], words: list[str]) -> dict[str, Any]:
    """The parameters of the first page, best match first, as the app asks for it."""
    page = {"limit": PAGE_ROWS, "offset": 0, "phrase": " ".join(words), "sort": "best"}
    return asked | page


def first_page(held: Warehouse, asked: dict[str, Any], words: list[str]) -> list[dict[str, Any]]:
    """The first page of the list with everything that it shows."""
    return in_full(held.query, paged(asked, words))


def by_pandas(names: "pd.Series[str]", words: list[str]) -> int:
    """How many names hold words that begin so."""
    mask = names.str.contains(f" {words[0]}", regex=False)
    for word in words[1:]:
        mask &= names.str.contains(f" {word}", regex=False)
    return int(mask.sum())


def compare(builds: Path, times: int = TIMES) -> dict[str, Any]:
    """Search both ways. Gives seconds of each, the names searched, and both sets of counts."""
    held = Warehouse.open(builds)
    [(built_on,)] = ask(builds, "select built_at::date from meta.build")
    rows = ask(builds, "select name_text from mart.organisation_search")
    names = pd.Series([text for (text,) in rows], dtype="str")
    took: dict[str, Any] = {
        "names": len(names),
        "found": [],
        "page": [],
        "counts": [],
        "pandas": [],
    }
    ours, theirs = [], []
    for words in typed(builds):
        asked = parameters(words, built_on)
        ours.append(by_atlas(held, asked))
        theirs.append(by_pandas(names, words))
        for _ in range(times):
            took["found"].append(
                timed(lambda: held.query("directory_page", **paged(asked, words)))  # noqa: B023
            )
            took["page"].append(timed(lambda: first_page(held, asked, words)))  # noqa: B023
            took["counts"].append(timed(lambda: by_atlas(held, asked)))  # noqa: B023
            took["pandas"].append(timed(lambda: by_pandas(names, words)))  # noqa: B023
    return took | {"ours": ours, "theirs": theirs}


def section(builds: list[Path]) -> Section:
    """Write the table: one row a size of build."""
    columns = (
        "Organisations",
        "Ours: the first 25 found",
        "p95",
        "with all the list shows",
        "counts of every filter",
        "pandas: how many",
        "Ratio",
    )
    table = Section("(c) Search as you type", columns)
    for one in builds:
        took = compare(one)
        found, pandas = median(took["found"]), median(took["pandas"])
        table.rows.append((
            f"{took['names']:,}", ms(found), ms(p95(took["found"])), ms(median(took["page"])),
            ms(median(took["counts"])), ms(pandas), ratio(pandas, found),
        ))  # fmt: skip
        if took["ours"] != took["theirs"]:
            table.notes.append(f"The two ways disagree: {took['ours']} and {took['theirs']}.")
    table.notes.append(
        f"Medians of 8 searches, {TIMES} times each. pandas holds the text in memory already and"
        " says only how many match; our query orders them and gives the page with its columns."
    )
    return table
