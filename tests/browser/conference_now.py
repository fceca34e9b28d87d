"""A conference whose session is on now, put into a running site's database.

`python -m tests.browser.conference_now` in the site's environment prints `{"points": […], "conference": …}`.
"""

import json

import django

django.setup()

from learning.campaigns.models import Campaign  # noqa: E402
from members.access.choices import Role  # noqa: E402
from members.access.models import RoleGrant, User  # noqa: E402
from tests.factories.check_in import conference_now  # noqa: E402


def main() -> None:
    """Of the demonstration's newest open campaign; everyone is placed at the first of two points."""
    campaign = Campaign.objects.filter(state="OPEN").order_by("-pk")[0]
    officer = RoleGrant.objects.filter(role=Role.PROPAGANDA_OFFICER).order_by("unit__path")[0].member
    conference = conference_now(campaign, User.objects.get(member=officer))
    points = [point.public_id for point in conference.points.all()]
    print(json.dumps({"points": points, "conference": conference.public_id}))


if __name__ == "__main__":
    main()
