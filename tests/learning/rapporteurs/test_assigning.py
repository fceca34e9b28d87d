"""Who speaks at a session, and who stands ready."""

from typing import Any

import pytest

from foundation.notifications.models import Notice
from learning.conferences.models import Conference
from learning.conferences.queries import visible_to as conferences_visible_to
from learning.rapporteurs.actions import RapporteurRefused, assign, withdraw
from learning.rapporteurs.choosing import available_for
from learning.rapporteurs.models import Assignment
from tests.cast import Cast
from tests.factories.rapporteurs import first_session, make_assignment, make_rapporteur, one_more

pytestmark = pytest.mark.django_db


def test_the_speaker_stands_on_the_plan_and_is_told(cast: Cast, conference: Conference) -> None:
    made = make_assignment(cast, conference)
    part = conference.parts.get(part="PRESENTING")
    assert (part.member, part.topic, made.part) == (cast.rapporteur.member, "Điểm mới", part)
    notice = Notice.objects.get(recipient=cast.rapporteur)
    assert (notice.kind, notice.address) == ("ASSIGNMENT", f"/hoi-nghi/{conference.public_id}/")


def test_the_backup_is_told_too(cast: Cast, conference: Conference) -> None:
    backup = make_rapporteur(cast.neighbour.member, cast.province, cast.officer)
    args: dict[str, Any] = {"session": first_session(conference), "topic": "", "by": cast.officer}
    assign(rapporteur=one_more(cast, 1), backup=backup, **args)
    assert "dự phòng" in Notice.objects.get(recipient=cast.neighbour).title


def test_assigned_again_it_is_the_same(cast: Cast, conference: Conference) -> None:
    made = make_assignment(cast, conference)
    args: dict[str, Any] = {"session": made.session, "rapporteur": made.rapporteur, "topic": "Khác", "by": cast.officer}
    again = assign(backup=made.backup.rapporteur, **args)
    assert (again.pk, again.topic, Assignment.objects.count(), conference.parts.count()) == (made.pk, "Điểm mới", 1, 1)


def test_a_commune_rapporteur_does_not_speak_at_the_province(cast: Cast, conference: Conference) -> None:
    local = make_rapporteur(cast.neighbour.member, cast.commune, cast.officer, level="COMMUNE")
    speaker = one_more(cast, 1)
    assert set(available_for(conference, cast.officer)) == {speaker}
    for pair in ((local, speaker), (speaker, local)):
        with pytest.raises(RapporteurRefused, match="cấp tỉnh"):
            assign(session=first_session(conference), rapporteur=pair[0], backup=pair[1], topic="", by=cast.officer)


def test_a_commune_conference_takes_both(cast: Cast, commune_conference: Conference) -> None:
    local = make_rapporteur(cast.neighbour.member, cast.commune, cast.officer, level="COMMUNE")
    speaker = one_more(cast, 1)
    assert set(available_for(commune_conference, cast.commune_officer)) == {speaker, local}
    session = first_session(commune_conference)
    assert assign(session=session, rapporteur=local, backup=speaker, topic="", by=cast.commune_officer)


def test_nobody_backs_themselves(cast: Cast, conference: Conference) -> None:
    speaker = one_more(cast, 1)
    with pytest.raises(RapporteurRefused, match="đồng chí khác"):
        assign(session=first_session(conference), rapporteur=speaker, backup=speaker, topic="", by=cast.officer)


def test_nobody_speaks_in_two_halls_at_once(cast: Cast, conference: Conference, commune_conference: Conference) -> None:
    made, session = make_assignment(cast, conference), first_session(commune_conference)
    session.starts_at, session.ends_at = made.session.starts_at, made.session.ends_at
    session.save()
    with pytest.raises(RapporteurRefused, match="Trong giờ ấy"):
        assign(session=session, rapporteur=one_more(cast, 2), backup=made.rapporteur, topic="", by=cast.officer)


def test_a_withdrawn_assignment_leaves_the_plan_and_is_told_with_its_reason(cast: Cast, conference: Conference) -> None:
    made = make_assignment(cast, conference)
    assert withdraw(assignment=made, reason="Đi công tác", by=cast.officer) is True
    assert withdraw(assignment=made, reason="Đi công tác", by=cast.officer) is False
    assert not conference.parts.exists()
    assert "Đi công tác" in Notice.objects.filter(recipient=cast.rapporteur).latest("created_at").body


def test_the_line_on_the_plan_stays_for_another_session(cast: Cast, conference: Conference) -> None:
    made = make_assignment(cast, conference)
    afternoon = conference.classes.get().sessions.latest("starts_at")
    args: dict[str, Any] = {
        "rapporteur": made.rapporteur,
        "backup": made.backup.rapporteur,
        "topic": "",
        "by": cast.officer,
    }
    second = assign(session=afternoon, **args)
    withdraw(assignment=made, reason="Đổi buổi", by=cast.officer)
    assert conference.parts.count() == 1
    withdraw(assignment=Assignment.objects.get(pk=second.pk), reason="Đổi người", by=cast.officer)
    assert not conference.parts.exists()


def test_a_speaker_from_elsewhere_sees_the_conference_while_assigned(
    cast: Cast, commune_conference: Conference
) -> None:
    speaker = make_rapporteur(cast.stranger.member, cast.province, cast.officer)
    assert not conferences_visible_to(cast.stranger).exists()
    args: dict[str, Any] = {"rapporteur": speaker, "backup": one_more(cast, 1), "topic": "", "by": cast.officer}
    made = assign(session=first_session(commune_conference), **args)
    assert conferences_visible_to(cast.stranger).get() == commune_conference
    withdraw(assignment=made, reason="Đổi người", by=cast.officer)
    assert not conferences_visible_to(cast.stranger).exists()
