"""`manage.py verify_audit [--expect HASH]`: is the audit trail as it was written?"""

from argparse import ArgumentParser
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import number_format

from foundation.audit.queries import chain, unsealed, unsealed_since
from foundation.audit.rules import Break, Fault, Walk

SEALED_WITHIN = timedelta(minutes=10)
SENTENCES = {
    Break.CHANGED: "Mục số {sequence} (dòng {entry_id}) đã bị sửa sau khi niêm phong.",
    Break.GAP: "Thiếu mục số {expected}: sau mục trước nó là mục số {sequence} (dòng {entry_id}).",
    Break.FORK: "Hai mục cùng mang số {sequence}, hoặc số bị lùi lại, ở dòng {entry_id}; số phải là {expected}.",
}


def sentence(fault: Fault) -> str:
    """What is wrong at that entry, in words."""
    return SENTENCES[fault.kind].format(entry_id=fault.entry_id, sequence=fault.sequence, expected=fault.expected)


class Command(BaseCommand):
    """Exit code 0: sound. 1: changed, gap, fork, late seal, or the noted hash is not in the chain."""

    help = "Kiểm tra nhật ký: không mục nào bị sửa, bị bỏ hay bị chèn kể từ khi niêm phong."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--expect", default="", metavar="HASH", help="mã băm đã ghi lại lần trước")

    def handle(self, *args: str, expect: str, **options: object) -> None:
        wanted = expect.strip().lower()
        walk = Walk(expect=wanted).through(chain())
        self.stdout.write(f"Đã niêm phong: {number_format(walk.count, force_grouping=True)} mục")
        self.stdout.write(f"Chờ niêm phong: {number_format(unsealed().count(), force_grouping=True)} mục")
        if walk.count:
            self.stdout.write(f"Mục cuối: số {walk.sequence}\nMã băm cuối: {walk.hash}")
        faults = self.faults(walk, wanted)
        if faults:
            raise CommandError("\n".join(faults))
        if wanted:
            self.stdout.write(f"Mã băm đã ghi lại là của mục số {walk.expected_at}; từ đó nhật ký chỉ dài thêm.")
        self.stdout.write("Nhật ký còn nguyên vẹn. Đồng chí ghi mã băm cuối ra nơi khác để lần sau đối chiếu.")

    def faults(self, walk: Walk, wanted: str) -> list[str]:
        """Everything wrong, the first broken entry first."""
        found = []
        if walk.first_fault:
            found.append(f"Nhật ký bị đứt ở {walk.faults} chỗ, chỗ đầu tiên: {sentence(walk.first_fault)}")
        if wanted and walk.expected_at is None:
            found.append("Mã băm đã ghi lại không còn trong phần nguyên vẹn: nhật ký đã bị cắt cuối hoặc viết lại.")
        late = unsealed_since(timezone.now() - SEALED_WITHIN)
        if late:
            found.append(f"{late} mục đã ghi quá 10 phút mà chưa niêm phong: bộ hẹn giờ có đang chạy không?")
        return found
