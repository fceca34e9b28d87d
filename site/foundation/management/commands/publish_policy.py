"""`manage.py publish_policy KIND --from DATE --source … --clause … --reason … key=value …`."""

from argparse import ArgumentParser
from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from foundation.account import Account
from foundation.policies.actions import publish_policy
from foundation.policies.kinds import KINDS
from foundation.policies.models import Policy
from foundation.policies.rules import PolicyRefused, read_values
from foundation.policies.words import WORDS

DATE_FORMATS = ("%d/%m/%Y", "%Y-%m-%d")


def day(text: str) -> date:
    """01/01/2027 or 2027-01-01."""
    for date_format in DATE_FORMATS:
        try:
            return datetime.strptime(text, date_format).date()
        except ValueError:
            continue
    raise CommandError(f"Ngày “{text}” không có thật hoặc sai cách viết; viết như 01/01/2027.")


def texts(pairs: list[str]) -> dict[str, str]:
    """`key=value` pairs, each key once."""
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or name in found:
            raise CommandError(f"“{pair}” không hợp lệ; mỗi giá trị viết một lần, như least_percent=95.")
        found[name] = text
    return found


def account(number: str) -> Account | None:
    """The account of that number; None when no number is given."""
    if not number:
        return None
    user = get_user_model().objects.filter(username=number).first()
    if user is None:
        raise CommandError(f"Không có tài khoản “{number}”.")
    return user


class Command(BaseCommand):
    """Publishes the next version of one kind; a province does so once in years."""

    help = "Ban hành bản mới của một quy định; bản đang áp dụng hết hiệu lực vào ngày hôm trước."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", metavar="KIND", help="loại quy định: " + ", ".join(KINDS))
        parser.add_argument("values", nargs="*", metavar="key=value", help="mọi giá trị của loại ấy")
        parser.add_argument("--from", dest="valid_from", required=True, metavar="DATE", help="ngày bắt đầu áp dụng")
        parser.add_argument("--source", required=True, help="văn bản làm căn cứ")
        parser.add_argument("--clause", default="", help="điều khoản của văn bản")
        parser.add_argument("--reason", required=True, help="lý do ban hành, ghi vào nhật ký")
        parser.add_argument("--by", default="", metavar="NUMBER", help="số thẻ của người ban hành")

    def handle(self, *args: str, kind: str, values: list[str], **options: str) -> None:
        given = texts(values)
        try:
            policy = publish_policy(
                kind=kind,
                values=read_values(KINDS[kind], given) if kind in KINDS else given,
                legal_source=options["source"],
                clause=options["clause"],
                valid_from=day(options["valid_from"]),
                by=account(options["by"]),
                reason=options["reason"],
            )
        except PolicyRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.say(policy)

    def say(self, policy: Policy) -> None:
        """What now holds, in words."""
        words = WORDS[policy.kind]
        self.stdout.write(f"{words.label}: bản {policy.version}, áp dụng từ {policy.valid_from:%d/%m/%Y}.")
        for sentence in words.of(KINDS[policy.kind](**policy.values)):
            self.stdout.write(f"  {sentence}")
