"""Who may use which address: the table of access, one row an address."""

from collections.abc import Callable

from django.utils import timezone

from learning.attendance.codes import QR
from tests.architecture import absence
from tests.architecture.essay_rows import ESSAY_ROWS
from tests.architecture.film_rows import FILM_ROWS
from tests.architecture.rapporteur_rows import RAPPORTEUR_ROWS
from tests.architecture.row import EVERYONE, OFFICERS, PROVINCE, READERS, SECRETARIES, Row, by_id, unit
from tests.architecture.world import World
from tests.factories.library import make_image


def at_conference(key: str = "", name: str = "") -> Callable[[World], dict[str, str]]:
    """The world's conference, and under the key the object of that name in it."""

    def arguments(world: World) -> dict[str, str]:
        inner = {key: getattr(world.planned, name).public_id} if key else {}
        return {"public_id": world.planned.conference.public_id} | inner

    return arguments


def resolution(world: World) -> dict[str, str]:
    return {"slug": world.resolution.slug}


def official(world: World) -> dict[str, str]:
    return {"slug": world.resolution.slug, "public_id": world.official.public_id}


def picture(world: World) -> dict[str, str]:
    """A picture that no page shows yet: only those who edit see it."""
    address = make_image().get_rendition("width-360|format-webp").url
    return {"name": address.rsplit("/", 1)[-1]}


def scanned(world: World) -> dict[str, str]:
    """What the picture in the hall shows just now."""
    return {"point_id": world.point.public_id, "token": QR.shown(world.point.secret, timezone.now())}


OPEN_TO_GUESTS = {
    "library:news",
    "library:search",
    "watching:piece",
    "web:healthz",
    "web:readyz",
    "web:service_worker",
    "web:offline",
    "access:sign_in",
    "set_language",
    "attendance:scan",
    "attendance:desk_shell",
}

ABSENCE_ROWS: dict[str, Row] = {
    "absence:petitions": Row(OFFICERS | SECRETARIES),
    "absence:decide": Row(OFFICERS | {"secretary"}, absence.petition),
    "absence:document": Row(OFFICERS | {"secretary", "member"}, absence.petition),
    "absence:mine": Row(READERS, absence.conference),
    "absence:history": Row(EVERYONE),
    "absence:ask_excuse": Row(READERS, absence.conference),
    "absence:claim": Row(READERS, absence.conference),
    "absence:withdraw": Row(frozenset({"member"}), absence.own_petition, posts=True),
    "absence:list": Row(OFFICERS | SECRETARIES, absence.conference),
    "absence:confirm": Row(OFFICERS | SECRETARIES, absence.closed_conference),
    "absence:export": Row(OFFICERS | SECRETARIES, absence.workbook),
    "absence:close": Row(OFFICERS, absence.conference, posts=True),
    "absence:reopen": Row(OFFICERS, absence.closed_conference),
    "absence:retake_class": Row(OFFICERS, absence.conference),
    "absence:slips": Row(OFFICERS | SECRETARIES, absence.session),
    "absence:person": Row(OFFICERS | {"secretary"}, absence.entry),
    "absence:correct": Row(OFFICERS | {"secretary"}, absence.entry, posts=True),
    "absence:withdraw_span": Row(OFFICERS | {"secretary"}, absence.entry, posts=True),
    "absence:excuse_for": Row(OFFICERS | {"secretary"}, absence.entry),
    "absence:claim_for": Row(OFFICERS | {"secretary"}, absence.entry),
    "absence:dismiss": Row(OFFICERS | {"secretary"}, absence.entry),
    "absence:change": Row(OFFICERS | {"secretary"}, absence.retake),
    "absence:finish": Row(OFFICERS | {"secretary"}, absence.retake),
}
"""What follows from presence."""


def log_row(world: World) -> dict[str, str]:
    return {"log_id": world.log.public_id, "row_id": world.log_row.public_id}


ROWS: dict[str, Row] = {
    "home": Row(EVERYONE),
    "set_language": Row(EVERYONE, posts=True),
    "web:healthz": Row(EVERYONE),
    "web:readyz": Row(EVERYONE),
    "web:service_worker": Row(EVERYONE),
    "web:offline": Row(EVERYONE),
    "design_system": Row(OFFICERS),
    "access:sign_in": Row(EVERYONE),
    "access:sign_out": Row(EVERYONE, posts=True),
    "people:profile": Row(EVERYONE),
    "people:change_password": Row(EVERYONE),
    "policies:list": Row(EVERYONE),
    "jobs:progress": Row(frozenset({"officer"}), by_id("job")),
    "jobs:retry": Row(frozenset({"officer"}), by_id("job"), posts=True),
    "notifications:list": Row(EVERYONE),
    "notifications:open": Row(frozenset({"member"}), by_id("notice"), posts=True),
    "notifications:read_all": Row(EVERYONE, posts=True),
    "campaigns:my_duties": Row(EVERYONE),
    "campaigns:my_cell": Row(SECRETARIES),
    "campaigns:cell": Row(OFFICERS | {"secretary"}, unit("cell")),
    "campaigns:member": Row(
        OFFICERS | {"secretary"},
        lambda world: {"unit_id": world.cast.cell.public_id, "member_id": world.cast.member.member.public_id},
    ),
    "campaigns:list": Row(OFFICERS),
    "campaigns:create": Row(OFFICERS),
    "campaigns:detail": Row(OFFICERS, by_id("campaign")),
    "campaigns:edit": Row(OFFICERS, by_id("draft")),
    "campaigns:open": Row(OFFICERS, by_id("draft"), posts=True),
    "campaigns:refresh": Row(OFFICERS, by_id("campaign"), posts=True),
    "campaigns:close": Row(OFFICERS, by_id("campaign"), posts=True),
    "attendance:check_in": Row(EVERYONE),
    "attendance:confirm": Row(EVERYONE),
    "attendance:leave": Row(EVERYONE, posts=True),
    "attendance:scan": Row(EVERYONE, scanned),
    "attendance:projector": Row(OFFICERS, by_id("point", "point_id")),
    "attendance:codes": Row(OFFICERS, by_id("point", "point_id")),
    "attendance:desk": Row(OFFICERS, by_id("point", "point_id")),
    "attendance:desk_roster": Row(OFFICERS, by_id("point", "point_id")),
    "attendance:desk_news": Row(OFFICERS, by_id("point", "point_id")),
    "attendance:desk_record": Row(
        OFFICERS, by_id("point", "point_id"), posts=True, data={"events": []}, content_type="application/json"
    ),
    "attendance:desk_put_aside": Row(
        OFFICERS, by_id("point", "point_id"), posts=True, data={"events": []}, content_type="application/json"
    ),
    "attendance:desk_shell": Row(EVERYONE),
    "attendance:filling": Row(OFFICERS, by_id("conference", "conference_id")),
    "attendance:logs": Row(OFFICERS, by_id("study_class", "class_id")),
    "attendance:log_form": Row(OFFICERS, by_id("study_class", "class_id")),
    "attendance:log": Row(OFFICERS, by_id("log", "log_id")),
    "attendance:log_apply": Row(OFFICERS, by_id("log", "log_id"), posts=True),
    "attendance:log_discard": Row(OFFICERS, by_id("log", "log_id"), posts=True),
    "attendance:log_undo": Row(OFFICERS, by_id("log", "log_id"), posts=True, data={"reason": "Nhầm lớp"}),
    "attendance:log_to_correct": Row(OFFICERS, by_id("log", "log_id")),
    "attendance:log_row": Row(OFFICERS, log_row),
    "remarks:mine": Row(EVERYONE),
    "remarks:answer": Row(
        frozenset({"member"}), by_id("remark", "remark_id"), posts=True, data={"answer": "Tôi xin rút kinh nghiệm"}
    ),
    "remarks:list": Row(OFFICERS | SECRETARIES),
    "remarks:conference": Row(OFFICERS | SECRETARIES, by_id("conference", "conference_id")),
    "remarks:create": Row(OFFICERS | {"secretary"}, by_id("enrolment", "enrolment_id")),
    "remarks:detail": Row(OFFICERS | {"secretary"}, by_id("remark", "remark_id")),
    "remarks:decide": Row(
        OFFICERS, by_id("disputed", "remark_id"), posts=True, data={"verdict": "uphold", "decision": "Đã nghe hai bên"}
    ),
    "remarks:withdraw": Row(
        OFFICERS | {"secretary"}, by_id("remark", "remark_id"), posts=True, data={"reason": "Nhầm người"}
    ),
    "dashboards:overview": Row(OFFICERS),
    "dashboards:unit": Row(OFFICERS, unit("commune")),
    "dashboards:people": Row(OFFICERS, lambda world: {"unit_id": world.cast.commune.public_id, "which": "chua-xong"}),
    "attempts:intro": Row(frozenset({"member"}), by_id("duty", "duty_id")),
    "attempts:start": Row(frozenset({"member"}), by_id("duty", "duty_id"), posts=True),
    "attempts:paper": Row(frozenset({"member"}), by_id("open_attempt", "attempt_id")),
    "attempts:save": Row(
        frozenset({"member"}),
        by_id("open_attempt", "attempt_id"),
        posts=True,
        data={"answers": {}},
        content_type="application/json",
    ),
    "attempts:submit": Row(frozenset({"member"}), by_id("open_attempt", "attempt_id"), posts=True),
    "attempts:result": Row(frozenset({"neighbour"}), by_id("done_attempt", "attempt_id")),
    "attempts:grant": Row(OFFICERS | {"secretary"}, by_id("duty", "duty_id")),
    "attempts:preview": Row(PROVINCE, by_id("quiz", "quiz_id")),
    "bank:list": Row(OFFICERS),
    "bank:create": Row(OFFICERS),
    "bank:detail": Row(PROVINCE, by_id("question", "question_id")),
    "bank:edit": Row(PROVINCE, by_id("question", "question_id")),
    "bank:retire": Row(PROVINCE, by_id("question", "question_id"), posts=True),
    "bank:restore": Row(PROVINCE, by_id("question", "question_id"), posts=True),
    "quizzes:list": Row(OFFICERS),
    "quizzes:create": Row(OFFICERS),
    "quizzes:detail": Row(PROVINCE, by_id("quiz", "quiz_id")),
    "quizzes:edit": Row(PROVINCE, by_id("draft_quiz", "quiz_id")),
    "quizzes:pick": Row(PROVINCE, by_id("draft_quiz", "quiz_id")),
    "quizzes:ready": Row(PROVINCE, by_id("draft_quiz", "quiz_id"), posts=True),
    "quizzes:withdraw": Row(PROVINCE, by_id("quiz", "quiz_id"), posts=True),
    "quizzes:copy": Row(PROVINCE, by_id("quiz", "quiz_id"), posts=True),
    "quizzes:delete": Row(PROVINCE, by_id("draft_quiz", "quiz_id"), posts=True),
    "assets:picture": Row(READERS, lambda world: {"name": world.picture.file.name.removeprefix("images/")}),
    "library:index": Row(EVERYONE),
    "library:search": Row(EVERYONE),
    "library:resolution": Row(READERS, resolution),
    "library:not_an_editor": Row(frozenset()),
    "library:go_to_recording": Row(READERS, by_id("film")),
    "library:go_to_text": Row(READERS, lambda world: {"key": str(world.text.translation_key)}),
    "library:official_text": Row(READERS, resolution),
    "library:upload": Row(OFFICERS, resolution),
    "library:news": Row(EVERYONE),
    "library:bulletins": Row(EVERYONE),
    "library:review": Row(OFFICERS, official),
    "library:use": Row(OFFICERS, official, posts=True),
    "library:discard": Row(OFFICERS, official, posts=True),
    "library:download": Row(READERS, official),
    "conferences:list": Row(OFFICERS | {"secretary"}),
    "conferences:create": Row(OFFICERS, by_id("campaign", "campaign_id")),
    "conferences:detail": Row(READERS, at_conference()),
    "conferences:edit": Row(OFFICERS, at_conference()),
    "conferences:sessions": Row(OFFICERS, at_conference()),
    "conferences:cancel": Row(OFFICERS, at_conference()),
    "conferences:add_part": Row(OFFICERS, at_conference()),
    "conferences:remove_part": Row(OFFICERS, at_conference("part_id", "part"), posts=True),
    "conferences:checklist": Row(OFFICERS, at_conference()),
    "conferences:tick": Row(OFFICERS, at_conference("item_id", "item"), posts=True),
    "conferences:untick": Row(OFFICERS, at_conference("item_id", "item"), posts=True),
    "conferences:responsible": Row(OFFICERS, at_conference("item_id", "item")),
    "conferences:points": Row(OFFICERS | {"secretary"}, at_conference()),
    "conferences:add_point": Row(OFFICERS, at_conference()),
    "conferences:edit_point": Row(OFFICERS, at_conference("point_id", "point")),
    "conferences:remove_point": Row(OFFICERS, at_conference("point_id", "point"), posts=True),
    "conferences:in_charge": Row(OFFICERS, at_conference("point_id", "point")),
    "conferences:desk_staff": Row(OFFICERS, at_conference("point_id", "point")),
    "conferences:incident": Row(OFFICERS | {"secretary"}, at_conference("point_id", "point")),
    "conferences:correct_incident": Row(OFFICERS | {"secretary"}, at_conference("incident_id", "incident")),
    "conferences:confirm_incident": Row(OFFICERS, at_conference("incident_id", "incident"), posts=True),
    "conferences:roster": Row(OFFICERS, at_conference()),
    "conferences:open_roster": Row(OFFICERS, at_conference(), posts=True),
    "conferences:add_to_roster": Row(OFFICERS, at_conference()),
    "conferences:entry": Row(OFFICERS, at_conference("entry_id", "entry")),
    "conferences:move_entry": Row(OFFICERS, at_conference("entry_id", "entry"), posts=True),
    "conferences:take_off": Row(OFFICERS, at_conference("entry_id", "entry"), posts=True),
    "conferences:put_back": Row(OFFICERS, at_conference("entry_id", "entry"), posts=True),
    "conferences:invitations": Row(OFFICERS, at_conference()),
    "conferences:issue_invitations": Row(OFFICERS, at_conference(), posts=True),
    "conferences:print_invitations": Row(OFFICERS | SECRETARIES, at_conference()),
    "conferences:own_invitation": Row(READERS, at_conference()),
    "conferences:credit_document": Row(
        OFFICERS | {"secretary", "member"},
        lambda world: {
            "member_id": world.cast.member.member.public_id,
            "credit_id": world.planned.credit.public_id,
        },
    ),
    "conferences:take_back_credit": Row(
        OFFICERS | {"secretary"},
        lambda world: {
            "member_id": world.cast.member.member.public_id,
            "credit_id": world.planned.credit.public_id,
        },
        posts=True,
        data={"reason": "Ghi nhầm người"},
    ),
    "conferences:sector_credit": Row(
        OFFICERS | {"secretary"}, lambda world: {"member_id": world.cast.member.member.public_id}
    ),
}

ROWS |= ABSENCE_ROWS | ESSAY_ROWS | FILM_ROWS | RAPPORTEUR_ROWS
