"""The clause of a policy as a reader may look it up in its document, in place of our short code of it."""

import re

from django.utils.translation import gettext as _

from foundation.policies.models import Policy

CODE = re.compile(r"(?:KT|CB|TS) ?(?:(?P<part>[IVX]+)\.?)?(?P<number>\d[\d.]*)?")
"""`KT3`, `CB2.4`, `CB II.2.2`, `TS IV`: a document's two letters, then the Roman part, then the number in it."""


def clause_in_words(clause: str) -> str:
    """`KT3, KT4` as `mục 3, mục 4`; `TS II.1.7` as `mục 1.7 phần II`; what is no code of ours stays as written."""
    return ", ".join(_one_in_words(code.strip()) for code in clause.split(",") if code.strip())


def _one_in_words(code: str) -> str:
    found = CODE.fullmatch(code)
    part, number = found.group("part", "number") if found else (None, None)
    if part and number:
        return _("mục %(number)s phần %(part)s") % {"number": number, "part": part}
    if number:
        return _("mục %(number)s") % {"number": number}
    return _("phần %(part)s") % {"part": part} if part else code


def cited(policy: Policy) -> str:
    """Where it stands: `mục 3, Hướng dẫn 26-HD/BTGTU …`; the document alone when no clause is given."""
    return ", ".join(filter(None, (clause_in_words(policy.clause), policy.legal_source)))
