"""The screens of conferences: forms say what is wrong, pages cost the same for one row as for three."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from foundation.jobs import actions as jobs
from learning.campaigns import actions as campaigns
from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.choices import RosterState, Standing
from learning.conferences.forms import sessions as session_forms
from learning.conferences.models import Conference, RosterEntry, SectorCredit, StudyClass
from learning.conferences.plans import regular_class
from learning.conferences.queries import sessions_of
from tests.cast import Cast, make_member
from tests.factories.conferences import add_session, entry_of, in_days, make_conference, make_roster
from tests.factories.library import make_resolution
from tests.foundation.files import samples


@pytest.fixture
def officer(cast: Cast) -> Client:
    return cast.client("officer")


def address(name: str, conference: Conference, *more: str) -> str:
    return reverse(f"conferences:{name}", args=[conference.public_id, *more])


def row(number: int, **values: str) -> dict[str, str]:
    return {f"buoi-{number}-{name}": value for name, value in values.items()}


def sent(conference: Conference, *rows: dict[str, str]) -> dict[str, str]:
    """The form of sessions as the browser sends it."""
    known = sessions_of(regular_class(conference))
    data = {"buoi-TOTAL_FORMS": str(len(known) + 2), "buoi-INITIAL_FORMS": str(len(known))}
    for part in rows:
        data |= part
    return data


def morning(**changes: str) -> dict[str, str]:
    day = {"title": "Buổi sáng", "day": str(in_days(4)), "starts": "7:30", "ends": "11:30"}
    return day | {"break_1_from": "9:15", "break_1_to": "9:45"} | changes


def errors(answer: Any) -> str:
    return " ".join(str(form.errors) for form in answer.context["form"])


@pytest.fixture
def empty(cast: Cast, campaign: Campaign) -> Conference:
    """Without sessions and points."""
    return actions.create_conference(
        campaign=campaign, unit=cast.commune, units=[], facts={"title": "Hội nghị"}, by=cast.officer
    )


def test_a_conference_is_planned_from_the_campaigns_page(cast: Cast, campaign: Campaign, officer: Client) -> None:
    page = officer.get(f"/dot-hoc-tap/{campaign.public_id}/").content.decode()
    assert f"/hoi-nghi/moi/{campaign.public_id}/" in page
    data = {"title": "Hội nghị tháng 11", "unit": cast.commune.pk, "mode": "IN_PERSON"}
    officer.post(f"/hoi-nghi/moi/{campaign.public_id}/", data)
    assert "Hội nghị tháng 11" in officer.get(f"/dot-hoc-tap/{campaign.public_id}/").content.decode()


def test_a_conference_without_a_name_is_refused(campaign: Campaign, officer: Client) -> None:
    page = officer.post(f"/hoi-nghi/moi/{campaign.public_id}/", {"mode": "IN_PERSON"}).content.decode()
    assert "Đồng chí đặt tên cho hội nghị." in page


def test_sessions_are_saved_with_their_breaks(empty: Conference, officer: Client) -> None:
    rows = [row(0, **morning()), row(1, **morning(title="Buổi chiều", starts="13:30", ends="16:30"))]
    rows[1] |= {"buoi-1-break_1_from": "", "buoi-1-break_1_to": ""}
    officer.post(address("sessions", empty), sent(empty, *rows))
    page = officer.get(address("detail", empty))
    assert page.context["net_minutes"] == 210 + 180


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ends": "7:00"}, session_forms.END_FIRST),
        ({"break_1_to": ""}, session_forms.BREAK_HALF),
        ({"break_1_to": "12:00"}, session_forms.BREAK_OUTSIDE),
        ({"day": "2019-01-01"}, "Ngày phải nằm trong thời gian của đợt học tập"),
        ({"title": ""}, "Đồng chí đặt tên buổi."),
    ],
)
def test_what_is_wrong_with_a_session_is_said(
    empty: Conference, officer: Client, changes: dict[str, str], said: str
) -> None:
    answer = officer.post(address("sessions", empty), sent(empty, row(0, **morning(**changes))))
    assert str(said) in errors(answer)
    assert not regular_class(empty).sessions.exists()


def test_sessions_that_overlap_are_pointed_out(empty: Conference, officer: Client) -> None:
    again = morning(title="Buổi hai", starts="11:00", ends="12:00", break_1_from="", break_1_to="")
    answer = officer.post(address("sessions", empty), sent(empty, row(0, **morning()), row(1, **again)))
    assert "trùng giờ với buổi “Buổi sáng”" in errors(answer)


def test_no_session_at_all_is_refused(empty: Conference, officer: Client) -> None:
    page = officer.post(address("sessions", empty), sent(empty)).content.decode()
    assert str(session_forms.NO_SESSION) in page


def test_a_row_of_another_session_is_not_taken_for_this_one(conference: Conference, officer: Client) -> None:
    wrong = row(0, identifier="zzzzzzzzzzzz", **morning())
    answer = officer.post(address("sessions", conference), sent(conference, wrong, row(1, **morning())))
    assert "vừa được người khác sửa" in errors(answer)


def test_a_session_is_taken_out_with_its_box(conference: Conference, officer: Client) -> None:
    known = sessions_of(regular_class(conference))
    kept = morning(identifier=known[0].public_id, day=str(timezone.localdate()))
    gone = morning(identifier=known[1].public_id, DELETE="on")
    officer.post(address("sessions", conference), sent(conference, row(0, **kept), row(1, **gone)))
    assert [session.public_id for session in sessions_of(regular_class(conference))] == [known[0].public_id]


def test_the_officer_is_told_what_will_follow_before_the_roster_is_made(
    conference: Conference, officer: Client
) -> None:
    page = officer.get(address("roster", conference)).content.decode()
    assert "8 người đã ghi danh vào đợt học tập" in page


def test_the_roster_is_made_from_its_page(cast: Cast, conference: Conference, officer: Client) -> None:
    page = officer.post(address("open_roster", conference), follow=True).content.decode()
    job = regular_class(conference).job
    assert job
    assert f'hx-get="/viec-nen/{job.public_id}/"' in page
    jobs.run(job_id=job.pk)
    assert "Nông Văn Thành" in officer.get(address("roster", conference)).content.decode()


def test_people_are_found_without_diacritics(conference: Conference, officer: Client) -> None:
    make_roster(conference)
    page = officer.get(address("roster", conference) + "?tim=nong+thanh")
    assert [entry.enrolment.member.full_name for entry in page.context["page"]] == ["Nông Văn Thành"]


def test_those_outside_the_class_are_listed_with_their_evidence(
    cast: Cast, conference: Conference, officer: Client
) -> None:
    make_roster(conference)
    entry = entry_of(conference, cast.member)
    RosterEntry.objects.filter(pk=entry.pk).update(standing=Standing.EXEMPT, evidence="QĐ 15-QĐ/ĐU")
    assert "QĐ 15-QĐ/ĐU" in officer.get(address("roster", conference) + "?xem=ngoai-lop").content.decode()
    assert "Nông Văn Thành" not in officer.get(address("roster", conference)).content.decode()


def test_someone_is_taken_off_only_with_a_reason(cast: Cast, conference: Conference, officer: Client) -> None:
    make_roster(conference)
    entry = entry_of(conference, cast.member)
    refused = officer.post(address("take_off", conference, entry.public_id), {"reason": ""}).content.decode()
    assert "Đồng chí ghi lý do." in refused
    officer.post(address("take_off", conference, entry.public_id), {"reason": "Chuyển đi"})
    assert entry_of(conference, cast.member).standing == Standing.REMOVED
    officer.post(address("put_back", conference, entry.public_id))
    assert entry_of(conference, cast.member).standing == Standing.REQUIRED


def test_someone_joins_the_class_by_search(cast: Cast, conference: Conference, officer: Client) -> None:
    StudyClass.objects.filter(conference=conference).update(roster_state=RosterState.OPEN)
    assert "Nông Văn Thành" in officer.get(address("add_to_roster", conference) + "?tim=thanh").content.decode()
    officer.post(address("add_to_roster", conference), {"dang_vien": cast.member.member.public_id})
    assert entry_of(conference, cast.member).standing == Standing.REQUIRED


def test_someone_not_enrolled_cannot_join(cast: Cast, conference: Conference, officer: Client) -> None:
    data = {"dang_vien": cast.stranger.member.public_id}
    assert officer.post(address("add_to_roster", conference), data).status_code == 404


def test_a_point_is_given_into_charge_by_search(cast: Cast, conference: Conference, officer: Client) -> None:
    point = conference.points.all()[0]
    where = address("in_charge", conference, point.public_id)
    assert "Hoàng Thị Bích" in officer.get(where + "?tim=hoang+bich").content.decode()
    officer.post(where, {"dang_vien": cast.secretary.member.public_id})
    assert conference.points.all()[0].in_charge == cast.secretary.member


def test_a_point_without_a_screen_is_warned_of(cast: Cast, conference: Conference, officer: Client) -> None:
    conference.points.update(screens=0)
    assert "Chưa có màn hình" in officer.get(address("points", conference)).content.decode()


def test_the_person_in_charge_records_an_incident_over_midnight(cast: Cast, conference: Conference) -> None:
    point = conference.points.all()[0]
    actions.put_in_charge(point=point, member=cast.secretary.member, by=cast.officer)
    data = {"day": str(timezone.localdate()), "started": "23:50", "ended": "0:10", "cause": "Mất điện"}
    cast.client("secretary").post(address("incident", conference, point.public_id), data)
    actions.confirm_incident(incident=point.incidents.get(), by=cast.officer)
    assert "mất 20 phút" in cast.client("secretary").get(address("points", conference)).content.decode()


def test_late_steps_are_shown_on_every_planning_page(conference: Conference, officer: Client) -> None:
    assert "quá hạn" in officer.get(address("detail", conference)).content.decode()
    item = conference.checklist.order_by("due_on")[0]
    officer.post(address("tick", conference, item.public_id), {"note": "Xong sớm"})
    page = officer.get(address("checklist", conference)).content.decode()
    assert "Đồng chí Bế Thị Lâm ghi xong" in page
    officer.post(address("untick", conference, item.public_id), {"reason": ""})
    item.refresh_from_db()
    assert item.done_at
    officer.post(address("untick", conference, item.public_id), {"reason": "Nhầm"})
    item.refresh_from_db()
    assert item.done_at is None


def test_a_step_is_given_to_someone_found_by_name(cast: Cast, conference: Conference, officer: Client) -> None:
    item, member = conference.checklist.all()[0], cast.member.member
    where = address("responsible", conference, item.public_id)
    assert member.public_id in officer.get(where, {"tim": member.full_name}).content.decode()
    officer.post(where, {"dang_vien": member.public_id})
    assert f"Người làm: {member.full_name}" in officer.get(address("checklist", conference)).content.decode()
    officer.post(where, {"bo": member.public_id})
    item.refresh_from_db()
    assert item.responsible is None


def test_who_runs_a_point_finds_its_desk_and_no_screen_of_the_plan(cast: Cast, conference: Conference) -> None:
    make_roster(conference)
    point = conference.points.all()[0]
    actions.put_in_charge(point=point, member=cast.secretary.member, by=cast.officer)
    secretary = cast.client("secretary")
    for page in (address("detail", conference), address("points", conference)):
        shown = secretary.get(page).content.decode()
        assert f"/diem-danh/ban/{point.public_id}/" in shown
        assert address("checklist", conference) not in shown


def test_a_conference_that_is_over_says_so(conference: Conference, officer: Client) -> None:
    make_roster(conference)
    Conference.objects.filter(pk=conference.pk).update(state="ANNOUNCED")
    assert "Họp hôm nay" in officer.get(address("detail", conference)).content.decode()
    past = timezone.now() - timedelta(days=2)
    regular_class(conference).sessions.update(starts_at=past, ends_at=past + timedelta(hours=2))
    assert "Đã họp" in officer.get(address("detail", conference)).content.decode()


def test_a_member_sees_the_invitation_where_the_officer_sees_the_plan(
    cast: Cast, conference: Conference, officer: Client
) -> None:
    make_roster(conference)
    where = address("detail", conference)
    mine = cast.client("member").get(where).content.decode()
    assert "Tải giấy mời (PDF)" in mine
    assert "Điểm cầu 1" in mine
    assert "Việc chuẩn bị" not in mine
    assert "Việc chuẩn bị" in officer.get(where).content.decode()
    assert "Tải giấy mời (PDF)" in officer.get(where + "?xem=giay-moi").content.decode()


def test_the_duty_leads_to_the_invitation(cast: Cast, study_class: StudyClass) -> None:
    actions.make_roster(study_class=study_class, by=cast.officer)
    page = cast.client("member").get("/viec-cua-toi/").content.decode()
    assert f"/hoi-nghi/{study_class.conference.public_id}/" in page


def test_attending_is_not_offered_when_a_campaign_is_planned(cast: Cast, officer: Client) -> None:
    assert "Dự hội nghị" not in officer.get("/dot-hoc-tap/moi/").content.decode()


def test_the_reason_of_a_cancelled_conference_is_shown_to_its_people(
    cast: Cast, conference: Conference, officer: Client
) -> None:
    make_roster(conference)
    assert "Đồng chí ghi lý do." in officer.post(address("cancel", conference), {"reason": ""}).content.decode()
    officer.post(address("cancel", conference), {"reason": "Mưa lũ"})
    page = cast.client("member").get(address("detail", conference)).content.decode()
    assert "Hội nghị đã hủy" in page
    assert "Mưa lũ" in page


def test_a_guest_speaker_is_written_in(conference: Conference, officer: Client) -> None:
    data = {"part": "PRESENTING", "name": "Nông Văn Hòa", "position": "Bí thư Tỉnh ủy", "topic": "Chuyên đề 1"}
    officer.post(address("add_part", conference), data)
    assert "Nông Văn Hòa, Bí thư Tỉnh ủy" in officer.get(address("detail", conference)).content.decode()


def test_study_in_the_future_is_no_credit(cast: Cast) -> None:
    client = cast.client("secretary")
    where = reverse("conferences:sector_credit", args=[cast.member.member.public_id])
    data = {"held_by": "Công an tỉnh", "studied_on": str(in_days(2)), "evidence": "Giấy xác nhận"}
    assert "Ngày học chưa tới" in client.post(where, data).content.decode()


def test_only_point_staff_beside_officers_have_the_entry_in_the_navigation(cast: Cast, conference: Conference) -> None:
    point = conference.points.all()[0]
    actions.add_desk_staff(point=point, member=cast.neighbour.member, by=cast.officer)
    shown = {name for name in cast.people if 'href="/hoi-nghi/"' in home(cast, name)}
    assert shown == {"officer", "commune_officer", "administrator", "neighbour"}


def home(cast: Cast, name: str) -> str:
    return cast.client(name).get("/ho-so-cua-toi/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_three(
    cast: Cast, campaign: Campaign, officer: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(rows):
        make_conference(campaign, cast.officer)
    with django_assert_num_queries(9):
        officer.get("/hoi-nghi/")


def more_people(cast: Cast, conference: Conference, rows: int) -> None:
    for number in range(rows):
        make_member(f"9{number}", f"Mã Văn {number}", cast.cell)
    campaigns.enrol_members(campaign=conference.campaign)
    make_roster(conference)


def more_points(cast: Cast, conference: Conference, rows: int) -> None:
    conference.points.all().delete()
    for number in range(rows):
        point = actions.add_point(
            conference=conference, units=[cast.cell], facts={"name": f"Điểm {number}"}, by=cast.officer
        )
        now = timezone.now()
        later = now + timedelta(minutes=5)
        for user in (cast.officer, cast.neighbour):
            actions.record_incident(point=point, started_at=now, ended_at=later, cause="", by=user)
        actions.add_desk_staff(point=point, member=cast.neighbour.member, by=cast.officer)


def more_sessions(cast: Cast, conference: Conference, rows: int) -> None:
    regular_class(conference).sessions.all().delete()
    for number in range(rows):
        day = in_days(number + 1)
        add_session(regular_class(conference), f"Buổi {number}", day, "7:30", "11:30", ("9:00", "9:15"))


def more_ticks(cast: Cast, conference: Conference, rows: int) -> None:
    for item in conference.checklist.all()[:rows]:
        actions.assign(item=item, member=cast.neighbour.member, by=cast.officer)
        actions.tick(item=item, note="", by=cast.officer)


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("name", "fill", "queries"),
    [
        ("detail", more_sessions, 16),
        ("sessions", more_sessions, 8),
        ("points", more_points, 13),
        ("roster", more_people, 10),
        ("invitations", more_people, 11),
        ("checklist", more_ticks, 8),
    ],
)
def test_planning_pages_cost_the_same_for_three(
    cast: Cast,
    conference: Conference,
    officer: Client,
    name: str,
    fill: Callable[[Cast, Conference, int], None],
    queries: int,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    fill(cast, conference, rows)
    with django_assert_num_queries(queries):
        officer.get(address(name, conference))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_invitation_costs_the_same_for_three_sessions(
    cast: Cast, conference: Conference, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    more_sessions(cast, conference, rows)
    make_roster(conference)
    client = cast.client("member")
    with django_assert_num_queries(15):
        client.get(address("detail", conference))


def test_a_credits_document_opens_for_the_member_and_their_secretary_alone(
    cast: Cast, campaign: Campaign, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    resolution = make_resolution(cast.officer, cast.commune)
    where = reverse("conferences:sector_credit", args=[cast.member.member.public_id])
    data = {"resolutions": resolution.pk, "held_by": "Công an tỉnh", "studied_on": "2026-01-05", "evidence": "Giấy 12"}
    cast.client("secretary").post(where, data | {"document": samples.upload(samples.PDF, "giay.pdf")})
    paper = f"{where}{SectorCredit.objects.get().public_id}/"
    opened = {name for name in ("member", "secretary", "neighbour") if cast.client(name).get(paper).status_code == 200}
    assert opened == {"member", "secretary"}
