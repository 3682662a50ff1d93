"""The only code that touches the network: ask publishers' servers, politely, one thing at a time.

A cut download goes on where it stopped; a busy server is left alone for as long as it asks.
"""

import contextlib
import errno
import math
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from etl.fetching import resuming
from etl.fetching.resuming import Came
from etl.fetching.trouble import Again, Trouble, Unreached

AGENT = "SocialEconomyAtlas/0.1 (open data for English councils; one request at a time)"
CHUNK = 256 * 1024
PATIENCE, REACH = 120.0, 10.0  # seconds: the longest wait for a server; for it to take the line
TRIES, MOST_TRIES = 5, 60  # in a row without a byte more; in all, for a line that is often cut
TRIES_TO_REACH = 3  # a host that no line leads to; once that is known of it, it is tried once
FIRST_WAIT, LONGER = 2.0, 3  # seconds before the second try; each wait is so many times longer
MOST_HOPS = 8
MOST_FILE = 16 * 1024**3  # bytes, where the server does not say how many come
MOST_ANSWER = 256 * 1024**2  # bytes of a page, or of one page of a layer
SLOWEST = 256  # bytes a second: below that a download stands still
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
UNREACHED, MOVED = "the server cannot be reached", (301, 302, 303, 307, 308)
T = TypeVar("T")
Tick = Callable[[int, int], None]  # bytes that are here, and in all (0: not known)


class Web:
    """The publishers' servers, asked by one session and one request at a time.

    ``through`` is the address of a mirror: ``https://host/path`` is asked for there as
    ``through/host/path``. ``told`` hears of waits; ``pause`` is the first of them, in seconds, and
    ``patience`` the longest.
    """

    def __init__(
        self,
        told: Callable[[str], None],
        *,
        through: str = "",
        patience: float = PATIENCE,
        pause: float = FIRST_WAIT,
    ) -> None:
        self._told, self._through = told, through.rstrip("/")
        self._patience, self._pause = patience, pause
        self._unreached: set[str] = set()
        self._session = requests.Session()
        self._session.auth = _nobody  # no password of this machine's user goes to a publisher
        self._session.headers["User-Agent"] = AGENT

    def read(
        self,
        address: str,
        understood: Callable[[bytes], T],
        parameters: Mapping[str, str] | None = None,
    ) -> T:
        """Return what a small answer says, as ``understood``, which may ask for another try.

        Raises Trouble where there is no answer.
        """

        def once() -> T:
            with self._open(address, {}, parameters) as (answer, _):
                whole = b"".join(self._parts(answer, MOST_ANSWER))
                if len(whole) < resuming.total(answer.headers, 0):
                    raise Again("the line was cut")
            return understood(whole)

        return self._patiently(once, address)

    def download(
        self, address: str, part: Path, tick: Tick, known: Mapping[str, str] | None = None
    ) -> Came:
        """Bring a file to ``part``, going on from what is there of it.

        ``known`` are ``etag`` and ``last_modified`` of the file in use: where the server has
        nothing newer it sends nothing. Raises Trouble where the file cannot be had.
        """
        try:
            return self._patiently(lambda: self._bring(address, part, tick, known or {}), address)
        except OSError as error:
            if error.errno not in NO_ROOM:
                raise
            resuming.forget(part)
            raise Trouble("the disk is full; what had come of the file was removed") from error

    def _patiently(self, attempt: Callable[[], T], address: str) -> T:
        """Try again, after longer and longer waits, what may work another time."""
        idle = 0
        for _ in range(MOST_TRIES):
            try:
                return attempt()
            except Again as again:
                idle = 0 if again.further else idle + 1
                if idle >= self._tries(again, address):
                    times = f", {idle} times in a row" if idle > 1 else ""
                    self._unreached |= {_host(address)} if isinstance(again, Unreached) else set()
                    raise Trouble(f"{again}{times}") from again
                if again.wait > self._patience:
                    minutes = math.ceil(again.wait / 60)
                    raise Trouble(f"{again} and asks to be left for {minutes} minutes") from again
                wait = min(again.wait or self._pause * LONGER**idle / LONGER, self._patience)
                self._told(f"{_host(address)}: {again}; trying again in {wait:.0f} seconds")
                time.sleep(wait)
        raise Trouble(f"the line to {_host(address)} was cut {MOST_TRIES} times")

    def _tries(self, again: Again, address: str) -> int:
        if not isinstance(again, Unreached):
            return TRIES
        return 1 if _host(address) in self._unreached else TRIES_TO_REACH

    @contextlib.contextmanager
    def _open(
        self, address: str, headers: Mapping[str, str], parameters: Mapping[str, str] | None = None
    ) -> Iterator[tuple[requests.Response, str]]:
        """Yield the answer and where it came from in the end, after any redirects."""
        final, asked = address, parameters
        try:
            for _ in range(MOST_HOPS):
                with self._ask(final, headers, asked) as answer:
                    if answer.status_code not in MOVED:
                        resuming.judge(answer.status_code, answer.headers)
                        yield answer, final
                        return
                    final, asked = self._next(final, answer), None
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            raise _again(error) from error
        raise Trouble("the address leads round in circles")

    def _ask(
        self, address: str, headers: Mapping[str, str], parameters: Mapping[str, str] | None
    ) -> requests.Response:
        """Ask once. Raises Trouble for an address, or one that it leads to, which is none."""
        try:
            return self._session.get(
                self._route(address),
                params=dict(parameters or {}),
                headers={"Accept-Encoding": "identity", **headers},
                stream=True,
                allow_redirects=False,
                timeout=(min(self._patience, REACH), self._patience),
            )
        except ValueError as error:
            raise Trouble("the address leads to one that is no safe address") from error

    def _route(self, address: str) -> str:
        """Return where to ask for an address: there, or at the mirror."""
        parts = urlsplit(address)
        if parts.scheme != "https" or not parts.hostname:
            raise Trouble(f"{address} is no safe address (https)")
        if not self._through:
            return address
        query = f"?{parts.query}" if parts.query else ""
        return f"{self._through}/{parts.netloc}{parts.path}{query}"

    def _next(self, address: str, answer: requests.Response) -> str:
        """Return where a redirect leads."""
        location = answer.headers.get("Location", "")
        if self._through and location.startswith(f"{self._through}/"):
            location = "https://" + location.removeprefix(f"{self._through}/")
        return urljoin(address, location)

    def _bring(self, address: str, part: Path, tick: Tick, known: Mapping[str, str]) -> Came:
        """Download once, from the start or from where the last try ended."""
        begun = resuming.begun(part, address)
        here = part.stat().st_size if begun else 0
        with self._open(address, resuming.conditions(begun or known, here)) as (answer, final):
            if answer.status_code == 304 and not begun:
                return Came(final, unchanged=True)
            came = Came(
                final, answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
            )
            if answer.status_code == 416 and resuming.content_range(answer.headers)[1] == here:
                return Came(final, begun.get("etag", ""), begun.get("last_modified", ""))
            resumed = answer.status_code == 206
            if answer.status_code not in (200, 206) or (
                resumed
                and (
                    resuming.content_range(answer.headers)[0] != here
                    or came.etag != begun.get("etag", "")
                )
            ):
                resuming.forget(part)
                raise Again("the file changed while it was fetched")
            total = resuming.total(answer.headers, here if resumed else 0)
            resuming.check_room(part, total - (here if resumed else 0))
            if not resumed:
                resuming.begin(part, address, came.etag, came.last_modified)
            self._write(answer, part, total, tick)
        return came

    def _write(self, answer: requests.Response, part: Path, total: int, tick: Tick) -> None:
        """Add to ``part`` what comes; a line that is cut or stands still may be tried again."""
        begun, resumable = part.stat().st_size, answer.status_code == 206
        try:
            with part.open("ab") as file:
                for chunk in self._parts(answer, total or MOST_FILE):
                    file.write(chunk)
                    tick(file.tell(), total)
        except (requests.RequestException, urllib3.exceptions.HTTPError) as error:
            further = resumable and part.stat().st_size > begun
            raise _again(error, further=further) from error
        here = part.stat().st_size
        if total and here < total:
            raise Again("the line was cut", further=resumable and here > begun)

    def _parts(self, answer: requests.Response, most: float) -> Iterator[bytes]:
        """Yield pieces as they come. Raises Trouble beyond ``most`` bytes, Again for a trickle."""
        came, mark, since = 0, 0, time.monotonic()
        while chunk := answer.raw.read1(CHUNK, decode_content=True):
            came += len(chunk)
            if came > most:
                raise Trouble("far more came than was announced")
            yield chunk
            if time.monotonic() - since > self._patience:
                if came - mark < SLOWEST * self._patience:
                    raise Again("the server stands still")
                mark, since = came, time.monotonic()


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _host(address: str) -> str:
    return urlsplit(address).hostname or address


def _again(error: Exception, *, further: bool = False) -> Again:
    """Say what went wrong on the way, without the machinery's own words."""
    if isinstance(error, requests.ConnectTimeout):
        return Unreached(UNREACHED)
    late = isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError)
    if late or "timed out" in str(error):
        return Again("the server does not answer, or stands still", further=further)
    if isinstance(error, requests.exceptions.SSLError):
        return Unreached("the server's certificate is not in order")
    if isinstance(error, requests.ConnectionError) and "IncompleteRead" not in str(error):
        return Unreached(UNREACHED)
    return Again("the line was cut", further=further)
