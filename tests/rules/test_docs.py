"""The documents name everything there is, and nothing that is gone."""

import importlib
import json
import re

import pytest

from etl.dictionary import dictionary
from tests.rules.code import DOCS, ROOT

TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCS}
ALL = "\n".join(TEXTS.values())
TOP = "app.py|Makefile|requirements.txt|pyproject.toml|pages/|data/|etl/|tests/|atlas/|docs/"
IGNORED = ("data/raw", "data/builds", "data/local", "look/")


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):.*## ", makefile, re.M))


def assert_named(what: str, document: str) -> None:
    """Fail in one line, not with the whole document, when ``what`` is not in it."""
    is_named = what in TEXTS[document]
    assert is_named, f"{document} does not name {what}"


def stems(folder: str, suffix: str) -> list[str]:
    return sorted(p.stem for p in (ROOT / folder).glob(f"*{suffix}") if p.stem != "__init__")


@pytest.mark.parametrize("target", sorted(targets()))
def test_every_target_of_make_is_described(target):
    assert f"make {target}" in ALL


@pytest.mark.parametrize("name", DOCS)
def test_no_document_names_a_target_that_is_gone(name):
    named = set(re.findall(r"(?:`|^|    )make ([a-z]+)", TEXTS[name], re.M))
    assert named <= targets()


@pytest.mark.parametrize("view", stems("pages", ".py"))
def test_every_view_is_described(view):
    assert_named(f"`pages/{view}.py`", "README.md")


@pytest.mark.parametrize("check", stems("etl/checks", ".sql"))
def test_every_check_is_described(check):
    meaning = (ROOT / "etl" / "checks" / f"{check}.sql").read_text(encoding="utf-8").splitlines()[0]
    assert_named(f"| `{check}` | {meaning.removeprefix('-- ')} |", "data/README.md")


@pytest.mark.parametrize("source", stems("etl/sources", ".py"))
def test_every_source_is_described_with_its_terms(source):
    held = importlib.import_module(f"etl.sources.{source}").SOURCE
    assert_named(f"`{source}`", "data/README.md")
    assert_named(held.licence, "data/README.md")


@pytest.mark.parametrize("mart", stems("etl/models/mart", ".sql"))
def test_every_mart_is_in_the_dictionary(mart):
    assert_named(f"## mart.{mart}\n", "data/DICTIONARY.md")


def test_the_dictionary_says_what_the_models_say(practice_build):
    pointer = json.loads((practice_build / "current.json").read_text(encoding="utf-8"))
    is_current = dictionary(practice_build / pointer["file"]) == TEXTS["data/DICTIONARY.md"]
    assert is_current, "write it again: python -m etl.dictionary DATABASE"


@pytest.mark.parametrize("name", DOCS)
def test_every_file_a_document_names_is_there(name):
    named = set(re.findall(rf"`((?:{TOP})[^`\s]*)`", TEXTS[name]))
    named |= set(re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXTS[name]))
    folder = (ROOT / name).parent
    gone = {
        path
        for path in named
        if not path.startswith(IGNORED)
        and "<" not in path
        and not list(ROOT.glob(path.rstrip("/")))
        and not (folder / path).exists()
    }
    assert not gone


@pytest.mark.parametrize("name", DOCS)
def test_no_document_names_a_check_or_source_that_is_gone(name):
    there = {"etl.sources": stems("etl/sources", ".py"), "etl.checks": stems("etl/checks", ".sql")}
    for package, known in there.items():
        folder = package.replace(".", "/")
        named = set(re.findall(rf"`{folder}/(\w+)\.\w+`", TEXTS[name]))
        assert named <= set(known)
