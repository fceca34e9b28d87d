"""A small province and the people who try every address."""

from dataclasses import dataclass, fields
from datetime import date

from django.test import Client

from members.access.actions import grant_role
from members.access.choices import Role
from members.access.models import User
from members.people.choices import MemberKind
from members.people.models import Member, Membership
from members.units.actions import found_unit
from members.units.models import Level, Unit

BEGAN = date(2020, 1, 1)
PASSWORD = "Mat-khau-2026"


@dataclass
class Cast:
    """Units and accounts. `member` and `secretary` share `cell`; `neighbour` is of the next cell."""

    province: Unit
    commune: Unit
    grassroots: Unit
    cell: Unit
    other_cell: Unit
    other_commune: Unit
    far_cell: Unit
    member: User
    neighbour: User
    secretary: User
    other_secretary: User
    officer: User
    commune_officer: User
    rapporteur: User
    administrator: User
    stranger: User

    @property
    def people(self) -> dict[str, User]:
        """Every account by its name in the cast."""
        return {f.name: getattr(self, f.name) for f in fields(self) if isinstance(getattr(self, f.name), User)}

    def client(self, name: str) -> Client:
        """A browser in which that person is signed in."""
        client = Client()
        client.force_login(self.people[name], backend="members.access.backend.NumberOrPhoneBackend")
        return client


def make_unit(level: str, name: str, parent: Unit | None) -> Unit:
    """A unit of the level with that code."""
    return found_unit(level=Level.objects.get(code=level), name=name, parent=parent, opened_on=BEGAN)


def make_member(number: str, full_name: str, unit: Unit, kind: MemberKind = MemberKind.FULL) -> Member:
    """A member who belongs to the unit since 2020."""
    member = Member.objects.create(number=number, full_name=full_name, kind=kind)
    Membership.objects.create(member=member, unit=unit, joined_on=BEGAN)
    return member


def make_user(number: str, full_name: str, unit: Unit, role: Role | None = None, at: Unit | None = None) -> User:
    """An account, with a role for `at` (else its own unit) when one is given."""
    member = make_member(number, full_name, unit)
    user = User.objects.create_user(member, PASSWORD)
    if role:
        grant_role(member=member, role=role, unit=at or unit, starts_on=BEGAN, by=None)
    return user


def make_cast() -> Cast:
    """Build the province and its people."""
    province = make_unit("PROVINCE", "Đảng bộ tỉnh Thử Nghiệm", None)
    commune = make_unit("COMMUNE", "Đảng bộ xã Một", province)
    other_commune = make_unit("COMMUNE", "Đảng bộ xã Hai", province)
    grassroots = make_unit("GRASSROOTS", "Đảng bộ cơ sở Một", commune)
    cell = make_unit("CELL", "Chi bộ Bản Một", grassroots)
    other_cell = make_unit("CELL", "Chi bộ Bản Hai", grassroots)
    far_cell = make_unit("CELL", "Chi bộ Bản Xa", make_unit("GRASSROOTS", "Đảng bộ cơ sở Hai", other_commune))
    return Cast(
        province=province,
        commune=commune,
        grassroots=grassroots,
        cell=cell,
        other_cell=other_cell,
        other_commune=other_commune,
        far_cell=far_cell,
        member=make_user("01", "Nông Văn Thành", cell),
        neighbour=make_user("02", "Lý Thị Mai", other_cell),
        secretary=make_user("03", "Hoàng Thị Bích", cell, Role.CELL_SECRETARY),
        other_secretary=make_user("04", "Triệu Văn An", other_cell, Role.CELL_SECRETARY),
        officer=make_user("05", "Bế Thị Lâm", cell, Role.PROPAGANDA_OFFICER, province),
        commune_officer=make_user("06", "Hứa Văn Quân", other_cell, Role.PROPAGANDA_OFFICER, commune),
        rapporteur=make_user("07", "Đàm Văn Hạnh", cell, Role.RAPPORTEUR, province),
        administrator=make_user("08", "Sầm Thị Sen", other_cell, Role.ADMINISTRATOR, province),
        stranger=make_user("09", "Vàng A Páo", far_cell),
    )
