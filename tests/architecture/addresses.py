"""Who may use which address: the table of access, one row an address."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test.client import MULTIPART_CONTENT

from tests.architecture.world import World
from tests.factories.library import make_image

EVERYONE = frozenset(
    {"member", "neighbour", "secretary", "other_secretary", "rapporteur", "stranger"}
    | {"officer", "commune_officer", "administrator"}
)
PROVINCE = frozenset({"officer", "administrator"})
"""Who answers for the whole province."""
OFFICERS = PROVINCE | {"commune_officer"}
READERS = EVERYONE - {"stranger"}
"""Those of the commune, and those above it."""
SECRETARIES = frozenset({"secretary", "other_secretary"})


@dataclass(frozen=True)
class Row:
    """Who of the cast may; `arguments` name the object, `data` is what is sent with a POST."""

    may: frozenset[str]
    arguments: Callable[[World], dict[str, str]] = lambda world: {}
    posts: bool = False
    data: Any = field(default_factory=dict)
    content_type: str = MULTIPART_CONTENT

    @property
    def refused(self) -> frozenset[str]:
        """The rest of the cast."""
        return EVERYONE - self.may

    @property
    def names_object(self) -> bool:
        """Whether the address names one object."""
        return self.arguments.__name__ != "<lambda>" or self.arguments.__code__.co_consts != (None,)


def unit(name: str) -> Callable[[World], dict[str, str]]:
    """The unit of that name in the cast."""
    return lambda world: {"unit_id": getattr(world.cast, name).public_id}


def by_id(name: str, key: str = "public_id") -> Callable[[World], dict[str, str]]:
    """The world's object of that name, by its public id under the key."""
    return lambda world: {key: getattr(world, name).public_id}


def resolution(world: World) -> dict[str, str]:
    return {"slug": world.resolution.slug}


def official(world: World) -> dict[str, str]:
    return {"slug": world.resolution.slug, "public_id": world.official.public_id}


def picture(world: World) -> dict[str, str]:
    """A picture that no page shows yet: only those who edit see it."""
    address = make_image().get_rendition("width-360|format-webp").url
    return {"name": address.rsplit("/", 1)[-1]}


def log_row(world: World) -> dict[str, str]:
    return {"log_id": world.log.public_id, "row_id": world.log_row.public_id}


OPEN_TO_GUESTS = {"web:healthz", "web:readyz", "web:service_worker", "web:offline", "access:sign_in", "set_language"}

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
    "library:not_an_editor": Row(frozenset()),
    "library:go_to_text": Row(READERS, lambda world: {"key": str(world.text.translation_key)}),
    "library:official_text": Row(READERS, resolution),
    "library:upload": Row(OFFICERS, resolution),
    "library:review": Row(OFFICERS, official),
    "library:use": Row(OFFICERS, official, posts=True),
    "library:discard": Row(OFFICERS, official, posts=True),
    "library:download": Row(READERS, official),
}
