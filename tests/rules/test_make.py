"""The front door: make and the script that decides whether a change may land."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.rules.code import ROOT

MAKEFILE = ROOT / "Makefile"


def run(*words: str, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    before = f"{path}{os.pathsep}" if path else ""
    env = os.environ | {"PATH": f"{before}{os.environ['PATH']}", "MAKEFLAGS": "", "MAKELEVEL": ""}
    return subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def executable(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Give a folder with the Makefile and what it reads, and nothing installed."""
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_make_alone_lists_every_target_with_what_it_does(clone):
    told = run("make", cwd=clone).stdout
    targets = re.findall(r"^([a-z]+):.*## (.+)$", MAKEFILE.read_text(encoding="utf-8"), re.M)
    assert len(targets) > 5
    assert all(re.search(rf"make {name} +{re.escape(what)}", told) for name, what in targets)


def test_a_python_that_is_too_old_is_refused_in_a_sentence(clone):
    old = executable(clone / "python3.9", "exit 1")
    told = run("make", f"PYTHON={old}", ".venv/bin/uv", cwd=clone)
    assert told.returncode != 0
    assert "needs Python 3.11 or newer" in told.stdout
    assert not (clone / ".venv").exists()


def test_what_is_installed_is_not_installed_again(clone):
    (clone / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/uv", ".installed-runtime", ".installed-dev"):
        (clone / ".venv" / name).touch()
    planned = run("make", "--dry-run", "test", cwd=clone).stdout
    assert "pytest" in planned
    assert "pip install" not in planned


def test_a_new_pin_is_installed(clone):
    (clone / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/uv", ".installed-runtime", ".installed-dev"):
        (clone / ".venv" / name).touch()
    later = (clone / ".venv" / ".installed-dev").stat().st_mtime + 10
    os.utime(clone / "requirements.txt", (later, later))
    assert "pip install" in run("make", "--dry-run", "run", cwd=clone).stdout


@pytest.mark.parametrize(
    ("closing", "passes"),
    [
        ("===== 12 passed, 1 skipped in 3.21s =====", True),
        ("12 passed in 3.21s", True),
        ("===== 4 skipped in 0.11s =====", False),
        ("===== no tests ran in 0.01s =====", False),
        ("", False),
    ],
)
def test_a_run_in_which_no_test_passed_does_not_land(tmp_path, closing, passes):
    executable(tmp_path / "make", f'[ "$1" = test ] && echo "{closing}"; exit 0')
    told = run("bash", str(ROOT / ".ci" / "run"), cwd=tmp_path, path=tmp_path)
    assert (told.returncode == 0) is passes
    assert not passes or told.stdout.strip().endswith(closing)


@pytest.mark.parametrize("broken", ["test", "check"])
def test_a_failing_test_or_check_does_not_land(tmp_path, broken):
    executable(
        tmp_path / "make",
        f'echo "===== 12 passed in 1.00s ====="; [ "$1" = {broken} ] && exit 2; exit 0',
    )
    assert run("bash", str(ROOT / ".ci" / "run"), cwd=tmp_path, path=tmp_path).returncode != 0
