"""Fills the database of a benchmark: members signed in, a survey of 20 questions, a duty each.

Run in the environment of the benchmark's site; prints `{"people": [[session key, duty], …]}`.
"""

import json
from datetime import date
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.utils import timezone  # noqa: E402

from assessments.bank.actions import write_question  # noqa: E402
from assessments.quizzes.actions import create_quiz, make_ready  # noqa: E402
from assessments.quizzes.models import Quiz  # noqa: E402
from learning.campaigns.actions import create_campaign, enrol_members  # noqa: E402
from learning.campaigns.choices import CampaignState  # noqa: E402
from learning.campaigns.models import Campaign, Duty  # noqa: E402
from learning.campaigns.rules import RequirementPlan  # noqa: E402
from members.access.choices import Role  # noqa: E402
from members.access.models import User  # noqa: E402
from members.people.models import Member, Membership  # noqa: E402
from members.units.models import Unit  # noqa: E402
from tests.cast import BEGAN, make_unit, make_user  # noqa: E402

PEOPLE = 200
QUESTIONS = 20
LAST_DAY = date(2099, 12, 31)


def make_people(cell: Unit, count: int = PEOPLE) -> list[User]:
    """Members of the cell, with accounts."""
    members = Member.objects.bulk_create(
        Member(number=f"9{n:05d}", full_name=f"Nông Văn Thứ {n}") for n in range(count)
    )
    Membership.objects.bulk_create(Membership(member=m, unit=cell, joined_on=BEGAN) for m in members)
    return User.objects.bulk_create(User(member=m, username=m.number, password="!") for m in members)


def make_survey(province: Unit, officer: User) -> Quiz:
    """Twenty questions of four options, a sixth of them with several right answers."""
    questions = [
        write_question(
            unit=province,
            resolution=None,
            kind="MULTIPLE" if n % 6 == 0 else "SINGLE",
            stem=f"Câu hỏi thứ {n + 1} về nội dung cốt lõi của văn bản được quán triệt trong đợt này là gì?",
            options=[
                {"text": f"Phương án thứ {k + 1} của câu hỏi số {n + 1}", "correct": k == 0 or (k == 1 and n % 6 == 0)}
                for k in range(4)
            ],
            explanation="Theo mục 3, vắng trên 40% thời gian của lớp học thì phải tham gia học lại.",
            clause="mục 3",
            clause_anchor="m3",
            by=officer,
        )
        for n in range(QUESTIONS)
    ]
    quiz = create_quiz(
        unit=province,
        title="Phiếu khảo sát nhận thức",
        resolution=None,
        pass_percent=50,
        draw_count=QUESTIONS,
        attempts_allowed=3,
        minutes=15,
        by=officer,
        questions=questions,
    )
    return make_ready(quiz=quiz, by=officer, at=timezone.now())


def make_campaign(province: Unit, quiz: Quiz, officer: User) -> Campaign:
    """An open campaign whose one duty is the survey."""
    plan = RequirementPlan("PASS_SURVEY", quiz.public_id, quiz.title, 15, LAST_DAY)
    campaign = create_campaign(
        title="Đợt học tập",
        purpose="",
        unit=province,
        audiences=[],
        starts_on=BEGAN,
        ends_on=LAST_DAY,
        resolutions=[],
        units=[province],
        requirements=[plan],
        by=officer,
    )
    Campaign.objects.filter(pk=campaign.pk).update(state=CampaignState.OPEN, roster_on=timezone.localdate())
    campaign.refresh_from_db()
    enrol_members(campaign=campaign)
    return campaign


def session_of(user: User) -> str:
    """The key of a session in which the user is signed in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "members.access.backend.NumberOrPhoneBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def main() -> None:
    """Fill the database and print what the clients need."""
    province = make_unit("PROVINCE", "Đảng bộ tỉnh", None)
    cell = make_unit("CELL", "Chi bộ", make_unit("GRASSROOTS", "Cơ sở", make_unit("COMMUNE", "Xã", province)))
    officer = make_user("800000", "Bế Thị Lâm", province, Role.PROPAGANDA_OFFICER)
    people = make_people(cell)
    campaign = make_campaign(province, make_survey(province, officer), officer)
    duties = dict(Duty.objects.filter(enrolment__campaign=campaign).values_list("enrolment__member", "public_id"))
    print(json.dumps({"people": [[session_of(user), duties[user.member_id]] for user in people]}))


if __name__ == "__main__":
    main()
