"""The people of a population: members of cells with their memberships, exemptions and accounts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from foundation.web.vietnamese import fold
from members.access.models import User
from members.people.choices import Gender, MemberKind
from members.people.models import ActivityExemption, Member, Membership
from members.units.models import Unit
from portal.population.dice import Weighted, public_id
from portal.population.names import Naming
from portal.population.shape import LEAST_IN_CELL
from portal.population.units import FOUNDED

FIRST_NUMBER = 1_000_000_001
"""Card numbers have ten digits; the register's real ones and the demonstration's have eight."""
AGES = Weighted([(18, 26), (26, 36), (36, 46), (46, 56), (56, 66), (66, 71), (71, 90)], [5, 22, 27, 19, 13, 5, 9])
"""Years of age on the founding day: from, up to."""
LEADING_AGES = Weighted([(28, 36), (36, 46), (46, 60)], [3, 4, 3])
OLD = timedelta(days=71 * 365.25)
EXEMPT_IF_OLD = 0.35
DECISION = "Quyết định miễn công tác và sinh hoạt đảng"
WOMEN_SHARE = 0.38
WITH_PHONE = 0.85
SAME_PHONE = 0.04
MOST_ON_ONE_PHONE = 3
WITH_EMAIL = 0.05
SECRETARY = "Bí thư chi bộ"
POSITIONS = {0: SECRETARY, 1: "Phó bí thư chi bộ", 2: "Chi ủy viên"}
COMMITTEE_FROM = 9
"""A cell of nine or more has a cell committee."""


@dataclass
class Phones:
    """Gives out telephone numbers of a range assigned to nobody, and has a few people of a cell share one."""

    given: int
    last: str = ""
    sharers: int = 0

    def next(self, dice: Random) -> str:
        """A number of its own, or the last one again."""
        if self.last and self.sharers < MOST_ON_ONE_PHONE and dice.random() < SAME_PHONE:
            self.sharers += 1
            return self.last
        self.given += 1
        self.sharers = 1
        self.last = f"051{self.given * 7_368_787 % 10**7:07d}"  # each of ten million once, in no visible order
        return self.last

    def leave_cell(self) -> None:
        """Nobody of the next cell shares the last number."""
        self.last = ""


@dataclass
class Crowd:
    """Makes people; `number` is the last card number given, `probationary` the chance beyond the first three."""

    dice: Random
    number: int
    probationary: float
    with_accounts: bool
    phones: Phones = field(init=False)
    made: int = 0
    exempt: int = 0

    def __post_init__(self) -> None:
        self.phones = Phones(given=self.number - FIRST_NUMBER + 1)
        self.opened_at = timezone.make_aware(datetime.combine(FOUNDED, time()))

    def settle(self, cells: list[Unit], sizes: list[tuple[int, int]], peoples: Weighted[Naming]) -> list[Membership]:
        """Save the people of the cells; `sizes` says how many members and non-members each has.

        Gives the memberships back, cell by cell, the secretary first in each.
        """
        belonging = [m for cell, size in zip(cells, sizes, strict=True) for m in self.of_cell(cell, *size, peoples)]
        Member.objects.bulk_create([m.member for m in belonging])
        Membership.objects.bulk_create(belonging)
        self.exempt_old([m.member for m in belonging if not m.position])
        if self.with_accounts:
            User.objects.bulk_create([self.account(m.member) for m in belonging])
        self.made += len(belonging)
        return belonging

    def of_cell(self, cell: Unit, members: int, non_members: int, peoples: Weighted[Naming]) -> Iterator[Membership]:
        """The cell's people, not yet saved."""
        self.phones.leave_cell()
        for place in range(members + non_members):
            kind = MemberKind.NON_MEMBER if place >= members else self.kind_at(place)
            leads = place == 0 or (members >= COMMITTEE_FROM and place in POSITIONS)
            member = self.person(kind, peoples.pick(self.dice), LEADING_AGES if leads else AGES)
            position = POSITIONS[place] if leads else ""
            yield Membership(member=member, unit=cell, position=position, joined_on=FOUNDED)

    def kind_at(self, place: int) -> MemberKind:
        """The first three of a cell are full members."""
        if place >= LEAST_IN_CELL and self.dice.random() < self.probationary:
            return MemberKind.PROBATIONARY
        return MemberKind.FULL

    def person(self, kind: MemberKind, naming: Naming, ages: Weighted[tuple[int, int]]) -> Member:
        """One person, not yet saved."""
        dice = self.dice
        gender = Gender.FEMALE if dice.random() < WOMEN_SHARE else Gender.MALE
        self.number += 1
        name, number = naming.name(gender, dice), str(self.number)
        return Member(
            public_id=public_id(dice),
            kind=kind,
            number=number,
            full_name=name,
            gender=gender,
            born_on=self.born_on(*ages.pick(dice)),
            phone=self.phones.next(dice) if dice.random() < WITH_PHONE else "",
            email=email_of(name, number) if dice.random() < WITH_EMAIL else "",
        )

    def born_on(self, youngest: int, oldest: int) -> date:
        """Some day that makes a person this old on the founding day."""
        return FOUNDED - timedelta(days=self.dice.randint(youngest * 1461 // 4 + 1, oldest * 1461 // 4))

    def exempt_old(self, members: list[Member]) -> None:
        """Exempt a third of the old members from party activities."""
        old = [m for m in members if m.born_on and FOUNDED - m.born_on > OLD and m.kind == MemberKind.FULL]
        chosen = [m for m in old if self.dice.random() < EXEMPT_IF_OLD]
        ActivityExemption.objects.bulk_create(
            ActivityExemption(member=m, starts_on=FOUNDED, decision=DECISION) for m in chosen
        )
        self.exempt += len(chosen)

    def account(self, member: Member) -> User:
        """An account nobody can sign in to until a password is set."""
        return User(member=member, username=member.number, password=make_password(None), created_at=self.opened_at)


def email_of(name: str, number: str) -> str:
    """An address that leads nowhere."""
    words = fold(name).split()
    return f"{words[-1]}.{words[0]}.{number[-6:]}@quan-triet.example"


def last_number() -> int:
    """The last card number of an earlier population, else the one before the first."""
    numbers = Member.objects.filter(number__regex=r"^[1-9]\d{9}$").order_by("-number").values_list("number", flat=True)
    last = numbers.first()
    return int(last) if last else FIRST_NUMBER - 1
