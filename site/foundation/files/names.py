"""The name under which a file is shown: the sender's, made harmless."""

import unicodedata

from django.utils.translation import gettext as _

LONGEST = 120
"""Characters, the suffix included."""


def suffix_of(name: str) -> str:
    """Lower case, without the dot; empty for a name without one."""
    stem, dot, suffix = name.rpartition(".")
    return suffix.strip().lower() if dot and stem else ""


def shown_name(name: str, suffix: str) -> str:
    """The last part of a path, printable (no NUL, no marks that turn writing around), with that suffix."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    printable = " ".join("".join(sign if sign.isprintable() else " " for sign in last).split())
    stem = printable.rpartition(".")[0] if suffix_of(printable) else printable
    stem = stem.strip(". ")[: LONGEST - len(suffix) - 1].rstrip()
    return f"{stem or _('tệp')}.{suffix}"
