"""When a notice may go out, when it is tried again, how long it is kept: pure decisions."""

import textwrap
from datetime import time, timedelta

from django.utils.http import url_has_allowed_host_and_scheme

BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))
"""How long to wait after the first, second, … failed attempt."""

LOST_AFTER = timedelta(minutes=10)
"""A sender who has not answered for so long is taken for dead. Mail waits at most 20 seconds for its server."""

KEPT_READ = timedelta(days=365)
KEPT_AT_MOST = timedelta(days=730)
"""Little is kept (safeguard 7): a notice repeats what its object's own record says, so that a year after reading,
and two years after writing even unread, it serves nobody. Not a policy: no document speaks of it."""


def is_quiet(moment: time, quiet_from: time, quiet_until: time) -> bool:
    """Whether the local time lies in the quiet hours: the first minute included, the end not. Equal ends: none."""
    if quiet_from <= quiet_until:
        return quiet_from <= moment < quiet_until
    return moment >= quiet_from or moment < quiet_until


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after so many failed attempts (1 or more); None: it is given up."""
    return BACK_OFF[attempts - 1] if attempts <= len(BACK_OFF) else None


def leads_within_the_site(address: str) -> bool:
    """Whether it is a path of this site, so that opening a notice leads nowhere else."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def in_one_line(text: str, longest: int) -> str:
    """The text without line breaks, and cut after a word when it is longer than `longest` characters."""
    line = " ".join(text.split())
    cut = textwrap.shorten(line, longest, placeholder="…")
    return cut if cut != "…" else line[: longest - 1] + "…"
