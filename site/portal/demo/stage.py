"""What the demonstration's conferences are made of: its units, people and accounts by key, and jobs done at once."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from foundation.jobs.actions import run
from foundation.jobs.choices import JobState
from foundation.jobs.models import Job
from learning.library.models import ResolutionPage
from members.access.models import User
from members.people.models import Member
from members.units.models import Unit


class JobFailed(Exception):
    """A job of the demonstration did not come to its end; the text is the job's."""


@dataclass(frozen=True)
class Stage:
    """Units and people by the keys of the content files, accounts by role."""

    units: dict[str, Unit]
    members: dict[str, Member]
    accounts: dict[str, User]
    resolution: ResolutionPage

    @property
    def officer(self) -> User:
        """Who plans and decides."""
        return self.accounts["propaganda_officer"]

    @property
    def secretary(self) -> User:
        """The secretary whose cell is shown."""
        return self.accounts["cell_secretary"]


def at(day: date, clock: str) -> datetime:
    """`7:30` of the day."""
    hour, minute = map(int, clock.split(":"))
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def between(day: date, hours: str) -> tuple[datetime, datetime]:
    """`7:30-11:30` of the day."""
    start, end = hours.split("-")
    return at(day, start), at(day, end)


def later(day: date, days: int) -> date:
    """So many days later; earlier for a negative number."""
    return day + timedelta(days=days)


def minutes_ago(now: datetime, minutes: int) -> datetime:
    """So many minutes before, without seconds, but never on the day before."""
    midnight = at(timezone.localdate(now), "0:00")
    return max(now.replace(second=0, microsecond=0) - timedelta(minutes=minutes), midnight)


def do(job: Job) -> None:
    """Do the job here and now instead of in the worker. Raises `JobFailed`."""
    run(job_id=job.pk)
    job.refresh_from_db()
    if job.state != JobState.DONE:
        raise JobFailed(job.message)
