"""Loads the whole demonstration into an empty database, in one transaction."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from assessments.attempts.queries import PASS_SURVEY
from learning.campaigns.models import Campaign
from learning.campaigns.rules import RequirementPlan
from portal.demo.campaigns import load_conferences_only, load_finished, load_running
from portal.demo.conferences import load_coming, load_held, load_now
from portal.demo.essays import load_essays
from portal.demo.library import load_resolution, load_texts
from portal.demo.news import load_news
from portal.demo.notices import load_notices
from portal.demo.outcomes import load_outcomes
from portal.demo.people import load_people, load_roles, load_units
from portal.demo.presences import record_held, record_now
from portal.demo.rapporteurs import load_rapporteurs
from portal.demo.stage import Stage
from portal.demo.survey import load_survey


@transaction.atomic
def load() -> None:
    """One province, two communes, eight cells, about 150 people, three campaigns, three conferences, rapporteurs,
    twelve essays.
    """
    units = load_units()
    members = load_people(units)
    accounts = load_roles(units, members)
    officer = accounts["propaganda_officer"]
    province = next(unit for unit in units.values() if unit.parent is None)
    resolution = load_resolution(officer, province)
    texts = load_texts(resolution, officer)
    quiz = load_survey(resolution, province, officer)
    due_on = timezone.localdate() + timedelta(days=9)
    survey = RequirementPlan(PASS_SURVEY, quiz.public_id, quiz.title, quiz.minutes or 0, due_on)
    load_finished(resolution, texts["leaflet"], province, members, officer)
    running = load_running(resolution, texts["condensed"], survey, province, members, officer)
    load_news(units, officer)
    load_notices(accounts.values(), resolution, due_on)
    load_conferences(Stage(units, members, accounts, resolution), running)


def load_conferences(stage: Stage, campaign: Campaign) -> None:
    """One held in the campaign, with what came of it; two of a commune's own campaign, to come and on now."""
    held = load_held(stage, campaign)
    record_held(stage, held)
    load_outcomes(stage, held)
    own = load_conferences_only(stage.resolution, stage.units["xa-khau-luong"], stage.officer)
    load_rapporteurs(stage, load_coming(stage, own))
    record_now(stage, load_now(stage, own))
    load_essays(stage, own)
