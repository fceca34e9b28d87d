"""The audit trail: written freely, sealed soon, and found out when touched."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foundation.audit import actions
from foundation.audit.actions import entry, record, record_many, seal
from foundation.audit.models import AuditEntry
from foundation.audit.queries import chain
from foundation.audit.rules import Walk
from foundation.audit.tasks import seal_audit
from foundation.policies.models import Policy
from tests.foundation.audit.tampering import drop_guards, sql

pytestmark = pytest.mark.django_db
TABLE = "foundation_auditentry"


def write(count: int) -> None:
    target = Policy.objects.all()[0]
    record_many(
        entries=(
            entry(actor=None, verb="test", target=target, after={"n": n, "tên": "Lý", "số": 1.5}) for n in range(count)
        )
    )


def sealed(count: int) -> list[AuditEntry]:
    AuditEntry.objects.all().delete()
    write(count)
    seal()
    return list(AuditEntry.objects.order_by("sequence"))


def verify(expect: str = "") -> str:
    out = io.StringIO()
    call_command("verify_audit", expect=expect, stdout=out)
    return out.getvalue()


def test_a_bare_write_is_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        AuditEntry.objects.create(actor_id=None, verb="bare", object_type="bare", object_id="0")


def test_an_entry_is_written_unsealed_and_sealed_by_the_task() -> None:
    written = record(actor=None, verb="test", target=Policy.objects.all()[0], after={"a": 1}, reason="Thử")
    assert (written.sequence, written.hash) == (None, "")
    seal_audit()
    written.refresh_from_db()
    assert len(written.hash) == 64
    assert written.sequence


def test_numbers_are_gapless_in_the_order_of_writing() -> None:
    entries = sealed(7)
    assert [entry.sequence for entry in entries] == list(range(1, 8))
    assert [entry.after["n"] for entry in entries] == list(range(7))


def test_sealing_again_seals_only_what_is_new() -> None:
    last = sealed(3)[-1]
    write(2)
    assert (seal(), seal()) == (2, 0)
    last.refresh_from_db()
    assert last.sequence == 3
    assert Walk().through(chain()).faults == 0


def test_one_that_was_committed_late_gets_the_next_number() -> None:
    first = sealed(3)[0]
    late = AuditEntry.objects.create(pk=first.pk - 1, verb="late", object_type="x", object_id="0")
    seal()
    late.refresh_from_db()
    assert late.sequence == 4
    assert "nguyên vẹn" in verify()


def test_more_than_one_batch_is_sealed_and_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "BATCH", 4)
    monkeypatch.setattr("foundation.audit.queries.PAGE", 3)
    sealed(11)
    walk = Walk().through(chain())
    assert (walk.count, walk.sequence, walk.faults) == (11, 11, 0)


def test_the_database_refuses_to_change_a_sealed_entry() -> None:
    last = sealed(1)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.filter(pk=last.pk).update(reason="Khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.filter(pk=last.pk).update(sequence=None, hash="")


def test_the_database_refuses_to_delete_a_sealed_entry() -> None:
    sealed(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.all().delete()
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize("change", [{"reason": "Khác"}, {"reason": "Khác", "sequence": 1, "hash": "a"}, {"hash": "a"}])
def test_an_unsealed_entry_can_only_be_sealed(change: dict[str, object]) -> None:
    AuditEntry.objects.all().delete()
    write(1)
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry.objects.update(**change)


def test_an_unsealed_entry_can_be_deleted_as_test_databases_are_emptied_so() -> None:
    write(1)
    AuditEntry.objects.all().delete()
    assert AuditEntry.objects.count() == 0


def test_a_sound_trail_is_told_with_its_end() -> None:
    last = sealed(3)[-1]
    told = verify()
    assert all(words in told for words in ("Đã niêm phong: 3 mục", "Mục cuối: số 3", last.hash, "nguyên vẹn"))


def test_changed_content_is_found() -> None:
    entries = sealed(5)
    drop_guards()
    sql(f"UPDATE {TABLE} SET reason = %s WHERE id = %s", "Đã sửa", entries[2].pk)
    with pytest.raises(CommandError, match=rf"Mục số 3 \(dòng {entries[2].pk}\) đã bị sửa"):
        verify()


def test_changed_content_sealed_anew_is_found_at_the_next() -> None:
    entries = sealed(5)
    drop_guards()
    sql(f"UPDATE {TABLE} SET reason = 'x', hash = %s WHERE id = %s", "e" * 64, entries[4].pk)
    with pytest.raises(CommandError, match="Mục số 5"):
        verify()


def test_a_deletion_is_found() -> None:
    entries = sealed(5)
    drop_guards()
    sql(f"DELETE FROM {TABLE} WHERE id = %s", entries[1].pk)
    with pytest.raises(CommandError, match="Thiếu mục số 2"):
        verify()


def test_a_cut_tail_is_found_by_the_noted_hash() -> None:
    entries = sealed(5)
    drop_guards()
    sql(f"DELETE FROM {TABLE} WHERE id = %s", entries[4].pk)
    assert "Mục cuối: số 4" in verify()
    with pytest.raises(CommandError, match="cắt cuối hoặc viết lại"):
        verify(entries[4].hash)


def test_a_trail_that_grew_still_holds_the_noted_hash() -> None:
    noted = sealed(3)[-1].hash
    write(4)
    seal()
    assert "của mục số 3" in verify(f" {noted.upper()}\n")


def test_a_number_given_twice_is_found() -> None:
    entries = sealed(3)
    drop_guards()
    sql("DROP INDEX audit_sequence_unique")
    sql(f"UPDATE {TABLE} SET sequence = 2 WHERE id = %s", entries[2].pk)
    with pytest.raises(CommandError, match="Hai mục cùng mang số 2"):
        verify()


def test_what_waits_too_long_for_its_seal_is_told() -> None:
    sealed(1)
    AuditEntry.objects.create(verb="x", object_type="x", object_id="0", at=timezone.now() - timedelta(minutes=11))
    with pytest.raises(CommandError, match="1 mục đã ghi quá 10 phút"):
        verify()


def test_what_was_just_written_may_wait() -> None:
    write(2)
    assert "nguyên vẹn" in verify()
