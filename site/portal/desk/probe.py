"""Asks a database or Redis whether it answers; run by the environment's Python, which has the drivers.

python probe.py postgresql|redis ADDRESS: exit code 0 when it does, else the reason on the last line.
"""

import sys

PATIENCE = 3  # seconds


def postgresql(address: str) -> None:
    """Raises when one cannot connect and make a database there."""
    import psycopg

    with psycopg.connect(address, connect_timeout=PATIENCE) as connection:
        row = connection.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if not (row and row[0]):
        raise PermissionError("the role may not create databases")


def redis(address: str) -> None:
    """Raises when Redis does not say PONG."""
    from redis import Redis

    Redis.from_url(address, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE).ping()


def main(kind: str, address: str) -> int:
    """Ask, and give the reason when there is no answer."""
    try:
        {"postgresql": postgresql, "redis": redis}[kind](address)
    except Exception as error:  # any fault of a driver means "does not answer"
        print(" ".join(str(error).split()))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
