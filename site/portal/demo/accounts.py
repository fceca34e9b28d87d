"""The demonstration's accounts, one a role."""

from members.access.models import User
from portal.demo.content import read

PASSWORD = "hoc-tap-2026"  # noqa: S105 — printed at every start of a demonstration
ROLES = {
    "member": "Đảng viên",
    "cell_secretary": "Bí thư chi bộ",
    "propaganda_officer": "Cán bộ tuyên giáo",
    "rapporteur": "Báo cáo viên",
    "administrator": "Quản trị viên",
}


def number_of(index: int) -> str:
    """The invented card number of the n-th person of `people.toml`."""
    return f"45{index + 1:06d}"


def numbers() -> dict[str, str]:
    """Card number by role."""
    content = read("people")
    index = {person["key"]: n for n, person in enumerate(content["people"])}
    return {role: number_of(index[content["accounts"][role]]) for role in ROLES}


def listed() -> list[dict[str, str]]:
    """Role, login and password of each demonstration account that exists and still has that password."""
    users = {user.username: user for user in User.objects.filter(username__in=numbers().values())}
    found = [(role, users.get(number)) for role, number in numbers().items()]
    return [
        {"role": ROLES[role], "login": user.username, "password": PASSWORD}
        for role, user in found
        if user and user.check_password(PASSWORD)
    ]
