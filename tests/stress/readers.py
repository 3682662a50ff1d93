"""Readers who look at pages again and again, each in a thread, and note what they were told."""

import random
import re
import threading
import time
from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.wire import Session

# What a page says when it could not be drawn; the browser's own words for a lost server.
TROUBLES = ("Something went wrong", "Nothing to show yet", "exception {")
BUILD = re.compile(r"Build (\d{8}-\d{6}-[0-9a-f]{6}), made on")
EDITION = re.compile(r"edition (\d+)")
PATIENCE = 300  # seconds for a build to be shown: nothing is held to a time on a busy machine
PAGES = ("map", "", "organisations", "data_and_method")


class Hearing(Session):
    """A session that keeps every word of a run."""

    heard: list[str]

    def listen_to_a_run(self) -> str:
        """Run the page once more; return all that it said anew."""
        self.heard = []
        self._run()
        return "\n".join(self.heard)

    def _note(self, message: ForwardMsg) -> None:
        super()._note(message)
        if message.WhichOneof("type") == "delta":
            self.heard.append(str(message.delta))


@dataclass
class Reader:
    """One reader: how often the page was drawn, from which builds, and every trouble met."""

    address: str
    number: int
    pause: float = 0.6
    runs: int = 0
    builds: dict[str, set[str]] = field(default_factory=dict)  # build -> editions named with it
    troubles: list[str] = field(default_factory=list)

    def read(self, done: threading.Event) -> None:
        """Look at the page until ``done`` is set; a lost connection is a trouble."""
        chance = random.Random(self.number)
        session = Hearing(self.address, page=PAGES[self.number % len(PAGES)])
        try:
            while not done.is_set():
                self._look(session.listen_to_a_run())
                time.sleep(chance.uniform(0.2, 1) * self.pause)
        except Exception as trouble:  # noqa: BLE001 - whatever it is, it is what we look for
            self.troubles.append(f"the connection: {trouble!r}")
        finally:
            session.close()

    def _look(self, said: str) -> None:
        self.runs += 1
        self.troubles += [trouble for trouble in TROUBLES if trouble in said]
        for build in BUILD.findall(said):
            self.builds.setdefault(build, set()).update(EDITION.findall(said))


class Readers:
    """Many readers at once: ``with Readers(address, 25) as readers: …``."""

    def __init__(self, address: str, count: int) -> None:
        """Have ``count`` readers ready for the app at ``address``."""
        self.each = [Reader(address, number) for number in range(count)]
        self._done = threading.Event()
        self._threads = [
            threading.Thread(target=reader.read, args=(self._done,)) for reader in self.each
        ]

    def __enter__(self) -> "Readers":
        """Let them all begin."""
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Let each finish its look."""
        self._done.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, build: str) -> None:
        """Wait until every reader was shown a build. Raises AssertionError.

        A reader who met a trouble has stopped reading: that is said at once, not waited out.
        """
        deadline = time.monotonic() + PATIENCE
        while waiting := [reader.number for reader in self.each if build not in reader.builds]:
            self.met_no_trouble()
            assert time.monotonic() < deadline, f"readers {waiting} were never shown {build}"
            time.sleep(0.1)

    def met_no_trouble(self) -> None:
        """Raise AssertionError with the first troubles met, if any was."""
        assert not self.troubles, self.troubles[:5]

    @property
    def runs(self) -> int:
        """How often any page was drawn."""
        return sum(reader.runs for reader in self.each)

    @property
    def troubles(self) -> list[str]:
        """Every trouble that any reader met."""
        return [trouble for reader in self.each for trouble in reader.troubles]
