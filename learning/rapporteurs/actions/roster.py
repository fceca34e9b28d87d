"""The roster: people are recognised, corrected, reviewed every year, and released (`R25`)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.audit.actions import record
from learning.rapporteurs.actions.refusal import RapporteurRefused
from learning.rapporteurs.choices import Verdict
from learning.rapporteurs.models import Rapporteur, RapporteurField, RapporteurLanguage, RapporteurReview
from learning.rapporteurs.queries import live, rules_today
from learning.rapporteurs.rules import kept_by, review_due
from members.access.actions import end_role, grant_role
from members.access.choices import Role
from members.access.models import RoleGrant, User
from members.people.models import Member
from members.units.models import Unit

OWN_TABLES = ("fields", "languages")


@dataclass(frozen=True)
class Facts:
    """What stands on the roster of a person."""

    level: str
    qualification: str
    political_theory: str
    recognised_on: date
    speciality: str = ""
    position: str = ""
    decision: str = ""
    heads_unit: bool = False
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()

    def columns(self) -> dict[str, Any]:
        """Those that are columns of the row itself."""
        return {name: value for name, value in asdict(self).items() if name not in OWN_TABLES}

    def told(self) -> dict[str, Any]:
        """As the audit trail keeps them."""
        return {**asdict(self), "recognised_on": str(self.recognised_on)}


@transaction.atomic
def recognise(*, member: Member, unit: Unit, facts: Facts, by: User) -> Rapporteur:
    """Put the person on the roster of the unit's board and give the role; who is on it already is returned.

    Raises `RapporteurRefused` for a level that the unit's board does not keep, or someone on another board's roster.
    """
    if not kept_by(facts.level, unit.level.code):
        raise RapporteurRefused(_("Cấp báo cáo viên không khớp với đơn vị quản lý. Đồng chí chọn lại."))
    known = Rapporteur.objects.filter(member=member, ended_on__isnull=True).first()
    if known is None:
        known = _put_on(member, unit, facts, by)
    if known.unit_id != unit.pk:
        raise RapporteurRefused(_("Đồng chí này đang là báo cáo viên do đơn vị khác quản lý."))
    return known


def _put_on(member: Member, unit: Unit, facts: Facts, by: User) -> Rapporteur:
    """The row, its lists, the role and the audit entry; of two at once the second finds the first's row."""
    due_on = review_due(facts.recognised_on, rules_today())
    try:
        with transaction.atomic():
            row = Rapporteur.objects.create(member=member, unit=unit, review_due_on=due_on, **facts.columns())
    except IntegrityError:
        return Rapporteur.objects.get(member=member, ended_on__isnull=True)
    _keep_lists(row, facts)
    starts_on = min(facts.recognised_on, timezone.localdate())
    grant_role(member=member, role=Role.RAPPORTEUR, unit=unit, starts_on=starts_on, by=by)
    _record(row, "recognise_rapporteur", by, {}, {**facts.told(), "unit": unit.path})
    return row


def _keep_lists(row: Rapporteur, facts: Facts) -> None:
    row.fields.exclude(field__in=facts.fields).delete()
    row.languages.exclude(language__in=facts.languages).delete()
    fields = [RapporteurField(rapporteur=row, field=field) for field in facts.fields]
    languages = [RapporteurLanguage(rapporteur=row, language=language) for language in facts.languages]
    RapporteurField.objects.bulk_create(fields, ignore_conflicts=True)
    RapporteurLanguage.objects.bulk_create(languages, ignore_conflicts=True)


def facts_of(row: Rapporteur) -> Facts:
    """What stands there now."""
    columns = {name: getattr(row, name) for name in Facts.__dataclass_fields__ if name not in OWN_TABLES}
    fields = tuple(row.fields.values_list("field", flat=True))
    return Facts(**columns, fields=fields, languages=tuple(row.languages.values_list("language", flat=True)))


@transaction.atomic
def correct(*, rapporteur: Rapporteur, facts: Facts, by: User) -> None:
    """Change what stands there; the unit stays. Raises `RapporteurRefused` for a level that the unit does not keep."""
    if not kept_by(facts.level, rapporteur.unit.level.code):
        raise RapporteurRefused(_("Cấp báo cáo viên không khớp với đơn vị quản lý. Đồng chí chọn lại."))
    before = facts_of(rapporteur).told()
    changes = facts.columns()
    if rapporteur.reviewed_on is None:
        changes["review_due_on"] = review_due(facts.recognised_on, rules_today())
    for name, value in changes.items():
        setattr(rapporteur, name, value)
    rapporteur.save(update_fields=list(changes))
    _keep_lists(rapporteur, facts)
    if before != facts.told():
        _record(rapporteur, "correct_rapporteur", by, before, facts.told())


@transaction.atomic
def review(*, rapporteur: Rapporteur, verdict: str, note: str, by: User, on: date | None = None) -> RapporteurReview:
    """The yearly review; the year's second one changes nothing and returns the first.

    Who is to be released is released. Raises `RapporteurRefused` for oneself, and for someone released already.
    """
    today = on or timezone.localdate()
    if rapporteur.member_id == by.member_id:
        raise RapporteurRefused(_("Đồng chí không tự rà soát mình. Đồng chí khác trong ban thực hiện."))
    if rapporteur.ended_on is not None:
        raise RapporteurRefused(_("Đồng chí này đã thôi làm báo cáo viên."))
    held, made = RapporteurReview.objects.get_or_create(
        rapporteur=rapporteur, year=today.year, defaults={"verdict": verdict, "note": note.strip(), "by": by}
    )
    if made:
        rapporteur.reviewed_on, rapporteur.reviewed_by = today, by
        rapporteur.review_due_on = review_due(today, rules_today())
        rapporteur.save(update_fields=["reviewed_on", "reviewed_by", "review_due_on"])
        _record(rapporteur, "review_rapporteur", by, {}, {"year": today.year, "verdict": verdict}, note.strip())
        if verdict == Verdict.RELEASED:
            release(rapporteur=rapporteur, reason=note.strip() or str(Verdict.RELEASED.label), by=by, on=today)
    return held


@transaction.atomic
def release(*, rapporteur: Rapporteur, reason: str, by: User, on: date | None = None) -> bool:
    """No longer a rapporteur, for a reason; the role ends too. False when released already.

    Raises `RapporteurRefused` for someone who is still to speak somewhere.
    """
    today = on or timezone.localdate()
    coming = live(rapporteur.assignments.all()).filter(session__ends_at__gt=timezone.now())
    if coming.exists():
        raise RapporteurRefused(_("Đồng chí này còn được phân công báo cáo. Đồng chí thu hồi phân công trước."))
    ended_on = max(today, rapporteur.recognised_on)
    serving = Rapporteur.objects.filter(pk=rapporteur.pk, ended_on__isnull=True)
    if not serving.update(ended_on=ended_on, end_reason=reason[:250]):
        return False
    grants = RoleGrant.objects.filter(member=rapporteur.member_id, role=Role.RAPPORTEUR, unit=rapporteur.unit_id)
    for grant in grants.filter(ends_on__isnull=True).select_related("member"):
        end_role(grant=grant, ends_on=max(today, grant.starts_on), by=by, reason=reason)
    rapporteur.refresh_from_db()
    _record(rapporteur, "release_rapporteur", by, {}, {"ended_on": str(ended_on)}, reason)
    return True


def _record(
    row: Rapporteur, verb: str, by: User, before: dict[str, Any], after: dict[str, Any], reason: str = ""
) -> None:
    subject = row.member.public_id
    record(actor=by, verb=verb, target=row, subject=subject, before=before, after=after, reason=reason)
