"""What may be in the repository: our own text, exact pins, nothing that ties it to one machine."""

import ast
import re
import tomllib

import pytest

from tests.rules.code import ROOT, files, relative, tree

TEXT = {".css", ".csv", ".js", ".md", ".py", ".sql", ".svg", ".toml", ".txt", ".typ", ".yml", ""}
PICTURES = {".png"}
# Written in two halves, so that this file does not break its own rule.
NEVER = {
    "a folder of one machine": r"(?<![\w.])/(work|root|home/\w+|Users/\w+)" + "/",
    "a package registry": r"pypi\."
    + r"org|python"
    + r"hosted|npmjs\."
    + r"(com|org)|debian\."
    + "org",
    "a script or font from outside": r"cd"
    + r"n\.|unp"
    + r"kg|jsdel"
    + r"ivr|cdn"
    + r"js|fonts\.goo"
    + "gle",
}
LARGEST = 600_000
PAGE_LINES = 120


def texts():
    return [path for path in files() if path.suffix in TEXT]


def test_every_file_is_of_a_kind_we_write():
    assert not {relative(path) for path in files() if path.suffix not in TEXT | PICTURES}


def test_nothing_is_large():
    assert not {relative(path) for path in files() if path.stat().st_size > LARGEST}


@pytest.mark.parametrize("what", NEVER)
def test_no_file_names(what):
    pattern = re.compile(NEVER[what])
    assert not {relative(p) for p in texts() if pattern.search(p.read_text(encoding="utf-8"))}


def test_nothing_of_others_is_committed():
    mark = re.compile(r"@" + r"license|Copyright (\(c\)|©) (?!2026 The Social Economy Atlas)", re.I)
    ours = [path for path in texts() if path.suffix in {".js", ".css", ".py", ".sql", ""}]
    assert not {relative(p) for p in ours if mark.search(p.read_text(encoding="utf-8"))}
    assert not {relative(p) for p in files() if ".min." in p.name}


def test_every_runtime_package_has_one_exact_version():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    loose = [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+( ; [\w.]+ != '\w+')?", pin)]
    assert pins
    assert not loose


def test_every_development_package_has_one_exact_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = project["optional-dependencies"]["dev"]
    assert pins
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins)


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=relative)
def test_a_page_can_be_read_in_one_go(page):
    assert len(page.read_text(encoding="utf-8").splitlines()) <= PAGE_LINES


@pytest.mark.parametrize("path", [p for p in files() if p.suffix == ".py"], ids=relative)
def test_every_module_says_what_it_is_for(path):
    assert ast.get_docstring(tree(path)) or not path.read_text(encoding="utf-8")


def test_the_server_asks_nothing_of_the_internet_and_shows_no_trace():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["logger"]["hideWelcomeMessage"] is True  # it would ask for our public address
    assert config["client"]["showErrorDetails"] == "none"
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["maxUploadSize"] <= 50
