"""Someone else was quicker between the look and the click: a sentence, never a fault."""

import pytest

from assessments.quizzes import views as quiz_views
from assessments.quizzes.models import Quiz
from learning.campaigns.actions import close_campaign
from learning.campaigns.forms import OpenCampaignForm
from tests.cast import Cast
from tests.factories import campaigns
from tests.factories.assessments import make_draft

pytestmark = pytest.mark.django_db


def test_a_draft_made_ready_meanwhile_is_not_thrown_away(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    quiz = make_draft(cast.province, cast.officer)
    seen = Quiz.objects.get(pk=quiz.pk)
    monkeypatch.setattr(quiz_views, "own_draft", lambda request, quiz_id: seen)
    Quiz.objects.filter(pk=quiz.pk).update(state="READY")
    answer = cast.client("officer").post(f"/phieu-khao-sat/{quiz.public_id}/xoa/")
    assert (answer.status_code, Quiz.objects.filter(pk=quiz.pk).exists()) == (302, True)


def test_a_campaign_closed_meanwhile_is_not_revised(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = campaigns.make_open(cast.officer, cast.province)
    due = {f"due-{item.pk}": str(campaign.ends_on) for item in campaign.requirements.all()}
    data = {"purpose": "Mới", "starts_on": str(campaign.starts_on), "ends_on": str(campaign.ends_on), **due}
    changes = OpenCampaignForm.changes

    def changed(form: OpenCampaignForm) -> object:
        close_campaign(campaign=campaign, by=cast.officer)
        return changes(form)

    monkeypatch.setattr(OpenCampaignForm, "changes", changed)
    answer = cast.client("officer").post(f"/dot-hoc-tap/{campaign.public_id}/sua/", data)
    campaign.refresh_from_db()
    assert (answer.status_code, campaign.purpose) == (302, "Nắm nội dung cơ bản")
