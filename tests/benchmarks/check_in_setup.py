"""Fills the database of a benchmark: members signed in, on the roster of a conference whose session is on.

Run in the environment of the benchmark's site; prints `{"people": [[session key, secret of the point], …]}`.
"""

import json

import django

django.setup()

from learning.campaigns.models import Campaign  # noqa: E402
from learning.conferences.models import Conference, RosterEntry  # noqa: E402
from members.access.choices import Role  # noqa: E402
from members.access.models import User  # noqa: E402
from tests.benchmarks.survey_setup import make_campaign, make_people, make_survey, session_of  # noqa: E402
from tests.cast import make_unit, make_user  # noqa: E402
from tests.factories.check_in import conference_now  # noqa: E402

PEOPLE = 500
POINTS = 20


def spread(conference: Conference) -> None:
    """A twentieth of the people at each point."""
    points = [point.pk for point in conference.points.all()]
    entries = list(RosterEntry.objects.filter(study_class__conference=conference))
    for place, entry in enumerate(entries):
        entry.point_id = points[place % POINTS]
    RosterEntry.objects.bulk_update(entries, ["point"], batch_size=500)


def main() -> None:
    """Fill the database and print what the clients need: each member's session and their point's secret."""
    province = make_unit("PROVINCE", "Đảng bộ tỉnh", None)
    cell = make_unit("CELL", "Chi bộ", make_unit("GRASSROOTS", "Cơ sở", make_unit("COMMUNE", "Xã", province)))
    officer = make_user("800000", "Bế Thị Lâm", province, Role.PROPAGANDA_OFFICER)
    people: list[User] = make_people(cell, PEOPLE)
    campaign: Campaign = make_campaign(province, make_survey(province, officer), officer)
    conference = conference_now(campaign, officer, points=POINTS)
    spread(conference)
    placed = RosterEntry.objects.filter(study_class__conference=conference)
    secrets = dict(placed.values_list("enrolment__member", "point__secret"))
    print(json.dumps({"people": [[session_of(user), secrets[user.member_id]] for user in people]}))


if __name__ == "__main__":
    main()
