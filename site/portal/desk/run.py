"""`dev.py run`: the whole site on this machine, as one group of programs."""

import os
import time
from argparse import Namespace

from portal.desk import accounts, catalogs, environment, fresh, preparing, services
from portal.desk.address import Address, require_free
from portal.desk.folders import require_writable
from portal.desk.hold import Hold
from portal.desk.places import VAR
from portal.desk.processes import GRACE
from portal.desk.speech import Failure, Refusal, Stopped, say, seconds
from portal.desk.supervise import Group, broken

PATIENCE = 90.0  # seconds until the web server must answer
TICK = 0.5


def run(options: Namespace) -> int:
    """Set up what is missing, start everything, keep it alive until told to stop."""
    began = time.monotonic()
    address = Address(options.host, options.port)
    require_writable(VAR)
    hold = Hold(VAR / "run.lock")
    others_may_linger = enter(hold)
    try:
        hold.note(f"{address.url} (tiến trình {os.getpid()})")
        require_free(address, patience=GRACE + 2 if others_may_linger else 0)
        known = prepare(options)
        serve(address, options.verbose, known, began)
    finally:
        hold.release()
    return 0


def enter(hold: Hold) -> bool:
    """Take the lock or refuse; True when the one before us died without letting go."""
    left_behind = hold.holder()
    if not hold.take():
        raise Refusal(f"Quán Triệt đang chạy rồi: {left_behind}. Hãy dùng cửa sổ đó, hoặc dừng nó trước.")
    return bool(left_behind)


def prepare(options: Namespace) -> preparing.Accounts:
    """Packages, texts, database."""
    environment.ensure(developing=False)
    catalogs.ensure()
    if options.fresh:
        fresh.forget()
    return preparing.ensure(empty=options.empty)


def serve(address: Address, verbose: bool, known: preparing.Accounts, began: float) -> None:
    """Web first, so that it answers soon; then worker and scheduler; until Ctrl-C or SIGTERM."""
    with Group() as group:
        start_web(group, address, verbose)
        say(accounts.welcome(address, seconds(time.monotonic() - began), known))
        group.start(services.worker(address))
        group.start(services.scheduler(address))
        try:
            while True:
                group.tend()
                time.sleep(TICK)
        except Stopped:
            say("Đang dừng…")


def start_web(group: Group, address: Address, verbose: bool) -> None:
    """Start the web server and wait until it answers; a `Failure` when it dies or stays silent."""
    service = services.web(address, verbose)
    process = group.start(service)
    until = time.monotonic() + PATIENCE
    while not address.answers():
        if process.code is not None:
            raise broken(service)
        if time.monotonic() > until:
            raise Failure(f"Trang web không trả lời sau {PATIENCE:g} giây. Xem {service.log}")
        time.sleep(0.05)
