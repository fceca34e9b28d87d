"""The screens of conferences: forms say what is wrong, pages cost the same for one row as for three."""

from datetime import timedelta
from pathlib import Path

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from foundation.jobs import actions as jobs
from learning.campaigns.models import Campaign
from learning.conferences import actions
from learning.conferences.choices import RosterState, Standing
from learning.conferences.models import Conference, RosterEntry, SectorCredit, StudyClass
from learning.conferences.plans import regular_class
from tests.cast import Cast
from tests.factories.conferences import address, entry_of, in_days, make_roster
from tests.factories.library import make_resolution
from tests.foundation.files import samples


def test_a_conference_is_planned_from_the_campaigns_page(cast: Cast, campaign: Campaign, officer: Client) -> None:
    page = officer.get(f"/dot-hoc-tap/{campaign.public_id}/").content.decode()
    assert f"/hoi-nghi/moi/{campaign.public_id}/" in page
    data = {"title": "Hội nghị tháng 11", "unit": cast.commune.pk, "mode": "IN_PERSON"}
    officer.post(f"/hoi-nghi/moi/{campaign.public_id}/", data)
    assert "Hội nghị tháng 11" in officer.get(f"/dot-hoc-tap/{campaign.public_id}/").content.decode()


def test_a_conference_without_a_name_is_refused(campaign: Campaign, officer: Client) -> None:
    page = officer.post(f"/hoi-nghi/moi/{campaign.public_id}/", {"mode": "IN_PERSON"}).content.decode()
    assert "Đồng chí đặt tên cho hội nghị." in page


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
