"""Officers plan, open, follow and close campaigns; what is wrong is said in plain Vietnamese."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.audit.models import AuditEntry
from foundation.jobs import actions as jobs
from learning.campaigns import actions, forms
from learning.campaigns.choices import CampaignState
from learning.campaigns.forms import CampaignForm, OpenCampaignForm
from learning.campaigns.models import Campaign
from tests.cast import Cast
from tests.factories.campaigns import KIND, make_draft, make_open

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def filled(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {
        "title": "Đợt học tập tháng 11",
        "audiences": ["GRASSROOTS_MEMBER"],
        "starts_on": str(FIRST),
        "ends_on": str(LAST),
        "units": [cast.commune.public_id],
        f"require-{KIND}-mot": "on",
    } | changes


def form_of(cast: Cast, name: str = "officer", **changes: Any) -> CampaignForm:
    form = CampaignForm(filled(cast, **changes), user=cast.people[name])
    form.fields["resolutions"].required = False  # the library's own tests make resolutions
    return form


def test_a_well_filled_form_is_valid(cast: Cast) -> None:
    assert form_of(cast).is_valid()


def test_the_end_before_the_start_is_refused(cast: Cast) -> None:
    form = form_of(cast, ends_on="2026-10-31")
    assert form.errors["ends_on"] == [str(forms.END_BEFORE_START)]


def test_a_campaign_without_duties_is_refused(cast: Cast) -> None:
    form = form_of(cast, **{f"require-{KIND}-mot": ""})
    assert form.non_field_errors() == [str(forms.NO_DUTY)]


def test_a_campaign_without_units_is_refused(cast: Cast) -> None:
    assert form_of(cast, units=[]).errors["units"] == [str(forms.NO_UNIT)]


def test_a_unit_outside_the_officers_scope_is_refused(cast: Cast) -> None:
    form = form_of(cast, "commune_officer", units=[cast.far_cell.public_id])
    assert form.errors["units"] == [str(forms.OUTSIDE_SCOPE)]


def test_a_last_day_after_the_end_is_refused(cast: Cast) -> None:
    form = form_of(cast, **{f"due-{KIND}-mot": "2026-12-01"})
    assert form.errors[f"due-{KIND}-mot"] == [str(forms.DUE_OUTSIDE)]


def test_a_duty_without_a_last_day_of_its_own_ends_with_the_campaign(cast: Cast) -> None:
    form = form_of(cast)
    assert form.is_valid()
    assert [plan.due_on for plan in form.plan()["requirements"]] == [LAST]


def test_duties_follow_their_numbers(cast: Cast) -> None:
    both = {f"require-{KIND}-hai": "on", f"order-{KIND}-mot": "2", f"order-{KIND}-hai": "1"}
    form = form_of(cast, **both)
    assert form.is_valid()
    assert [plan.target for plan in form.plan()["requirements"]] == ["hai", "mot"]


def test_the_campaign_belongs_to_the_officers_unit(cast: Cast) -> None:
    assert form_of(cast, "commune_officer").organiser() == cast.commune


def test_a_form_with_mistakes_comes_back_with_what_was_typed(cast: Cast) -> None:
    text = cast.client("officer").post("/dot-hoc-tap/moi/", filled(cast, units=[])).content.decode()
    assert "Đợt học tập tháng 11" in text
    assert str(forms.NO_UNIT) in text


def test_the_draft_says_what_opening_would_do(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province)
    text = cast.client("officer").get(f"/dot-hoc-tap/{draft.public_id}/").content.decode()
    assert "9 người của 3 chi bộ sẽ nhận 2 việc" in text


def test_a_draft_is_not_among_the_members_duties(cast: Cast) -> None:
    make_draft(cast.officer, cast.province)
    assert "26-HD/BTGTU" not in cast.client("member").get("/viec-cua-toi/").content.decode()


def test_opening_from_the_page_enrols_in_the_background(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province)
    client = cast.client("officer")
    page = client.post(f"/dot-hoc-tap/{draft.public_id}/mo/", follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.opening is not None
    assert f'hx-get="/viec-nen/{draft.opening.public_id}/"' in page
    jobs.run(job_id=draft.opening.pk)
    assert "Đang ghi danh" not in client.get(f"/dot-hoc-tap/{draft.public_id}/").content.decode()


def test_opening_an_empty_draft_says_what_is_missing(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province, requirements=[])
    page = cast.client("officer").post(f"/dot-hoc-tap/{draft.public_id}/mo/", follow=True).content.decode()
    assert "chưa có việc nào phải làm" in page


def test_an_edited_draft_is_rewritten_whole(cast: Cast) -> None:
    draft = make_draft(cast.officer, cast.province)
    form = CampaignForm(filled(cast), user=cast.officer, campaign=draft)
    form.fields["resolutions"].required = False
    assert form.is_valid()
    actions.edit_draft(campaign=draft, by=cast.officer, **form.plan())
    now = (draft.title, draft.requirements.count(), draft.campaign_units.get().unit)
    assert now == ("Đợt học tập tháng 11", 1, cast.commune)


def test_an_open_campaign_is_not_rewritten(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    cast.client("officer").post(f"/dot-hoc-tap/{campaign.public_id}/sua/", filled(cast))
    campaign.refresh_from_db()
    assert campaign.title == "Học tập Hướng dẫn số 26-HD/BTGTU"


def test_new_dates_of_an_open_campaign_are_audited(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    later = campaign.ends_on + timedelta(days=7)
    dates = {f"due-{item.pk}": str(later) for item in campaign.requirements.all()}
    form = {"purpose": "Gia hạn", "starts_on": str(campaign.starts_on), "ends_on": str(later)} | dates
    cast.client("officer").post(f"/dot-hoc-tap/{campaign.public_id}/sua/", form)
    entry = AuditEntry.objects.get(verb="revise_campaign")
    assert (entry.before["ends_on"], entry.after["ends_on"]) == (str(campaign.ends_on), str(later))


def test_revised_last_days_stay_within_the_campaign(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    key = f"due-{campaign.requirements.all()[0].pk}"
    form = OpenCampaignForm({key: str(campaign.ends_on + timedelta(days=1))} | dates_of(campaign), campaign=campaign)
    assert form.errors[key] == [str(forms.DUE_OUTSIDE)]


def dates_of(campaign: Campaign) -> dict[str, str]:
    return {"starts_on": str(campaign.starts_on), "ends_on": str(campaign.ends_on)}


def test_closing_from_the_page_ends_it(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    cast.client("officer").post(f"/dot-hoc-tap/{campaign.public_id}/ket-thuc/")
    campaign.refresh_from_db()
    assert campaign.state == CampaignState.CLOSED


def test_a_commune_officer_sees_figures_of_the_commune_only(cast: Cast) -> None:
    campaign = make_open(cast.officer, cast.province)
    response = cast.client("commune_officer").get(f"/dot-hoc-tap/{campaign.public_id}/")
    assert response.context["rate"].total == 8


@pytest.mark.parametrize("campaigns", [1, 3])
def test_queries_of_the_list_do_not_grow(
    cast: Cast, campaigns: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(campaigns):
        make_open(cast.officer, cast.province)
    client = cast.client("officer")
    with django_assert_num_queries(9):
        client.get("/dot-hoc-tap/")


@pytest.mark.parametrize("days", [0, 1])
def test_a_campaign_of_one_day_is_allowed(cast: Cast, days: int) -> None:
    today = timezone.localdate()
    assert form_of(cast, starts_on=str(today), ends_on=str(today + timedelta(days=days))).is_valid()
