"""A new version closes the one before it, once, and the page tells both."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.audit.models import AuditEntry
from foundation.policies.actions import publish_policy
from foundation.policies.kinds import StudyTarget
from foundation.policies.models import Policy
from foundation.policies.queries import values_in_force
from foundation.policies.rules import PolicyRefused
from members.access.models import User
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SOURCE, CLAUSE, REASON = "Quyết định 12-QĐ/TU", "Điều 3", "Nâng chỉ tiêu"


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def publish(
    least: int = 97, start: date | None = None, by: User | None = None, source: str = SOURCE, reason: str = REASON
) -> Policy:
    return publish_policy(
        kind="study_target",
        values={"least_percent": least, "warn_percent": 90},
        legal_source=source,
        clause=CLAUSE,
        valid_from=start or in_days(0),
        by=by,
        reason=reason,
    )


def first() -> Policy:
    return Policy.objects.get(kind="study_target", version=1)


def test_the_new_version_holds_from_its_day_and_the_former_until_the_day_before() -> None:
    publish(start=in_days(10))
    assert first().valid_to == in_days(9)
    assert [values_in_force(StudyTarget, in_days(n)).least_percent for n in (9, 10)] == [95, 97]


def test_publishing_is_recorded_with_what_stood_before(cast: Cast) -> None:
    publish(by=cast.administrator)
    entry = AuditEntry.objects.get(verb="publish_policy")
    assert (entry.actor, entry.reason) == (cast.administrator, REASON)
    assert (entry.before["values"]["least_percent"], entry.after["values"]["least_percent"]) == (95, 97)
    assert (entry.before["version"], entry.after["version"]) == (1, 2)


def test_the_same_once_more_returns_what_is_there() -> None:
    assert publish().pk == publish().pk
    assert AuditEntry.objects.filter(verb="publish_policy").count() == 1


@pytest.mark.parametrize("start", [date(2020, 1, 1), date(2021, 1, 1), date(2021, 1, 2)])
def test_a_start_that_reaches_back_is_refused_and_changes_nothing(start: date) -> None:
    with pytest.raises(PolicyRefused):
        publish(start=start)
    assert first().valid_to is None


def test_a_version_to_come_can_be_followed_but_not_overtaken() -> None:
    publish(start=in_days(10))
    with pytest.raises(PolicyRefused, match="Bản 2 đã áp dụng từ"):
        publish(least=98, start=in_days(5))
    assert publish(least=98, start=in_days(20)).version == 3


def test_source_and_reason_are_wanted() -> None:
    for missing in ({"source": " "}, {"reason": ""}):
        with pytest.raises(PolicyRefused, match="căn cứ và lý do"):
            publish(**missing)  # type: ignore[arg-type]


def test_a_source_too_long_is_refused() -> None:
    with pytest.raises(PolicyRefused, match="dài quá 300"):
        publish(source="x" * 301)


def test_an_unknown_kind_is_refused_with_the_known() -> None:
    with pytest.raises(PolicyRefused, match="study_target, survey_defaults"):
        publish_policy(kind="x", values={}, legal_source="a", clause="", valid_from=in_days(0), by=None, reason="a")


def command(*values: str, start: str = "01/01/2099", by: str = "") -> str:
    out = io.StringIO()
    options = {"valid_from": start, "source": SOURCE, "clause": CLAUSE, "reason": REASON, "by": by}
    call_command("publish_policy", "study_target", *values, stdout=out, **options)
    return out.getvalue()


def test_the_command_publishes_and_says_it_in_words(cast: Cast) -> None:
    said = command("least_percent=98", "warn_percent=92", by="08")
    assert "Chỉ tiêu học tập nghị quyết: bản 2, áp dụng từ 01/01/2099." in said
    assert "Ít nhất 98% đảng viên" in said
    assert AuditEntry.objects.get(verb="publish_policy").actor == cast.administrator


@pytest.mark.parametrize(
    ("values", "options", "words"),
    [
        (["least_percent=98"], {}, "Thiếu giá trị: warn_percent"),
        (["least_percent=chín", "warn_percent=90"], {}, "số nguyên"),
        (["least_percent"], {}, "không hợp lệ"),
        (["least_percent=1", "least_percent=2"], {}, "không hợp lệ"),
        (["least_percent=1", "warn_percent=1"], {"start": "31/02/2099"}, "không có thật"),
        (["least_percent=1", "warn_percent=1"], {"by": "77"}, "Không có tài khoản"),
    ],
)
def test_the_command_says_what_is_wrong(values: list[str], options: dict[str, str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        command(*values, **options)


def page(cast: Cast) -> str:
    return cast.client("stranger").get("/quy-dinh/").content.decode()


def test_everyone_reads_what_is_in_force_with_its_source(cast: Cast) -> None:
    text = page(cast)
    wanted = ("Chỉ tiêu học tập nghị quyết", "Ít nhất 95% đảng viên", "04-ĐA/TU", "mục 2.2 phần II", "từ 01/01/2021")
    assert [words for words in wanted if words not in text] == []
    assert "Các bản trước" not in text


def test_earlier_versions_are_folded_below(cast: Cast) -> None:
    publish()
    text = page(cast)
    assert text.index("Ít nhất 97% đảng viên") < text.index("Các bản trước (1)") < text.index("Ít nhất 95% đảng viên")


def test_what_is_to_come_stands_beside_what_holds(cast: Cast) -> None:
    publish(start=in_days(10))
    text = page(cast)
    assert text.index("Ít nhất 95% đảng viên") < text.index("Sắp áp dụng") < text.index("Ít nhất 97% đảng viên")


@pytest.mark.parametrize("versions", [1, 3])
def test_the_page_takes_the_same_queries_however_many_versions(
    cast: Cast, versions: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(versions - 1):
        publish(start=in_days(n + 1))
    client = cast.client("stranger")
    with django_assert_num_queries(5):
        client.get("/quy-dinh/")


def test_ones_own_page_leads_there(cast: Cast) -> None:
    assert 'href="/quy-dinh/"' in cast.client("member").get("/ho-so-cua-toi/").content.decode()
