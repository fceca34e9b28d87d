"""How Django talks to the database that `DATABASE_URL` names."""

from typing import Any, cast

import dj_database_url

SQLITE = {
    # One writer at a time, who asks for the lock before reading: no "database is locked"
    # half-way through a transaction. FULL keeps what was acknowledged through a power cut.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000; PRAGMA mmap_size=134217728;"
    ),
}
POSTGRESQL = {
    # A server that went away is noticed within seconds, so that no request hangs on it for minutes.
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}


def database_settings(url: str) -> dict[str, Any]:
    """Django's settings for SQLite or PostgreSQL; what the address itself sets stands."""
    found = cast(dict[str, Any], dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if found["ENGINE"].endswith("sqlite3"):
        return {**found, "OPTIONS": SQLITE}
    return {**found, "DISABLE_SERVER_SIDE_CURSORS": True, "OPTIONS": {**POSTGRESQL, **found.get("OPTIONS", {})}}
