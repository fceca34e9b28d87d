"""The demonstration's campaigns: two running now, one finished."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from learning.campaigns.actions import close_campaign, create_campaign, enrol_members
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign
from learning.campaigns.rules import RequirementPlan
from learning.library.choices import READ_CONDENSED_TEXT, Audience
from learning.library.models import CondensedTextPage, ResolutionPage
from members.access.models import User
from members.people.models import Member
from members.units.models import Unit
from portal.demo.content import read
from portal.demo.progress import FINISHED_BY_CELL, Story


def reading_plan(text: CondensedTextPage, due_on: date) -> RequirementPlan:
    """The duty of reading the text."""
    return RequirementPlan(READ_CONDENSED_TEXT, str(text.translation_key), text.title, text.minutes, due_on)


def open_on(day: date, campaign: Campaign) -> None:
    """As if an officer had opened it that day."""
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.OPEN, roster_on=day)
    campaign.refresh_from_db()
    enrol_members(campaign=campaign)


def draft(
    title: str,
    purpose: str,
    resolution: ResolutionPage,
    unit: Unit,
    days: tuple[date, date],
    plans: list[RequirementPlan],
    by: User,
) -> Campaign:
    """A campaign for everyone of the unit."""
    return create_campaign(
        title=title,
        purpose=purpose,
        unit=unit,
        audiences=[Audience.GRASSROOTS_MEMBER],
        starts_on=days[0],
        ends_on=days[1],
        resolutions=[resolution],
        units=[unit],
        requirements=plans,
        by=by,
    )


def at_eight(day: date) -> datetime:
    """Eight in the morning of the day."""
    return timezone.make_aware(datetime.combine(day, time(8)))


def tell_all(story: Story, members: dict[str, Member], text: CondensedTextPage, share: float | None = None) -> None:
    """Every member's story; `share` overrides what the cells' plan says."""
    for row in read("people")["people"]:
        finished = FINISHED_BY_CELL[row["cell"]] if share is None else share
        story.tell(members[row["key"]], row["key"], finished, text)


def load_finished(
    resolution: ResolutionPage, text: CondensedTextPage, province: Unit, members: dict[str, Member], by: User
) -> None:
    """The campaign before: reading only, closed."""
    today = timezone.localdate()
    days = (today - timedelta(days=80), today - timedelta(days=45))
    purpose = "Làm quen với cách học mới trước khi vào đợt chính."
    plans = [reading_plan(text, days[1])]
    campaign = draft("Đợt học tập mở đầu: tờ gấp", purpose, resolution, province, days, plans, by)
    open_on(days[0], campaign)
    story = Story(campaign, at_eight(days[0]), at_eight(days[1]), Random(8), is_past=True)  # noqa: S311 — a demonstration
    tell_all(story, members, text, share=0.97)
    close_campaign(campaign=campaign, by=by)


def load_running(
    resolution: ResolutionPage,
    text: CondensedTextPage,
    survey: RequirementPlan,
    province: Unit,
    members: dict[str, Member],
    by: User,
) -> Campaign:
    """The campaign now: reading and survey, ten days old, with nine days left."""
    today = timezone.localdate()
    days = (today - timedelta(days=10), today + timedelta(days=9))
    title = f"Học tập {resolution.short_title}"
    purpose = "Giúp đảng viên nắm được điểm mới trong việc học tập, quán triệt và thực hiện nghị quyết."
    campaign = draft(title, purpose, resolution, province, days, [reading_plan(text, days[1]), survey], by)
    open_on(days[0], campaign)
    story = Story(campaign, at_eight(days[0]), timezone.now() - timedelta(minutes=4), Random(26))  # noqa: S311
    tell_all(story, members, text)
    return campaign


def load_conferences_only(resolution: ResolutionPage, commune: Unit, by: User) -> Campaign:
    """A commune's campaign of conferences only; it began before the province's, which boards therefore show first."""
    today = timezone.localdate()
    days = (today - timedelta(days=12), today + timedelta(days=18))
    purpose = "Đưa điều đã học vào việc làm của từng chi bộ."
    campaign = draft("Sinh hoạt chuyên đề ở xã Khau Luông", purpose, resolution, commune, days, [], by)
    open_on(days[0], campaign)
    return campaign
