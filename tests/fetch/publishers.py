"""A server on this machine that answers as the publishers do, and fails as they do.

It stands in for every host: ``https://host/path`` is asked for as ``/host/path``.
"""

import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

LOGIN = b"<!DOCTYPE html><html><title>Sign in</title><form>Please sign in</form></html>"


@dataclass
class Kept:
    """A file as a server keeps it; ``etag`` is made from its bytes where none is given."""

    body: bytes
    kind: str = "text/csv"
    etag: str | None = None
    ranges: bool = True
    modified: str = ""
    length: bool = True

    @property
    def mark(self) -> str:
        return f'"{sha256(self.body).hexdigest()[:12]}"' if self.etag is None else self.etag


@dataclass
class Fails:
    """One bad answer: a status with headers and a body."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Cut:
    """Send so many bytes of what was asked for, wait, and then hang up; or trickle them."""

    after: int
    stall: float = 0.0
    piece: int = 16384


Answer = Kept | Fails | Cut | Callable[[dict[str, str]], Kept | Fails]


class Publishers(ThreadingHTTPServer):
    """Every publisher at once. ``keeps`` what is there; ``troubles`` come first, in their order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.keeps: dict[str, Answer] = {}
        self.troubles: dict[str, list[Fails | Cut]] = defaultdict(list)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        self.counting = threading.Lock()
        self.bytes_sent = 0
        self.slow = 0.0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def asked_for(self, address: str) -> list[dict[str, str]]:
        """Return the headers of each request for an address."""
        return [headers for asked, headers in self.asked if asked == address]

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay quiet when a client goes away: that is what some tests are about."""


class _Answering(BaseHTTPRequestHandler):
    server: Publishers
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        address = f"https://{parts.path.lstrip('/')}"
        headers = {name.lower(): value for name, value in self.headers.items()}
        with self.server.counting:
            self.server.asked.append((address, headers))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        try:
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.answer(address, query, headers)
        finally:
            with self.server.counting:
                self.server.at_once -= 1

    def answer(self, address: str, query: dict[str, str], headers: dict[str, str]) -> None:
        kept = self.server.keeps.get(address, Fails(404, body=b"<html>Not found</html>"))
        if callable(kept):
            kept = kept(query)
        trouble = self.server.troubles[address].pop(0) if self.server.troubles[address] else None
        if isinstance(trouble, Fails):
            kept = trouble
        if isinstance(kept, Fails):
            self.begin(kept.status, {"Content-Length": str(len(kept.body)), **kept.headers})
            self.wfile.write(kept.body)
        else:
            self.give(kept, headers, trouble)

    def give(self, kept: Kept, headers: dict[str, str], cut: Cut | None) -> None:
        if kept.mark and headers.get("if-none-match") == kept.mark:
            self.begin(304, {"ETag": kept.mark})
            return
        start = self.wanted_from(kept, headers)
        said = {"Content-Type": kept.kind, "ETag": kept.mark, "Last-Modified": kept.modified}
        if start > len(kept.body) - 1 and start:
            self.begin(416, {"Content-Range": f"bytes */{len(kept.body)}", "Content-Length": "0"})
            return
        if start:
            said["Content-Range"] = f"bytes {start}-{len(kept.body) - 1}/{len(kept.body)}"
        if kept.length:
            said["Content-Length"] = str(len(kept.body) - start)
        else:
            self.close_connection = True
        self.begin(206 if start else 200, {name: value for name, value in said.items() if value})
        self.send_body(kept.body[start:], cut)

    def wanted_from(self, kept: Kept, headers: dict[str, str]) -> int:
        match = re.fullmatch(r"bytes=(\d+)-", headers.get("range", ""))
        same = headers.get("if-range", kept.mark) in (kept.mark, kept.modified)
        return int(match[1]) if match and kept.ranges and same else 0

    def send_body(self, body: bytes, cut: Cut | None) -> None:
        end, step = (cut.after, cut.piece) if cut else (len(body), 16384)
        for start in range(0, end, step):
            piece = body[start : min(start + step, end)]
            self.wfile.write(piece)
            self.server.bytes_sent += len(piece)
            time.sleep(self.server.slow)
        if cut:
            self.wfile.flush()
            time.sleep(cut.stall)
            self.close_connection = True

    def begin(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def as_json(said: object) -> Kept:
    """Keep an answer of an interface, which has no mark of its own."""
    return Kept(json.dumps(said).encode(), kind="application/json", etag="")


@dataclass
class ServedLayer:
    """A layer of a feature service: rows by object id, with or without shapes.

    ``before_page`` is called with the number of each page before it is made, to shift the rows.
    """

    rows: dict[int, dict[str, object]]
    shapes: dict[int, dict[str, object]] = field(default_factory=dict)
    a_page: int = 2000
    edited: int | None = None
    before_page: Callable[[int], None] = lambda _: None
    pages: int = 0
    crs: str = ""

    def about(self, _: dict[str, str]) -> Kept:
        columns = list(next(iter(self.rows.values())))
        fields = [{"name": "FID", "type": "esriFieldTypeOID"}]
        fields += [{"name": name, "type": "esriFieldTypeString"} for name in columns]
        fields += [{"name": "GlobalID", "type": "esriFieldTypeGlobalID"}]
        said = {"fields": fields, "objectIdField": "FID", "maxRecordCount": self.a_page}
        editing = {"lastEditDate": self.edited} if self.edited else {}
        return as_json({**said, "editingInfo": editing})

    def query(self, asked: dict[str, str]) -> Kept:
        if asked.get("returnCountOnly") == "true":
            return as_json({"count": len(self.rows)})
        self.pages += 1
        self.before_page(self.pages)
        start = int(asked["resultOffset"])
        many = min(int(asked["resultRecordCount"]), self.a_page)
        chosen = sorted(self.rows)[start : start + many]
        more = start + many < len(self.rows)
        if asked["f"] == "geojson":
            return as_json(self.collection(chosen, more=more))
        rows = [{"attributes": {"FID": no, **self.rows[no]}} for no in chosen]
        return as_json({"features": rows, "exceededTransferLimit": more})

    def collection(self, chosen: Iterable[int], *, more: bool) -> dict[str, object]:
        features = [
            {
                "type": "Feature",
                "id": no,
                "geometry": self.shapes[no],
                "properties": {"FID": no, **self.rows[no]},
            }
            for no in chosen
        ]
        said: dict[str, object] = {"type": "FeatureCollection", "features": features}
        if self.crs:
            said["crs"] = {"type": "name", "properties": {"name": self.crs}}
        return {**said, "properties": {"exceededTransferLimit": True}} if more else said
