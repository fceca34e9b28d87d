"""What values a policy may hold, and what may follow a version in force. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, get_type_hints

from django.utils.translation import gettext as _


class PolicyRefused(Exception):
    """The version cannot be published; the text says why, for the person who asked."""


@dataclass(frozen=True)
class Standing:
    """The newest version there is: its number and its first day."""

    version: int
    valid_from: date


def checked_values(values_type: type[Any], given: Mapping[str, object]) -> dict[str, Any]:
    """The values, when they are all that the type wants and of its types; raises `PolicyRefused`.

    Whole numbers are never negative; one whose name ends in `_percent` is at most 100.
    """
    wanted = get_type_hints(values_type)
    names = [field.name for field in fields(values_type)]
    missing, unknown = [n for n in names if n not in given], sorted(given.keys() - set(names))
    if missing:
        raise PolicyRefused(_("Thiếu giá trị: %(names)s.") % {"names": ", ".join(missing)})
    if unknown:
        message = _("Quy định này không có giá trị %(names)s. Các giá trị: %(known)s.")
        raise PolicyRefused(message % {"names": ", ".join(unknown), "known": ", ".join(names)})
    for name in names:
        _check(name, given[name], wanted[name])
    return {name: given[name] for name in names}


def read_values(values_type: type[Any], texts: Mapping[str, str]) -> dict[str, object]:
    """Typed values out of what was typed in; what cannot be read, or is not wanted, stays text for the check."""
    wanted = get_type_hints(values_type)
    return {name: _read(text.strip(), wanted.get(name)) for name, text in texts.items()}


def check_start(newest: Standing | None, valid_from: date, today: date) -> None:
    """Nobody is judged by what was not yet known: a rule in force is changed from today on, at the earliest."""
    if newest is None:
        return
    if valid_from <= newest.valid_from:
        message = _("Bản %(version)d đã áp dụng từ %(first)s; bản mới phải áp dụng từ một ngày sau đó.")
        raise PolicyRefused(message % {"version": newest.version, "first": f"{newest.valid_from:%d/%m/%Y}"})
    if valid_from < today:
        message = _("Không đặt ngày áp dụng lùi về trước hôm nay (%(today)s): việc đã làm được xét theo bản cũ.")
        raise PolicyRefused(message % {"today": f"{today:%d/%m/%Y}"})


def _check(name: str, value: object, wanted: type[Any]) -> None:
    if type(value) is not wanted:
        words = {int: _("số nguyên"), bool: _("có hoặc không"), str: _("chữ")}
        message = _("Giá trị “%(name)s” phải là %(wanted)s.")
        raise PolicyRefused(message % {"name": name, "wanted": words.get(wanted, wanted.__name__)})
    if type(value) is int and (value < 0 or (name.endswith("_percent") and value > 100)):
        message = _("Giá trị “%(name)s” ngoài khoảng cho phép: %(value)d.")
        raise PolicyRefused(message % {"name": name, "value": value})


def _read(text: str, wanted: type[Any] | None) -> object:
    if wanted is int and text.isascii() and text.removeprefix("-").isdigit():
        return int(text)
    if wanted is bool and text.lower() in {"có", "không"}:
        return text.lower() == "có"
    return text
