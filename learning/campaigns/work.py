"""The background work of campaigns, registered in `learning.job_kinds`."""

from django.utils.translation import gettext as _

from foundation.jobs.kinds import JobRefused
from foundation.jobs.runs import Run
from learning.campaigns.actions import enrol_members
from learning.campaigns.choices import CampaignState
from learning.campaigns.models import Campaign


def open_campaign(run: Run) -> None:
    """Enrol whoever is not enrolled yet; what an earlier, lost run wrote stays."""
    campaign = Campaign.objects.filter(pk=run.arguments["campaign"]).first()
    if campaign is None or campaign.state != CampaignState.OPEN:
        raise JobRefused(_("Đợt học tập không còn mở nên danh sách không thay đổi."))
    new = enrol_members(campaign=campaign, report=run.report)
    run.say(_("Đã ghi danh thêm %(count)d người.") % {"count": new})
