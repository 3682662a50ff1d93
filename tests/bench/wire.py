"""A reader without a browser: a session that speaks Streamlit's own protocol over a websocket.

It sends what the browser sends when a control is changed and waits for the end of that run, so
that the time is the server's and the bytes are those on the wire.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE = 600  # seconds: the obvious page reads five million companies


@dataclass(frozen=True)
class Run:
    """One run of the page: seconds until the server said it was over, and bytes both ways."""

    seconds: float
    wire_bytes: int


class Session:
    """One reader on one page of a running app."""

    def __init__(self, address: str, *, page: str = "", query: str = "") -> None:
        self._page, self._query = page, query
        self._ids: dict[str, str] = {}
        self._held: set[str] = set()
        self._set: dict[str, list[str]] = {}
        self._held_open = ExitStack()
        self._wire: ClientConnection = self._held_open.enter_context(
            connect(
                address.replace("http", "ws", 1) + "/_stcore/stream",
                max_size=None,
                open_timeout=60,
                compression=None,
            )
        )

    def close(self) -> None:
        """Leave."""
        self._held_open.close()

    def open(self) -> Run:
        """Load the page."""
        return self._run()

    def choose(self, key: str, chosen: Sequence[str]) -> Run:
        """Set the pills or the list with this key to what is chosen, as a click does.

        Raises KeyError where the page has no such control.
        """
        self._set[self._ids[key]] = list(chosen)
        return self._run()

    def press(self, key: str) -> Run:
        """Press the button with this key. Raises KeyError where the page has no such button."""
        return self._run(pressed=self._ids[key])

    def _run(self, pressed: str = "") -> Run:
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_name = self._page
        asked.rerun_script.cached_message_hashes.extend(sorted(self._held))
        for widget, chosen in self._set.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id = widget
            state.string_array_value.data.extend(chosen)
        if pressed:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = pressed, True
        sent = asked.SerializeToString()
        started = time.perf_counter()
        self._wire.send(sent)
        received = self._listen()
        return Run(time.perf_counter() - started, received + len(sent))

    def _listen(self) -> int:
        received = 0
        while True:
            frame = self._wire.recv(timeout=PATIENCE)
            received += len(frame)
            message = ForwardMsg.FromString(frame)  # type: ignore[arg-type]
            self._note(message)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                # A rerun asked for by the page itself ends the run early; the next one follows.
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return received
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("the page did not compile")

    def _note(self, message: ForwardMsg) -> None:
        """Remember what need not be sent again, and the controls by the keys they were given."""
        if message.metadata.cacheable and message.hash:
            self._held.add(message.hash)
        if message.WhichOneof("type") != "delta" or not message.delta.HasField("new_element"):
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise RuntimeError(f"the page failed: {element.exception.message}")
        widget = getattr(getattr(element, kind or "", None), "id", "") if kind else ""
        if isinstance(widget, str) and widget.startswith("$$ID-"):
            self._ids[widget.split("-", 2)[2]] = widget


def server_mb(address: str) -> float:
    """Memory that the server of an address holds now, in MB. Reads /proc: Linux only."""
    port = address.rsplit(":", 1)[1]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            said = (folder / "status").read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if b"streamlit" in words and port.encode() in words:
            held: Mapping[str, str] = dict(
                line.split(":", 1) for line in said.splitlines() if ":" in line
            )
            return int(held["VmRSS"].split()[0]) / 1024
    raise RuntimeError(f"no server was found at {address}")
