"""What can be required of a member: kinds of duty, registered by the apps that know them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from learning.campaigns.models import Duty
from members.access.models import User


@dataclass(frozen=True)
class Target:
    """Something a requirement of a kind may point to. `minutes` is an estimate for the member."""

    identifier: str
    title: str
    minutes: int


@dataclass(frozen=True)
class Remedy:
    """What whoever oversees a member may do about a duty not passed: the button's words and where it leads."""

    label: str | Promise
    address: str


@dataclass(frozen=True)
class Trouble:
    """What screens show of a duty not passed that has a way on of its own (`R17`: study again), or that waits.

    `state` and `word` are the pill's, `sentence` is for the member; `label` and `address`
    are the next step's, `last_day` is its deadline. `elsewhere`: the next step is another duty, counted there.
    """

    state: str
    word: str | Promise
    sentence: str | Promise
    label: str | Promise = ""
    address: str = ""
    last_day: date | None = None
    elsewhere: bool = False


def no_evidence(duty: Duty) -> str:
    """The `evidence` of kinds that have nothing to add."""
    return ""


def no_remedy(duty: Duty) -> Remedy | None:
    """The `remedy` of kinds that cannot be failed, the `judging` of those nobody judges."""
    return None


def no_share(duty: Duty) -> int | None:
    """The `share` of kinds that are done or not."""
    return None


def no_trouble(duty: Duty) -> Trouble | None:
    """The `trouble` of kinds whose failed duties wait for a person."""
    return None


@dataclass(frozen=True)
class DutyKind:
    """`address` is where the member goes to do it; `targets` are what an officer may require.

    `evidence` tells in words how the duty was settled, for whoever oversees the member:
    nothing private, no mark (a mark belongs to the member and those who grade).
    `remedy` is asked for failed duties only, `judging` for owed ones, each on one member's page.
    `trouble` is asked on every screen, for failed duties and, where the kind `waits_for_record` or something was
    handed in, for owed ones: from `duty.evidence` alone, no query. Such a kind is settled by what others record:
    beyond its last day it is not late, it waits.
    `note` is a word on a duty owed or done that screens show beside its day, from `duty.evidence` alone.
    `share` is how much of it was done, in whole percent, where that can be said.
    `place` is where the kind stands in a new campaign: what is learnt before what asks for it.
    A kind `for_self_study` can be required of one who missed a conference (`R19`):
    `individual_target` makes the target of the conference's public id and its title.
    """

    code: str
    label: str | Promise
    action_label: str | Promise
    icon: str
    address: Callable[[Duty], str]
    targets: Callable[[User], list[Target]]
    evidence: Callable[[Duty], str] = no_evidence
    remedy: Callable[[Duty], Remedy | None] = no_remedy
    judging: Callable[[Duty], Remedy | None] = no_remedy
    trouble: Callable[[Duty], Trouble | None] = no_trouble
    note: Callable[[Duty], str] = no_evidence
    share: Callable[[Duty], int | None] = no_share
    waits_for_record: bool = False
    place: int = 1
    for_self_study: bool = False
    individual_target: Callable[[str, str], Target] | None = None


Follower = Callable[[Duty], None]

_kinds: dict[str, DutyKind] = {}
_followers: dict[str, list[Follower]] = {}
_followers_of_self_study: list[Follower] = []


def register(kind: DutyKind) -> None:
    """Add a kind; registering the same code again replaces it."""
    _kinds[kind.code] = kind
    if kind.for_self_study:
        for follower in _followers_of_self_study:
            follow(kind.code, follower)


def kind_of(code: str) -> DutyKind:
    """The registered kind; KeyError for an unknown one."""
    return _kinds[code]


def all_kinds() -> list[DutyKind]:
    """Every kind, by its place, then in the order of registration."""
    return sorted(_kinds.values(), key=lambda kind: kind.place)


def self_study_kind() -> DutyKind | None:
    """The first kind that can be required of one who missed a conference; None when no app has one."""
    return next((kind for kind in all_kinds() if kind.for_self_study), None)


def follow(code: str, follower: Follower) -> None:
    """Have `follower` called with each duty of the kind that becomes done, inside that transaction.

    It must bear being called for a duty it has nothing to do with. Following twice is following once.
    """
    followers = _followers.setdefault(code, [])
    if follower not in followers:
        followers.append(follower)


def follow_self_study(follower: Follower) -> None:
    """The same for every kind `for_self_study`, whichever app registers it, before or after."""
    if follower not in _followers_of_self_study:
        _followers_of_self_study.append(follower)
    for kind in _kinds.values():
        if kind.for_self_study:
            follow(kind.code, follower)


def followed() -> list[str]:
    """The kinds that somebody follows."""
    return list(_followers)


def tell_followers(duty: Duty) -> None:
    """Call whoever follows the duty's kind; reads the requirement only if any kind is followed at all."""
    if _followers:
        for follower in _followers.get(duty.requirement.kind, []):
            follower(duty)
