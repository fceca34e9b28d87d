"""A client that costs little, so that two cores can show what the server takes: HTTP over kept connections."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

OK = {200, 302}


@dataclass
class Seen:
    """What came back: seconds of each answer, queries in all, and answers that should not have been.

    An answer is right when its status is good and `expects` stands in it.
    """

    expects: bytes = b""

    seconds: list[float] = field(default_factory=list)
    queries: int = 0
    errors: list[str] = field(default_factory=list)
    began: float = 0.0
    ended: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers a second over the whole run."""
        return len(self.seconds) / max(self.ended - self.began, 1e-9)


def message(url: str, method: str, path: str, session: str, body: str = "") -> bytes:
    """A request of the signed-in person as it goes over the wire."""
    head = [
        f"{method} {path} HTTP/1.1",
        f"Host: {urlsplit(url).netloc}",
        f"Cookie: phien={session}; csrf={'a' * 32}",
        f"X-CSRFToken: {'a' * 32}",
        "HX-Request: true",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


class Wire:
    """One kept connection."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port = parts.hostname or "127.0.0.1", parts.port or 80
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, request: bytes) -> tuple[int, int, bytes]:
        """Status, number of queries and text of the answer."""
        if self.reader is None or self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(request)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        return int(head.split(" ", 2)[1]), int(headers.get("x-queries", 0)), body

    def close(self) -> None:
        """Hang up."""
        if self.writer:
            self.writer.close()


async def _timed(wire: Wire, request: bytes, since: float, seen: Seen) -> None:
    status, queries, body = await wire.ask(request)
    seen.seconds.append(time.perf_counter() - since)
    seen.queries += queries
    if status not in OK or seen.expects not in body:
        seen.errors.append(f"{status} {body[:200]!r}")


def as_fast_as_it_goes(url: str, requests: Sequence[Callable[[], bytes]], at_once: int, expects: bytes = b"") -> Seen:
    """All requests over so many connections, each asking again as soon as it is answered."""

    async def run(wires: list[Wire], seen: Seen) -> None:
        waiting = iter(requests)

        async def work(wire: Wire) -> None:
            for make in waiting:
                await _timed(wire, make(), time.perf_counter(), seen)

        await asyncio.gather(*map(work, wires))

    return _with_wires(url, at_once, expects, run)


def steadily(
    url: str, requests: Sequence[Callable[[], bytes]], per_second: float, expects: bytes = b"", at_most: int = 200
) -> Seen:
    """Requests at a fixed rate whatever the answers do; each is timed from when it was due."""

    async def run(wires: list[Wire], seen: Seen) -> None:
        free: asyncio.Queue[Wire] = asyncio.Queue()
        for wire in wires:
            free.put_nowait(wire)

        async def one(number: int, make: Callable[[], bytes]) -> None:
            due = seen.began + number / per_second
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            wire = await free.get()
            await _timed(wire, make(), due, seen)
            free.put_nowait(wire)

        await asyncio.gather(*(one(number, make) for number, make in enumerate(requests)))

    return _with_wires(url, at_most, expects, run)


def _with_wires(url: str, count: int, expects: bytes, run: Callable[[list[Wire], Seen], Awaitable[None]]) -> Seen:
    async def all_of_it() -> Seen:
        seen, wires = Seen(expects), [Wire(url) for _ in range(count)]
        seen.began = time.perf_counter()
        await run(wires, seen)
        seen.ended = time.perf_counter()
        for wire in wires:
            wire.close()
        return seen

    return asyncio.run(all_of_it())
