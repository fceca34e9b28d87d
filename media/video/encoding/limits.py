"""How much an upload may be, and how much its processing may take."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024
MOST_PIXELS = 4096 * 2304
"""Of one picture: what phones take, and a little more."""
MOST_MEMORY = 3 * 1024 * MEGABYTE
"""Bytes of address space; what is really used stays below a third of it."""
LARGEST_FILE = 1024 * MEGABYTE
"""Bytes of one file made."""
PROBE_SECONDS = 60
STDERR_KEPT = 16 * 1024
"""Bytes."""


@dataclass(frozen=True)
class Limits:
    """`seconds` on the clock and of the processor, `folder` in bytes of all that is made."""

    seconds: int
    processor: int
    folder: int = 64 * MEGABYTE
    memory: int = MOST_MEMORY
    file: int = LARGEST_FILE


PROBING = Limits(seconds=PROBE_SECONDS, processor=PROBE_SECONDS)


def for_encoding(expected_seconds: int) -> Limits:
    """For a recording of about that length: eight times as long on the clock, on at most four processors."""
    seconds = 300 + 8 * expected_seconds
    return Limits(seconds=seconds, processor=4 * seconds, folder=(64 + expected_seconds) * MEGABYTE)
