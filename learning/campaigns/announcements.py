"""What other concepts put on top of “Việc của tôi”: things that cannot wait, registered when the app gets ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from members.people.models import Member


@dataclass(frozen=True)
class Announcement:
    """A notice with one large button. `done` says that nothing is left to do but to look."""

    title: str
    text: str
    address: str
    action_label: str
    done: bool = False


Announcer = Callable[[Member, datetime], list[Announcement]]
_announcers: dict[str, Announcer] = {}


def register(name: str, announcer: Announcer) -> None:
    """Ask it for every member who opens their page; registering the name again replaces it."""
    _announcers[name] = announcer


def announcements_of(member: Member, at: datetime) -> list[Announcement]:
    """All of them, in the order of registering."""
    return [found for announcer in _announcers.values() for found in announcer(member, at)]
