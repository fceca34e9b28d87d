"""What each kind of job does; registered by each app when it gets ready."""

from collections.abc import Callable

from foundation.jobs.runs import Run

Work = Callable[[Run], None]

_work: dict[str, Work] = {}


class JobRefused(Exception):
    """The work cannot be done as asked; its text, for a person, ends the job as failed."""


def register(kind: str, work: Work) -> None:
    """Say what runs for jobs of this kind. The work may run twice and must bear it."""
    _work[kind] = work


def work_of(kind: str) -> Work:
    """The work registered for the kind; KeyError for an unknown one."""
    return _work[kind]
