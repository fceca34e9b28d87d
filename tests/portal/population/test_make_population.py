"""The command that makes a population."""

from collections import Counter
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count, F, Q
from django.db.models.functions import Length

from foundation.web.vietnamese import fold, name_sort_key
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.people.choices import MemberKind
from members.people.models import ActivityExemption, Member, Membership
from members.units.models import Unit
from members.units.paths import STEP
from portal.population.build import populate
from portal.population.people import SECRETARY
from portal.population.shape import shape_of

pytestmark = pytest.mark.django_db

OF_SEED_SEVEN = "743b93d276841533b7ea87026daf842b90aa92e68f83e65fc8744367360b502b"
"""What seed 7 made on SQLite and on PostgreSQL; whoever changes what is made on purpose writes the new hash here."""


def make(members: int = 300, cells: int = 15, **options: Any) -> str:
    """Run the command; what it printed."""
    out = StringIO()
    call_command("make_population", members=members, cells=cells, stdout=out, **options)
    return out.getvalue()


def content() -> str:
    """A hash of all rows but for their primary keys."""
    rows = [
        Unit.objects.order_by("path").values_list(
            "public_id", "path", "level__code", "parent__path", "name", "short_name", "folded_name", "opened_on"
        ),
        Member.objects.order_by("number").values_list(
            "public_id", "number", "kind", "full_name", "folded_name", "sort_key", "gender", "born_on", "phone", "email"
        ),
        Membership.objects.order_by("member__number").values_list("member__number", "unit__path", "position"),
        ActivityExemption.objects.order_by("member__number").values_list("member__number", "decision"),
        RoleGrant.objects.order_by("member__number", "role", "unit__path").values_list(
            "member__number", "role", "unit__path", "starts_on"
        ),
        User.objects.order_by("username").values_list("username", "member__number", "created_at"),
    ]
    return sha256(repr([list(table) for table in rows]).encode()).hexdigest()


def empty() -> None:
    """Take everything away again."""
    for model in (RoleGrant, User, ActivityExemption, Membership, Member):
        model.objects.all().delete()
    for unit in Unit.objects.order_by("-path"):
        unit.delete()


def test_the_same_seed_makes_the_same_content_on_every_database() -> None:
    make(accounts=True, seed=7)
    assert content() == OF_SEED_SEVEN


def test_the_same_seed_makes_the_same_content_again() -> None:
    make(seed=3)
    first = content()
    empty()
    make(seed=3)
    assert content() == first


def test_another_seed_makes_other_content() -> None:
    make(seed=3)
    first = content()
    empty()
    make(seed=4)
    assert content() != first


def test_it_makes_exactly_what_was_asked_for() -> None:
    make()
    levels = Counter(Unit.objects.values_list("level__code", flat=True))
    kinds = Counter(Member.objects.values_list("kind", flat=True))
    assert (levels["PROVINCE"], levels["COMMUNE"], levels["CELL"]) == (1, 5, 15)
    assert kinds[MemberKind.FULL] + kinds[MemberKind.PROBATIONARY] == 300
    assert kinds[MemberKind.NON_MEMBER] == 9


def test_every_member_has_exactly_one_open_membership_in_a_cell() -> None:
    make()
    belonging = Member.objects.annotate(times=Count("memberships", Q(memberships__left_on=None)))
    assert not belonging.exclude(times=1).exists()
    assert not Membership.objects.exclude(unit__level__code="CELL").exists()


def test_every_cell_has_one_secretary_who_may_act_for_it() -> None:
    make()
    led = RoleGrant.objects.filter(role=Role.CELL_SECRETARY, member__memberships__unit=F("unit"))
    assert led.filter(member__memberships__position=SECRETARY, member__kind=MemberKind.FULL).count() == 15
    assert led.values("unit").distinct().count() == 15


def test_every_committee_has_an_officer_and_the_province_three_and_an_administrator() -> None:
    make()
    held = Counter(RoleGrant.objects.values_list("role", "unit__level__code"))
    assert held[Role.PROPAGANDA_OFFICER, "COMMUNE"] == 5
    assert held[Role.PROPAGANDA_OFFICER, "PROVINCE"] == 3
    assert held[Role.ADMINISTRATOR, "PROVINCE"] == 1
    assert held[Role.RAPPORTEUR, "PROVINCE"] >= 3


def test_every_path_is_the_parents_and_one_step() -> None:
    make(provinces=2)
    units = list(Unit.objects.annotate(length=Length("path")).select_related("parent", "level"))
    assert all(unit.path[:-STEP] == (unit.parent.path if unit.parent else "") for unit in units)
    assert all(len(unit.path) == unit.level.rank * STEP for unit in units)


def test_units_of_one_parent_have_names_of_their_own() -> None:
    make(members=2_000, cells=400)
    alike = Unit.objects.values("parent", "name").annotate(times=Count("pk")).filter(times__gt=1)
    assert list(alike) == []


def test_folded_names_and_sort_keys_are_filled() -> None:
    make()
    for member in Member.objects.all():
        assert (member.folded_name, member.sort_key) == (fold(member.full_name), name_sort_key(member.full_name))


def test_ages_phones_and_exemptions_are_about_as_in_life() -> None:
    make(members=3_000, cells=150)
    born = Member.objects.values_list("born_on", flat=True)
    assert date(1935, 6, 30) <= min(filter(None, born)) < max(filter(None, born)) <= date(2007, 7, 1)
    assert 0.82 < Member.objects.exclude(phone="").count() / 3_090 < 0.88
    assert 0.02 < ActivityExemption.objects.count() / 3_000 < 0.04
    assert 0.03 < Member.objects.filter(kind=MemberKind.PROBATIONARY).count() / 3_000 < 0.05
    assert 0 < Member.objects.exclude(phone="").values("phone").annotate(n=Count("pk")).filter(n__gt=1).count() < 200


def test_namesakes_occur() -> None:
    make(members=3_000, cells=150)
    assert Member.objects.values("full_name").annotate(times=Count("pk")).filter(times__gt=1).exists()


def test_accounts_are_for_everyone_and_nobody_can_sign_in_yet() -> None:
    make(accounts=True)
    assert User.objects.count() == Member.objects.count() == 309
    assert not any(user.has_usable_password() for user in User.objects.all())
    administrator = User.objects.get(member__grants__role=Role.ADMINISTRATOR)
    assert administrator.groups.filter(name="Quản trị nội dung").exists()


def test_it_says_in_vietnamese_what_was_made() -> None:
    printed = make(members=1_000, cells=50)
    assert "Chi bộ: 50\n" in printed
    assert "Đảng viên: 1.000\n" in printed
    assert "Đã tạo xong trong" in printed


def test_a_database_with_units_is_left_alone() -> None:
    make()
    before = content()
    with pytest.raises(CommandError, match="Cơ sở dữ liệu đã có tổ chức đảng"):
        make()
    assert content() == before


def test_forced_it_makes_a_further_province_beside() -> None:
    make(accounts=True)
    make(accounts=True, force=True)
    assert Unit.objects.filter(parent=None).values("name").distinct().count() == 2
    assert User.objects.count() == 618


def test_numbers_that_do_not_go_together_are_refused_in_vietnamese() -> None:
    with pytest.raises(CommandError, match="Mỗi chi bộ phải có ít nhất ba đảng viên"):
        make(members=20)


def test_stopped_half_way_it_leaves_nothing() -> None:
    def stop(done: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    shape = shape_of(members=300, cells=15, communes=None, provinces=1, non_member_percent=3)
    with pytest.raises(KeyboardInterrupt):
        populate(shape, seed=1, with_accounts=True, tell=stop)
    assert (Unit.objects.count(), Member.objects.count(), User.objects.count()) == (0, 0, 0)
