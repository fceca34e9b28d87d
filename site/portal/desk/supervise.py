"""Several programs as one group: what dies is started again, what stops is stopped whole."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from portal.desk.processes import GRACE, Command, Tethered
from portal.desk.speech import Failure, last_lines, say, with_detail

BACKOFF = (1.0, 2.0, 4.0, 8.0, 16.0)  # seconds before the first, second … new start
SETTLED = 60.0  # seconds after which an earlier death is forgotten


@dataclass(frozen=True)
class Service:
    """One program of the group. Without a vital one the group ends; without another it goes on."""

    name: str
    command: Command
    env: dict[str, str]
    log: Path | None
    vital: bool = False


@dataclass
class Kept:
    """A service under our care."""

    service: Service
    process: Tethered
    since: float = field(default_factory=time.monotonic)
    deaths: int = 0
    again_at: float = 0.0  # when it is started again; 0 while it runs


class Group:
    """Starts services, starts the dead anew, and ends all of them when left."""

    def __init__(self, backoff: Sequence[float] = BACKOFF, grace: float = GRACE) -> None:
        self._backoff = backoff
        self._grace = grace
        self._kept: list[Kept] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self, service: Service) -> Tethered:
        """Start one more."""
        process = self._launch(service)
        self._kept.append(Kept(service, process))
        return process

    def _launch(self, service: Service) -> Tethered:
        return Tethered(service.command, service.env, log=service.log, grace=self._grace)

    def tend(self) -> None:
        """Look after everyone once; raises `Failure` when a vital service cannot be kept alive."""
        for kept in list(self._kept):
            if kept.again_at:
                self._revive(kept)
            elif kept.process.code is not None:
                self._mourn(kept)

    def _revive(self, kept: Kept) -> None:
        if time.monotonic() >= kept.again_at:
            kept.process, kept.since, kept.again_at = self._launch(kept.service), time.monotonic(), 0.0

    def _mourn(self, kept: Kept) -> None:
        if time.monotonic() - kept.since > SETTLED:
            kept.deaths = 0
        if kept.deaths == len(self._backoff):
            self._give_up(kept)
            return
        pause = self._backoff[kept.deaths]
        kept.deaths += 1
        kept.again_at = time.monotonic() + pause
        say(f"! {kept.service.name} dừng (mã {kept.process.code}), khởi động lại sau {pause:g} giây.")

    def _give_up(self, kept: Kept) -> None:
        if kept.service.vital:
            raise broken(kept.service)
        self._kept.remove(kept)
        say(f"! {kept.service.name} không chạy được, các phần khác vẫn chạy. Xem {kept.service.log}")

    def stop(self) -> None:
        """End all at the same time and wait until none is left."""
        for kept in self._kept:
            kept.process.let_go()
        for kept in self._kept:
            kept.process.stop()
        self._kept.clear()


def broken(service: Service) -> Failure:
    """The failure of a service that cannot run, with the end of its log."""
    detail = last_lines(service.log) if service.log else ""
    return Failure(with_detail(f"{service.name} không chạy được.", detail))
