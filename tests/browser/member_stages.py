"""States of the demonstration's member: each is brought about by the actions that people's buttons call."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import accept_essay, file_appeal, release_results, return_essay, submit_essay
from assessments.essays.models import Appeal, Essay, EssayPage, EssayVersion, Grading, VersionPage
from assessments.essays.queries import WRITE_ESSAY, own_essay_duties, with_origin
from assessments.essays.rules import Parts
from foundation.reviews.models import ReviewStep
from learning.attendance.actions.checking_in import check_in_typed, leave
from learning.attendance.actions.petitions import claim_presence, decide_claim, withdraw_petition
from learning.attendance.codes import QR, TYPED
from learning.attendance.models import Departure, Presence, PresenceClaim
from learning.campaigns import kinds
from learning.campaigns.actions import give_duties, unsettle_duties
from learning.campaigns.models import Duty, Enrolment
from learning.conferences.models import BridgePoint, Conference, RosterEntry
from learning.remarks.actions import answer_remark, record_remark
from learning.remarks.models import Remark
from members.access.models import User
from members.people.models import Member
from portal.demo.accounts import numbers
from portal.demo.content import read

WRITTEN = {
    "grasp": "Nghị quyết phải học cho gọn, cho đúng việc của chi bộ; đảng viên đọc tài liệu rút gọn trước khi họp. ",
    "link_to_duty": "Ở bản tôi, mỗi tháng chi bộ chọn một việc: giữ rừng đầu nguồn, vận động trẻ đến lớp. ",
    "proposals": "Đề nghị gửi tài liệu sớm hơn hai ngày và có bản ghi âm cho người cao tuổi. ",
}


def user(role: str = "member") -> User:
    return User.objects.select_related("member").get(username=numbers()[role])


def conference(key: str) -> Conference:
    return Conference.objects.get(title=read("conferences")[key]["title"])


def entry(key: str) -> RosterEntry:
    entries = RosterEntry.objects.select_related("study_class__conference__campaign", "enrolment__member")
    return entries.get(study_class__conference=conference(key), enrolment__member=user().member)


def clear() -> None:
    """Nothing handed in, asked or recorded besides what the demonstration holds."""
    mine = user().member
    clear_essays(mine)
    unsettle_duties(duties=own_essay_duties(user()).filter(state="DONE"), reason="Bản trình diễn", by=None)
    for duty in own_essay_duties(user()):
        type(duty).objects.filter(pk=duty.pk).update(state="TODO", settled_at=None, evidence={})
    for claim in PresenceClaim.objects.filter(entry__enrolment__member=mine, state="ASKED"):
        withdraw_petition(petition=claim, by=user())
    PresenceClaim.objects.filter(entry__enrolment__member=mine).delete()
    Remark.objects.filter(member=mine).delete()
    here = {"entry__enrolment__member": mine, "entry__study_class__conference": conference("now")}
    Departure.objects.filter(**here).delete()
    Presence.objects.filter(**here).delete()


def clear_essays(mine: Member) -> None:
    """The member has written nothing."""
    essays = Essay.objects.filter(author=mine)
    ReviewStep.objects.filter(object_id__in=list(essays.values_list("public_id", flat=True))).delete()
    essays.update(result=None, released_at=None)
    Grading.objects.filter(version__essay__author=mine).update(appeal=None)
    Appeal.objects.filter(essay__author=mine).delete()
    Grading.objects.filter(version__essay__author=mine).delete()
    for model, path in ((VersionPage, "version__essay"), (EssayVersion, "essay"), (EssayPage, "essay")):
        model.objects.filter(**{f"{path}__author": mine}).delete()
    essays.delete()


def bare() -> str:
    return ""


def essay_handed_in() -> str:
    at = timezone.now()
    parts: Parts = {name: {"text": text * 5, "at": milliseconds(at)} for name, text in WRITTEN.items()}
    duty = own_essay_duties(user()).get()
    submit_essay(duty=duty, parts=parts, at=at)
    return f"/bai-thu-hoach/{duty.public_id}/"


def judge() -> Essay:
    return with_origin(Essay.objects.all()).get(author=user().member)


def essay_returned() -> str:
    address, essay = essay_handed_in(), judge()
    reason = "Phần liên hệ còn chung. Đồng chí nêu rõ một việc sẽ làm, ai làm, bao giờ xong."
    by = user("cell_secretary")
    return_essay(essay=essay, seen=essay.steps_taken, reason=reason, by=by, at=timezone.now())
    return address


NOTED = {
    "level.grasp": "3",
    "level.link_to_duty": "1",
    "level.proposals": "2",
    "remark": "Bài gọn, đúng việc của chi bộ. Lần sau đồng chí nêu thêm số liệu của bản.",
    "comment.a1": '{"part": "link_to_duty", "start": 0, "end": 47, "says": "Nêu rõ tháng này chi bộ chọn việc gì."}',
}


def essay_graded() -> str:
    address, essay = essay_handed_in(), judge()
    entries: Parts = {name: {"text": text, "at": 1} for name, text in NOTED.items()}
    by = user("cell_secretary")
    kinds._followers.clear()  # in this process alone: the retake must stay open for the pictures that follow
    accept_essay(essay=essay, seen=essay.steps_taken, entries=entries, by=by, at=timezone.now())
    return address


def essay_released() -> str:
    address = essay_graded()
    campaign = judge().duty.enrolment.campaign
    release_results(campaign=campaign, commended=[], by=user("propaganda_officer"), at=timezone.now())
    return address


def essay_appealed() -> str:
    address = essay_released()
    reason = "Phần liên hệ tôi đã nêu việc chi bộ chọn từng tháng; đề nghị xem lại mức của tiêu chí này."
    file_appeal(essay=judge(), reason=reason, by=user(), at=timezone.now())
    return address


def appeal_to_decide() -> str:
    essay_appealed()
    return f"/bai-thu-hoach/phuc-khao/{Appeal.objects.get(essay__author=user().member).public_id}/"


def ten_to_grade() -> str:
    """Ten of the secretary's cell have handed in, and nobody else's essay waits."""
    Essay.objects.filter(state="SUBMITTED").update(state="RETURNED")
    for number, duty in enumerate(ten_duties(), 1):
        account(duty.enrolment.member)
        parts: Parts = {name: {"text": f"Bài {number}. {text * 5}", "at": 1} for name, text in WRITTEN.items()}
        submit_essay(duty=duty, parts=parts, at=timezone.now())
    return "/bai-thu-hoach/cham/"


def ten_duties() -> list[Duty]:
    """Ten people of the secretary's cell, the secretary not among them, owe an essay more."""
    secretary = user("cell_secretary")
    campaign = conference("held").campaign
    there = Enrolment.objects.filter(campaign=campaign, unit=secretary.membership, exempt=False)
    ten = list(there.exclude(member=secretary.member).exclude(member=user().member).order_by("pk")[:10])
    give_duties(
        campaign=campaign,
        enrolments=ten,
        kind=WRITE_ESSAY,
        target="muoi-bai",
        title="Bài thu hoạch",
        minutes=60,
        due_on=campaign.ends_on,
        by=secretary,
    )
    duties = Duty.objects.filter(requirement__target="muoi-bai", essay=None).order_by("pk")
    return list(duties.select_related("enrolment__campaign__unit", "enrolment__member", "requirement"))


def account(member: Member) -> User:
    """Theirs, or a new one without a usable password."""
    return User.objects.filter(member=member).first() or User.objects.create_user(member)


def essay_to_grade() -> str:
    essay_handed_in()
    return f"/bai-thu-hoach/cham/{judge().public_id}/"


def with_essay_waiting() -> str:
    essay_handed_in()
    return "/viec-cua-toi/"


def claimed() -> str:
    statement = "Buổi chiều tôi vào muộn nhưng ngồi hàng cuối đến hết giờ, đồng chí Khoát ngồi cạnh biết rõ."
    claim_presence(entry=entry("held"), statement=statement, document=None, by=user())
    return f"/hoi-nghi/{conference('held').public_id}/vang-mat/"


def claim_refused() -> str:
    address = claimed()
    claim = PresenceClaim.objects.select_related("entry__enrolment__member", "entry__study_class__conference").get(
        entry=entry("held"), state="ASKED"
    )
    reason = "Hai đồng chí ngồi cùng hàng cho biết đồng chí đã về trạm y tế xã từ giờ nghỉ."
    decide_claim(claim=claim, granted=[], reason=reason, by=user("propaganda_officer"))
    return address


def remarked() -> str:
    said = [
        ("COMMENDATION", "ATTITUDE", "Đọc kỹ tài liệu trước hội nghị, nêu được hai ý kiến sát việc của bản."),
        ("REMINDER", "DISCIPLINE", "Để điện thoại đổ chuông hai lần trong giờ học."),
    ]
    for number, (kind, cause, statement) in enumerate(said):
        record_remark(
            enrolment=entry("held").enrolment,
            conference=conference("held"),
            kind=kind,
            cause=cause,
            moment="DURING",
            statement=statement,
            key=f"{timezone.now():%H%M%S%f}-{number}",
            by=user("cell_secretary"),
        )
    return "/ho-so-cua-toi/ghi-nhan/"


def remark_contested() -> str:
    address = remarked()
    remark = Remark.objects.get(member=user().member, kind="REMINDER")
    text = "Điện thoại của đồng chí ngồi bên đổ chuông, không phải máy của tôi."
    answer_remark(remark=remark, text=text, disputes=True, by=user(), at=timezone.now())
    return address


def at_the_door() -> str:
    point = BridgePoint.objects.get(conference=conference("now"))
    return f"/diem-danh/q/{point.public_id}/{QR.shown(point.secret, timezone.now())}/"


def checked_in() -> str:
    point, now = BridgePoint.objects.get(conference=conference("now")), timezone.now()
    check_in_typed(user=user(), text=TYPED.shown(point.secret, now), now=now)
    return "/diem-danh/"


def gone_home() -> str:
    address = checked_in()
    leave(user=user(), now=timezone.now() + timedelta(seconds=1))
    return address


def from_nothing(stage: Callable[[], str]) -> Callable[[], str]:
    """The stage, brought about after what an earlier one left is taken back."""

    def brought_about() -> str:
        clear()
        return stage()

    return brought_about


STAGES = (
    bare,
    essay_handed_in,
    essay_returned,
    essay_graded,
    essay_released,
    essay_appealed,
    appeal_to_decide,
    essay_to_grade,
    ten_to_grade,
    with_essay_waiting,
    claimed,
    claim_refused,
    remarked,
    remark_contested,
    at_the_door,
    checked_in,
    gone_home,
)
COMMANDS = {stage.__name__: from_nothing(stage) for stage in STAGES}
