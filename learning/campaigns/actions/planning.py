"""A campaign's life: drafted, opened, its roster brought up to date, closed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from foundation.jobs.actions import enqueue
from foundation.jobs.models import Job
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign, CampaignResolution, CampaignUnit, Requirement
from learning.campaigns.queries import required_of_all
from learning.campaigns.rules import RequirementPlan
from learning.library.models import ResolutionPage
from members.access.models import User
from members.units.models import Unit
from members.units.paths import outermost

OPEN_CAMPAIGN = "open_campaign"
"""The kind of job that enrols."""


class CampaignRefused(Exception):
    """The campaign cannot be changed as asked; its text is for a person."""


@transaction.atomic
def create_campaign(
    *,
    title: str,
    purpose: str,
    unit: Unit,
    audiences: list[str],
    starts_on: date,
    ends_on: date,
    resolutions: list[ResolutionPage],
    units: list[Unit],
    requirements: list[RequirementPlan],
    by: User,
) -> Campaign:
    """Draft a campaign of `unit` (`R7`). Of `units` only the outermost are kept."""
    campaign = Campaign.objects.create(
        title=title,
        purpose=purpose,
        unit=unit,
        audiences=audiences,
        starts_on=starts_on,
        ends_on=ends_on,
        created_by=by,
    )
    _write_parts(campaign, resolutions, units, requirements)
    record(actor=by, verb="create_campaign", target=campaign, after=_dates_of(campaign))
    return campaign


@transaction.atomic
def edit_draft(
    *,
    campaign: Campaign,
    title: str,
    purpose: str,
    audiences: list[str],
    starts_on: date,
    ends_on: date,
    resolutions: list[ResolutionPage],
    units: list[Unit],
    requirements: list[RequirementPlan],
    by: User,
) -> None:
    """Rewrite a draft whole, but for what is given to some only. Raises `CampaignRefused` once it is open."""
    before = _dates_of(campaign)
    changes: dict[str, Any] = {
        "title": title,
        "purpose": purpose,
        "audiences": audiences,
        "starts_on": starts_on,
        "ends_on": ends_on,
    }
    if not Campaign.objects.filter(pk=campaign.pk, state=CampaignState.DRAFT).update(**changes):
        raise CampaignRefused(_("Đợt học tập đã mở, chỉ còn sửa được mục đích và thời hạn."))
    campaign.refresh_from_db()
    campaign.campaign_resolutions.all().delete()
    campaign.campaign_units.all().delete()
    required_of_all(campaign).delete()
    _write_parts(campaign, resolutions, units, requirements)
    record(actor=by, verb="edit_campaign", target=campaign, before=before, after=_dates_of(campaign))


@transaction.atomic
def revise_open_campaign(
    *, campaign: Campaign, purpose: str, starts_on: date, ends_on: date, due_dates: dict[int, date], by: User
) -> None:
    """Change purpose and dates of an open campaign; `due_dates` by the requirement's key."""
    before = _dates_of(campaign)
    still_open = Campaign.objects.filter(pk=campaign.pk, state=CampaignState.OPEN)
    if not still_open.update(purpose=purpose, starts_on=starts_on, ends_on=ends_on):
        raise CampaignRefused(_("Đợt học tập này đang không mở nên không sửa được thời hạn."))
    for key, due_on in due_dates.items():
        required_of_all(campaign).filter(pk=key).update(due_on=due_on)
    campaign.refresh_from_db()
    record(actor=by, verb="revise_campaign", target=campaign, before=before, after=_dates_of(campaign))


@transaction.atomic
def open_campaign(*, campaign: Campaign, by: User) -> Campaign:
    """`DRAFT → OPEN`: a background job enrols the members. Opening again changes nothing."""
    if not campaign.requirements.exists() or not campaign.campaign_units.exists():
        raise CampaignRefused(_("Đợt học tập chưa có đơn vị hoặc chưa có việc nào phải làm. Đồng chí bổ sung rồi mở."))
    drafted = Campaign.objects.filter(pk=campaign.pk, state=CampaignState.DRAFT)
    if drafted.update(state=CampaignState.OPEN, roster_on=timezone.localdate()):
        _enqueue(campaign, by)
        record(actor=by, verb="open_campaign", target=campaign, after={"state": CampaignState.OPEN})
    campaign.refresh_from_db()
    return campaign


@transaction.atomic
def refresh_roster(*, campaign: Campaign, by: User) -> Job:
    """Enrol those who joined since; while a run is under way, that one is returned."""
    campaign.refresh_from_db()
    if campaign.state != CampaignState.OPEN:
        raise CampaignRefused(_("Chỉ cập nhật được danh sách của đợt học tập đang mở."))
    if campaign.opening and not campaign.opening.is_over:
        return campaign.opening
    record(actor=by, verb="refresh_roster", target=campaign)
    return _enqueue(campaign, by)


@transaction.atomic
def close_campaign(*, campaign: Campaign, by: User) -> Campaign:
    """`OPEN → CLOSED`: what is not done stays so. Closing again changes nothing."""
    if Campaign.objects.filter(pk=campaign.pk, state=CampaignState.OPEN).update(state=CampaignState.CLOSED):
        record(actor=by, verb="close_campaign", target=campaign, after={"state": CampaignState.CLOSED})
    campaign.refresh_from_db()
    return campaign


def _enqueue(campaign: Campaign, by: User) -> Job:
    job = enqueue(kind=OPEN_CAMPAIGN, arguments={"campaign": campaign.pk}, by=by)
    Campaign.objects.filter(pk=campaign.pk).update(opening=job)
    return job


def _write_parts(
    campaign: Campaign, resolutions: list[ResolutionPage], units: list[Unit], requirements: list[RequirementPlan]
) -> None:
    CampaignResolution.objects.bulk_create(
        CampaignResolution(campaign=campaign, resolution=resolution, order=order)
        for order, resolution in enumerate(resolutions)
    )
    kept = set(outermost({unit.path for unit in units}))
    CampaignUnit.objects.bulk_create(
        CampaignUnit(campaign=campaign, unit=unit)
        for unit in {unit.path: unit for unit in units}.values()
        if unit.path in kept
    )
    Requirement.objects.bulk_create(
        Requirement(campaign=campaign, order=order, **vars(plan)) for order, plan in enumerate(requirements)
    )


def _dates_of(campaign: Campaign) -> dict[str, Any]:
    due = {item.title: str(item.due_on) for item in required_of_all(campaign)}
    return {
        "title": campaign.title,
        "purpose": campaign.purpose,
        "starts_on": str(campaign.starts_on),
        "ends_on": str(campaign.ends_on),
        "due": due,
    }
