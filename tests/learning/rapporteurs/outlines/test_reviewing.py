"""Stages, remarks, and what is offered."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.audit.models import AuditEntry
from foundation.files.models import StoredFile
from foundation.notifications.models import Notice
from foundation.reviews.models import ReviewStep
from foundation.reviews.queries import steps_of
from foundation.reviews.rules import walk
from learning.library.models import ResolutionPage
from learning.rapporteurs.outlines import actions
from learning.rapporteurs.outlines.actions import OutlineRefused
from learning.rapporteurs.outlines.choices import OutlineState
from learning.rapporteurs.outlines.flow import APPROVE, ASK_CHANGES, OUTLINE, SEND_DOWN, SUBMIT, TAKE_BACK, WITHDRAW
from learning.rapporteurs.outlines.models import Outline, OutlineVersion
from learning.rapporteurs.outlines.queries import visible_to, waiting_for
from members.access.actions import grant_role
from members.access.choices import Role
from members.access.models import User
from tests.cast import BEGAN, Cast
from tests.factories.outlines import approved, make_outline, submitted

pytestmark = pytest.mark.django_db


def step(outline: Outline, name: str, by: User, **more: Any) -> ReviewStep:
    return actions.step(outline=outline, name=name, by=by, **more)


def fresh(user: User) -> User:
    """The account as a new request sees it."""
    return User.objects.get(pk=user.pk)


def test_an_outline_goes_from_the_desk_to_the_levels_below(cast: Cast, resolution: ResolutionPage) -> None:
    outline = submitted(cast, resolution)
    assert Notice.objects.filter(recipient=cast.officer, kind="REVIEW").count() == 1
    step(outline, ASK_CHANGES, cast.officer, reason="Bổ sung số liệu của xã")
    step(outline, SUBMIT, cast.rapporteur)
    step(outline, APPROVE, cast.officer)
    step(outline, SEND_DOWN, cast.officer)
    assert [taken.to for taken in steps_of(outline)] == [
        "SUBMITTED", "CHANGES_ASKED", "SUBMITTED", "APPROVED", "SENT_DOWN",
    ]  # fmt: skip
    assert Notice.objects.filter(recipient=cast.rapporteur, kind="REVIEW").count() == 3
    entry = AuditEntry.objects.get(verb="outline_approve")
    assert (entry.after["version"], entry.subject) == (1, cast.rapporteur.member.public_id)


NOT_REVIEWERS = ["member", "secretary", "commune_officer", "administrator", "rapporteur", "stranger"]


@pytest.mark.parametrize("who", NOT_REVIEWERS)
def test_only_the_board_of_the_same_level_reviews(cast: Cast, resolution: ResolutionPage, who: str) -> None:
    outline = submitted(cast, resolution)
    with pytest.raises(OutlineRefused, match="không thực hiện được"):
        step(outline, APPROVE, cast.people[who])


def test_the_board_above_does_not_review_for_the_one_below(cast: Cast, resolution: ResolutionPage) -> None:
    grant_role(member=cast.neighbour.member, role=Role.RAPPORTEUR, unit=cast.commune, starts_on=BEGAN, by=None)
    outline = submitted(cast, resolution, by=fresh(cast.neighbour), unit=cast.commune)
    with pytest.raises(OutlineRefused, match="không thực hiện được"):
        step(outline, APPROVE, cast.officer)
    assert step(outline, APPROVE, cast.commune_officer)


def test_nobody_reviews_their_own(cast: Cast, resolution: ResolutionPage) -> None:
    grant_role(
        member=cast.rapporteur.member, role=Role.PROPAGANDA_OFFICER, unit=cast.province, starts_on=BEGAN, by=None
    )
    author = fresh(cast.rapporteur)
    outline = submitted(cast, resolution, by=author)
    assert not waiting_for(author).exists()
    with pytest.raises(OutlineRefused, match="không thực hiện được"):
        step(outline, APPROVE, author)


def test_changes_are_asked_with_a_reason(cast: Cast, resolution: ResolutionPage) -> None:
    outline = submitted(cast, resolution)
    with pytest.raises(OutlineRefused, match="lý do"):
        step(outline, ASK_CHANGES, cast.officer, reason="  ")


def test_a_step_sent_twice_is_taken_once(cast: Cast, resolution: ResolutionPage) -> None:
    outline = submitted(cast, resolution)
    taken = {step(outline, APPROVE, cast.officer, seen=1).pk for _ in range(2)}
    assert (len(taken), steps_of(outline).count(), AuditEntry.objects.filter(verb="outline_approve").count()) == (
        1,
        2,
        1,
    )


def test_whoever_saw_an_older_stage_decides_nothing(cast: Cast, resolution: ResolutionPage) -> None:
    outline = submitted(cast, resolution)
    step(outline, TAKE_BACK, cast.rapporteur)
    step(outline, SUBMIT, cast.rapporteur)
    with pytest.raises(OutlineRefused, match="vừa có người xử lý"):
        step(outline, APPROVE, cast.officer, seen=1)
    assert step(outline, APPROVE, cast.officer, seen=3)


def test_of_two_reviewers_the_second_is_told(cast: Cast, resolution: ResolutionPage) -> None:
    grant_role(member=cast.neighbour.member, role=Role.PROPAGANDA_OFFICER, unit=cast.province, starts_on=BEGAN, by=None)
    outline = submitted(cast, resolution)
    step(outline, APPROVE, cast.officer, seen=1)
    with pytest.raises(OutlineRefused, match="vừa có người xử lý"):
        step(outline, ASK_CHANGES, fresh(cast.neighbour), reason="Sửa", seen=1)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([each.name for each in OUTLINE.steps if each.name != "quarantine"]), max_size=7))
def test_the_rows_are_those_of_the_rule(cast: Cast, resolution: ResolutionPage, names: list[str]) -> None:
    outline = Outline.objects.filter(author=cast.rapporteur).first() or make_outline(cast, resolution)
    ReviewStep.objects.all().delete()
    Outline.objects.filter(pk=outline.pk).update(state="DRAFT", steps_taken=0)
    for name in names:
        by = cast.rapporteur if name in (SUBMIT, TAKE_BACK) else cast.officer
        try:
            step(outline, name, by, reason="Lý do", seen=steps_of(outline).count())
        except OutlineRefused:
            continue
    rows = [(taken.number, taken.name, taken.origin, taken.to) for taken in steps_of(outline)]
    assert rows == [(taken.number, taken.name, taken.origin, taken.to) for taken in walk(OUTLINE, names)]
    assert outline.state in OutlineState.values


VISIBLE = {
    "DRAFT": {"rapporteur"},
    "SUBMITTED": {"rapporteur", "officer", "administrator"},
    "SENT_DOWN": {"rapporteur", "officer", "administrator", "commune_officer", "neighbour"},
}


@pytest.mark.parametrize("stage", VISIBLE)
def test_each_stage_is_seen_by_whom_it_concerns(cast: Cast, resolution: ResolutionPage, stage: str) -> None:
    grant_role(member=cast.neighbour.member, role=Role.RAPPORTEUR, unit=cast.commune, starts_on=BEGAN, by=None)
    outline = make_outline(cast, resolution)
    for name in [SUBMIT, APPROVE, SEND_DOWN][: list(VISIBLE).index(stage) * 2 - (stage == "SUBMITTED")]:
        step(outline, name, cast.rapporteur if name == SUBMIT else cast.officer)
    assert outline.state == stage
    seen = {name for name, user in cast.people.items() if visible_to(fresh(user)).filter(pk=outline.pk).exists()}
    assert seen == VISIBLE[stage]


def remark(version: OutlineVersion, by: User, **changes: Any) -> Any:
    told: dict[str, Any] = {"page": 1, "passage": "Ba nhiệm vụ", "text": "Nói rõ hơn", "key": "abc"} | changes
    return actions.comment(version=version, by=by, **told)


def test_a_remark_stands_at_its_passage_and_the_author_is_told(cast: Cast, resolution: ResolutionPage) -> None:
    version = submitted(cast, resolution).versions.get()
    assert remark(version, cast.officer).pk == remark(version, cast.officer).pk
    assert Notice.objects.filter(recipient=cast.rapporteur, title__contains="góp ý").count() == 1
    for wrong in ({"page": 7}, {"passage": "không có ở đây"}):
        with pytest.raises(OutlineRefused):
            remark(version, cast.officer, key="khac", **wrong)


@pytest.mark.parametrize("who", NOT_REVIEWERS)
def test_only_the_board_remarks(cast: Cast, resolution: ResolutionPage, who: str) -> None:
    version = submitted(cast, resolution).versions.get()
    with pytest.raises(OutlineRefused, match="ban tuyên giáo cùng cấp"):
        remark(version, cast.people[who])


def test_a_remark_is_closed_once_by_author_or_writer(cast: Cast, resolution: ResolutionPage) -> None:
    made = remark(submitted(cast, resolution).versions.get(), cast.officer)
    with pytest.raises(OutlineRefused):
        actions.close_comment(remark=made, answer="", by=cast.administrator)
    assert actions.close_comment(remark=made, answer="Đã sửa", by=cast.rapporteur) is True
    assert actions.close_comment(remark=made, answer="Khác", by=cast.officer) is False
    made.refresh_from_db()
    assert (made.answer, made.closed_by) == ("Đã sửa", cast.rapporteur)


def test_an_approval_can_be_withdrawn_for_a_reason(cast: Cast, resolution: ResolutionPage) -> None:
    outline = approved(cast, resolution)
    step(outline, WITHDRAW, cast.officer, reason="Sai số liệu")
    assert outline.state == "CHANGES_ASKED"


def test_what_turns_out_classified_leaves_at_once(cast: Cast, resolution: ResolutionPage) -> None:
    outline = approved(cast, resolution)
    names = [stored.file.name for stored in StoredFile.objects.all()]
    actions.quarantine(outline=outline, by=cast.officer, reason="Có nội dung mật")
    version = outline.versions.get()
    assert (outline.state, version.state, version.file, version.folded_text) == ("DRAFT", "REFUSED", None, "")
    assert not StoredFile.objects.filter(file__in=names).exists()
    assert not version.pages.exists()
    assert AuditEntry.objects.get(verb="outline_quarantine").reason == "Có nội dung mật"
