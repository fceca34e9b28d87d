"""`manage.py make_population`: an invented province of any size, the same for the same seed."""

from argparse import ArgumentParser
from time import monotonic

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from members.access.choices import Role
from portal.population.build import Made, NotEmpty, populate
from portal.population.shape import ImpossibleShape, Shape, shape_of

TOLD = 10
"""How often progress is told."""


class Command(BaseCommand):
    """For benchmarks and for trying things out; see `docs/developing.md`."""

    help = "Make an invented province with its units, members and roles, for benchmarks and try-outs."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--members", type=int, default=63_000, help="full and probationary, in all")
        parser.add_argument("--cells", type=int, default=3_300, help="in all")
        parser.add_argument("--communes", type=int, help="communes and wards in all (default: one per 59 cells)")
        parser.add_argument("--provinces", type=int, default=1)
        parser.add_argument("--non-members", type=float, default=3, help="percent on top of the members")
        parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same content")
        parser.add_argument("--accounts", action="store_true", help="an account each, without a usable password")
        parser.add_argument(
            "--force", action="store_true", help="also where units exist: further provinces beside them"
        )

    def handle(
        self,
        *args: str,
        members: int,
        cells: int,
        communes: int | None,
        provinces: int,
        non_members: float,
        seed: int,
        accounts: bool,
        force: bool,
        **options: object,
    ) -> None:
        began = monotonic()
        try:
            shape = shape_of(
                members=members, cells=cells, communes=communes, provinces=provinces, non_member_percent=non_members
            )
            made = populate(
                shape, seed=seed, with_accounts=accounts, beside=force, tell=lambda n: self.tell(n, shape, began)
            )
        except (ImpossibleShape, NotEmpty) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.report(shape, made, accounts, monotonic() - began)

    def tell(self, done: int, shape: Shape, began: float) -> None:
        """Progress, ten times in all."""
        if done * TOLD // shape.committees > (done - 1) * TOLD // shape.committees:
            words = {"done": done, "all": shape.committees, "seconds": seconds(monotonic() - began)}
            self.stdout.write(_("… %(done)s/%(all)s đảng bộ, %(seconds)s giây") % words)

    def report(self, shape: Shape, made: Made, accounts: bool, took: float) -> None:
        """What was made, and numbers to try it with."""
        counts: dict[str, int] = {
            _("Tỉnh"): shape.provinces,
            _("Đảng bộ trực thuộc tỉnh"): shape.committees,
            _("Đảng bộ cơ sở"): made.units - shape.provinces - shape.committees - shape.cells,
            _("Chi bộ"): shape.cells,
            _("Đảng viên"): shape.members,
            _("Quần chúng"): made.people - shape.members,
            _("Miễn sinh hoạt"): made.exempt,
            _("Tài khoản"): made.people if accounts else 0,
            **{str(Role(role).label): count for role, count in sorted(made.roles.items())},
        }
        for label, count in counts.items():
            self.stdout.write(f"{label}: {number_format(count, force_grouping=True)}")
        for role, number in sorted(made.numbers.items()):
            self.stdout.write(
                _("Số thẻ để dùng thử – %(role)s: %(number)s") % {"role": Role(role).label, "number": number}
            )
        self.stdout.write(_("Đã tạo xong trong %(seconds)s giây.") % {"seconds": seconds(took)})


def seconds(took: float) -> str:
    """With one decimal, the Vietnamese way."""
    return number_format(took, decimal_pos=1)
