"""What a duty to attend keeps as its evidence, and what screens say of it (`KT3`, `R17`): from the evidence alone.

Keys: `present`, `scheduled`, `absent` in minutes; `candidate`: the rule names a retake, nothing is decided;
`claimed`: the member contests the record; `retake`: the public id of a retake, with `form` and `due_on` (ISO day);
`dismissed`: a person decided that no retake is due; `corrected`: the public id of a retake that the record, corrected
since, bears out no more, with `made_up` when it had been done already.
"""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from learning.attendance.choices import RetakeForm
from learning.attendance.rules import Absence
from learning.campaigns.choices import DutyState
from learning.campaigns.kinds import Trouble
from learning.campaigns.models import Duty

Evidence = dict[str, Any]


def presence_evidence(absence: Absence) -> Evidence:
    """Of one who attended."""
    return {"present": absence.present, "scheduled": absence.scheduled, "absent": absence.absent}


def corrected_evidence(absence: Absence, *, retake: str, made_up: bool) -> Evidence:
    """Of one who attended, as the record was found only after a retake had been asked of them."""
    return presence_evidence(absence) | {"corrected": retake} | ({"made_up": True} if made_up else {})


def candidate_evidence(absence: Absence, *, claimed: bool) -> Evidence:
    """Of one about whom a person has to decide."""
    return presence_evidence(absence) | {"candidate": True} | ({"claimed": True} if claimed else {})


def retake_evidence(absence: Absence, *, retake: str, form: str, due_on: date, claimed: bool) -> Evidence:
    """Of one who must study again."""
    frozen = {"claimed": True} if claimed else {}
    return presence_evidence(absence) | {"retake": retake, "form": form, "due_on": due_on.isoformat()} | frozen


def share_of(duty: Duty) -> int | None:
    """Present or credited, of the minutes scheduled, in whole percent; None before the roster was closed."""
    scheduled = duty.evidence.get("scheduled")
    return (scheduled - duty.evidence["absent"]) * 100 // scheduled if scheduled else None


def missed_label(evidence: Evidence) -> str:
    """`Vắng 85/210 phút, tức 40,4%`."""
    scheduled, absent = evidence["scheduled"], evidence["absent"]
    absence = Absence(scheduled, scheduled - absent, 0, absent)
    told = {"absent": absent, "scheduled": scheduled, "share": absence.label}
    return _("Vắng %(absent)d/%(scheduled)d phút, tức %(share)s") % told


def in_words(duty: Duty) -> str:
    """How the duty was settled, for whoever oversees the member."""
    evidence = duty.evidence
    if duty.state != DutyState.DONE or not evidence.get("scheduled"):
        return ""
    if evidence.get("retake"):
        return _("%(missed)s; đã học lại") % {"missed": missed_label(evidence)}
    if evidence.get("dismissed"):
        return _("%(missed)s; được kết luận không phải học lại") % {"missed": missed_label(evidence)}
    told = {"there": evidence["scheduled"] - evidence["absent"], "scheduled": evidence["scheduled"]}
    there = _("Có mặt %(there)d/%(scheduled)d phút") % told
    if evidence.get("corrected"):
        return _("%(there)s, theo hồ sơ đã sửa; không phải học lại") % {"there": there}
    return there


def trouble(duty: Duty) -> Trouble | None:
    """A retake with its minutes and its deadline; or that something waits to be decided."""
    evidence = duty.evidence
    if not evidence.get("scheduled"):
        return None
    address = reverse("absence:mine", args=[duty.requirement.target])
    missed = missed_label(evidence)
    if evidence.get("claimed"):
        sentence = _("%(missed)s. Minh chứng đang được xem xét; đến khi có kết luận, mọi hạn đều tạm dừng.")
        return Trouble("waiting", _("Đang xem xét"), sentence % {"missed": missed}, _("Xem cách tính"), address)
    if duty.state == DutyState.TODO:
        sentence = _("%(missed)s. Chưa có gì được quyết định.")
        return Trouble("waiting", _("Chờ xác nhận"), sentence % {"missed": missed}, _("Xem cách tính"), address)
    return _retake(evidence, missed, address) if evidence.get("retake") else None


def _retake(evidence: Evidence, missed: str, address: str) -> Trouble:
    alone = evidence["form"] == RetakeForm.SELF_STUDY
    way = RetakeForm(evidence["form"]).label
    sentence = _("%(missed)s. Hình thức học lại: %(form)s.") % {"missed": missed, "form": way}
    last_day = date.fromisoformat(evidence["due_on"])
    return Trouble("retake", _("Học lại"), sentence, _("Xem cách tính"), address, last_day, elsewhere=alone)
