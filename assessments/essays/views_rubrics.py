"""Rubrics: which holds where, what it says, and writing the next version."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from assessments.essays.actions import write_rubric
from assessments.essays.forms import RubricForm, criteria_from
from assessments.essays.queries import rubric_for, rubrics_visible_to
from assessments.essays.rubrics import MOST_CRITERIA, Criterion, Level, RubricRefused, criteria_of, most_tenths, spoken
from learning.campaigns.queries import top_units_of_officer, units_plannable_by
from members.access.request import officer_of

LEVELS = 4
"""Levels asked for unless a criterion has more."""
MOST_LEVELS = 6
SPARE = 1
"""Empty criteria at the end of the form."""


@dataclass(frozen=True)
class CriterionFields:
    """A criterion of the form: its number, and its levels with theirs; empty ones to fill in."""

    number: int
    criterion: Criterion
    levels: list[Level | None]

    @property
    def prefix(self) -> str:
        """What its fields' names begin with."""
        return f"criterion-{self.number}"


def fields_of(criteria: list[Criterion]) -> list[CriterionFields]:
    """What is there, with room for more."""
    wide = max([LEVELS, *(len(criterion.levels) for criterion in criteria)])
    rows = [*criteria, *(Criterion("", "", "", ()) for _spare in range(SPARE))][:MOST_CRITERIA]
    return [
        CriterionFields(number, row, [*row.levels, *([None] * (wide - len(row.levels)))])
        for number, row in enumerate(rows)
    ]


@require_GET
def rubrics(request: HttpRequest) -> HttpResponse:
    """Those in force where the officer works, with the versions before them."""
    user = officer_of(request)
    found = rubrics_visible_to(user).select_related("unit", "created_by__member").order_by("unit__path", "-number")
    context = {"rubrics": found, "units": top_units_of_officer(user)}
    return render(request, "assessments/essays/rubrics.html", context)


@require_GET
def rubric(request: HttpRequest, rubric_id: str) -> HttpResponse:
    """One version, as graders read it."""
    found = get_object_or_404(rubrics_visible_to(officer_of(request)).select_related("unit"), public_id=rubric_id)
    criteria = criteria_of(found.criteria)
    context = {"rubric": found, "criteria": criteria, "most": spoken(most_tenths(criteria))}
    return render(request, "assessments/essays/rubric.html", context)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, unit_id: str) -> HttpResponse:
    """The unit's next version, from the one that holds there now."""
    user = officer_of(request)
    unit = get_object_or_404(units_plannable_by(user), public_id=unit_id)
    current = rubric_for(unit.path)
    assert current
    criteria = criteria_of(current.criteria)
    faults: list[str] = []
    form = RubricForm(request.POST or None, initial={"title": current.title, "source": current.source})
    if request.method == "POST":
        criteria, faults = criteria_from(request, MOST_CRITERIA, MOST_LEVELS)
        if form.is_valid() and not faults:
            try:
                written = write_rubric(unit=unit, criteria=criteria, by=user, **form.cleaned_data)
                messages.success(request, _("Đã lưu phiếu chấm, bản %(number)d.") % {"number": written.number})
                return redirect("essays:rubric", written.public_id)
            except RubricRefused as refusal:
                faults = [str(refusal)]
    context: dict[str, Any] = {"unit": unit, "form": form, "faults": faults, "rows": fields_of(criteria)}
    return render(request, "assessments/essays/rubric_form.html", context | {"current": current})
