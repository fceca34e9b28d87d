"""Writing a rubric: a version never changes; a change makes the next one."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from assessments.essays.choices import RubricState
from assessments.essays.models import Rubric
from assessments.essays.rubrics import Criterion, RubricRefused, check, kept
from foundation.audit.actions import record
from members.access.models import User
from members.access.scope import OFFICER_ROLES, paths_of
from members.units.models import Unit
from members.units.paths import is_within


@transaction.atomic
def write_rubric(*, unit: Unit, title: str, source: str, criteria: list[Criterion], by: User) -> Rubric:
    """The unit's rubric from now on, as its next version; the one before stays with the essays handed in under it.

    The same once more returns what stands. Raises `RubricRefused`.
    """
    if not any(is_within(unit.path, path) for path in paths_of(by, *OFFICER_ROLES)):
        raise RubricRefused(_("Đồng chí không soạn phiếu chấm cho tổ chức này."))
    if not title.strip():
        raise RubricRefused(_("Phiếu chấm chưa có tên."))
    check(criteria)
    content: dict[str, Any] = {"title": title.strip(), "source": source.strip(), "criteria": kept(criteria)}
    former = Rubric.objects.filter(unit=unit, state=RubricState.IN_FORCE).first()
    if former and all(getattr(former, name) == value for name, value in content.items()):
        return former
    before = {"number": former.number, "criteria": former.criteria} if former else {}
    rubric = _replaced(former, unit, content, by)
    after = {"number": rubric.number, "criteria": rubric.criteria}
    record(actor=by, verb="write_rubric", target=rubric, before=before, after=after)
    return rubric


def _replaced(former: Rubric | None, unit: Unit, content: dict[str, Any], by: User) -> Rubric:
    try:
        with transaction.atomic():
            if former and not Rubric.objects.filter(pk=former.pk, state=RubricState.IN_FORCE).update(
                state=RubricState.RETIRED
            ):
                raise _meanwhile()
            newest = Rubric.objects.filter(unit=unit).order_by("-number").first()
            return Rubric.objects.create(unit=unit, number=newest.number + 1 if newest else 1, created_by=by, **content)
    except IntegrityError as error:
        raise _meanwhile() from error


def _meanwhile() -> RubricRefused:
    return RubricRefused(_("Vừa có người thay phiếu chấm này. Đồng chí xem bản mới rồi hãy sửa."))
