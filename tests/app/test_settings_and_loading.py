"""The council's settings, and loads that run beside the app."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from atlas import loading, settings


def written(folder: Path, text: str) -> settings.Settings:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return settings.read(folder)


def test_without_a_file_nothing_may_be_changed_from_the_app(tmp_path):
    said = settings.read(tmp_path)
    assert said == settings.Settings()
    assert not said.allow_loads


def test_the_address_for_corrections_is_read(tmp_path):
    said = written(tmp_path, 'contact = "atlas@council.example"\ncontact_name = "Alder Council"\n')
    assert said.contact == settings.Contact("Alder Council", "atlas@council.example")


@pytest.mark.parametrize(
    "text",
    ["contact = ", "allow_loads = 'yes'", "alow_loads = true", "[contact]\nname = 'x'"],
)
def test_settings_that_cannot_be_read_allow_nothing_and_say_so(tmp_path, text):
    said = written(tmp_path, text)
    assert said.trouble
    assert not said.allow_loads
    assert said.contact is None


@pytest.fixture
def builds(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "builds"
    folder.mkdir()
    monkeypatch.setenv("ATLAS_BUILDS", str(folder))
    monkeypatch.setenv("ATLAS_LOCAL", str(tmp_path / "local"))
    return folder


def ended(patience: float = 60) -> loading.Status:
    deadline = time.monotonic() + patience
    while loading.is_running() and time.monotonic() < deadline:
        time.sleep(0.1)
    told = loading.status()
    assert told is not None
    return told


@pytest.mark.usefixtures("builds")
def test_before_the_first_load_there_is_nothing_to_tell():
    assert not loading.is_running()
    assert loading.status() is None
    loading.cancel()


def test_a_load_builds_in_a_process_of_its_own(builds, practice_raw):
    assert loading.start(loading.BUILD, practice_raw)
    assert loading.is_running()
    assert not loading.start(loading.BUILD, practice_raw), "a second load was started beside it"
    told = ended()
    assert told.ended == "done", told
    assert json.loads((builds / "current.json").read_text("utf-8"))["practice"] is True


def test_a_load_of_nothing_stops_with_a_sentence_and_publishes_nothing(builds, tmp_path):
    (tmp_path / "empty").mkdir()
    loading.start(loading.BUILD, tmp_path / "empty")
    told = ended()
    assert told.ended == "stopped"
    assert "no source" in told.message
    assert not (builds / "current.json").exists()


def test_a_load_that_is_cancelled_publishes_nothing_and_the_next_one_can_start(
    builds, practice_raw
):
    loading.start(loading.BUILD, practice_raw)
    deadline = time.monotonic() + 30
    while not (builds / "load.json").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    loading.cancel()
    assert ended().ended == "cancelled"
    assert not (builds / "current.json").exists()
    assert loading.start(loading.BUILD, practice_raw)
    assert ended().ended == "done"


def test_a_load_that_was_killed_is_not_taken_for_a_running_one(builds, practice_raw):
    loading.start(loading.BUILD, practice_raw)
    os.killpg(int((builds / "load.lock").read_text()), signal.SIGKILL)
    told = ended()
    assert told.ended == "stopped"
    assert "last good build" in told.message
