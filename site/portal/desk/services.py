"""The three programs of the running site."""

from pathlib import Path

from portal.desk.address import LOCAL_NAMES, Address, neighbours
from portal.desk.places import BEAT_SCHEDULE, LOGS, VENV_PYTHON
from portal.desk.processes import environment
from portal.desk.supervise import Service

CELERY = [str(VENV_PYTHON), "-m", "celery", "-A", "portal.celery"]
QUEUES = "default,media,mail,bulk"
BLOCKING_THREADS = 8


def surroundings(address: Address) -> dict[str, str]:
    """The environment of all three; where nothing is set, links and host names follow the address."""
    env = environment()
    env.setdefault("PORTAL_BASE_URL", address.url.rstrip("/"))
    if not address.is_local:
        env.setdefault("PORTAL_HOSTS", ",".join([*LOCAL_NAMES, address.host, *neighbours()]))
    return env


def log(name: str) -> Path:
    """Where the service of that name writes."""
    return LOGS / f"{name}.log"


def web(address: Address, verbose: bool) -> Service:
    """The web server; its log goes to the console when `verbose`."""
    place = ["--host", address.host, "--port", str(address.port)]
    tuning = ["--workers", "1", "--blocking-threads", str(BLOCKING_THREADS), "--workers-kill-timeout", "5"]
    shown = ["--access-log"] if verbose else []
    server = [str(VENV_PYTHON), "-m", "granian", "--interface", "wsgi", "--no-ws"]
    command = [*server, *place, *tuning, *shown, "portal.wsgi:application"]
    return Service("Trang web", command, surroundings(address), None if verbose else log("web"), vital=True)


def worker(address: Address) -> Service:
    """Works off the queues. Threads, since a process pool cannot fork on Windows."""
    quiet = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    command = [*CELERY, "worker", "--pool", "threads", "--concurrency", "2", "-Q", QUEUES, *quiet]
    return Service("Bộ xử lý nền", command, surroundings(address), log("worker"))


def scheduler(address: Address) -> Service:
    """Enqueues what is due."""
    command = [*CELERY, "beat", "--schedule", str(BEAT_SCHEDULE), "--loglevel", "INFO"]
    return Service("Bộ hẹn giờ", command, surroundings(address), log("scheduler"))
