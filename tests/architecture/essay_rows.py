"""Who may use the addresses of essays."""

from typing import Any

from tests.architecture import essay_world
from tests.architecture.row import OFFICERS, SECRETARIES, Row, by_id, unit

GRADERS = OFFICERS | {"secretary"}
"""Those who grade what is written in the cast's cell."""
AUTHOR = frozenset({"member"})
JSON: dict[str, Any] = {"answers": {}}
ESSAY_ROWS: dict[str, Row] = {
    "essays:waiting": Row(OFFICERS | SECRETARIES),
    "essays:next": Row(OFFICERS | SECRETARIES),
    "essays:judge": Row(GRADERS, by_id("essay", "essay_id")),
    "essays:hold": Row(GRADERS, by_id("essay", "essay_id"), posts=True),
    "essays:save_notes": Row(
        GRADERS, by_id("essay", "essay_id"), posts=True, data=JSON, content_type="application/json"
    ),
    "essays:accept": Row(GRADERS, by_id("essay", "essay_id"), posts=True),
    "essays:send_back": Row(GRADERS, by_id("essay", "essay_id"), posts=True),
    "essays:rubrics": Row(OFFICERS),
    "essays:rubric": Row(OFFICERS, essay_world.rubric),
    "essays:edit_rubric": Row(OFFICERS, unit("commune")),
    "essays:results": Row(OFFICERS, essay_world.campaign),
    "essays:release": Row(OFFICERS, essay_world.campaign, posts=True),
    "essays:appeals": Row(OFFICERS),
    "essays:decide": Row(OFFICERS, essay_world.appeal),
    "paper:waiting": Row(OFFICERS | SECRETARIES),
    "paper:sheet": Row(GRADERS, essay_world.sheet_on_paper),
    "paper:compare": Row(OFFICERS, essay_world.waiting_on_paper),
    "paper:withdraw": Row(frozenset({"secretary"}), essay_world.waiting_on_paper, posts=True),
    "paper:enter": Row(GRADERS, by_id("essay_duty", "duty_id")),
    "paper:add": Row(GRADERS, by_id("essay_duty", "duty_id"), posts=True),
    "paper:arrange": Row(GRADERS, by_id("essay_duty", "duty_id"), posts=True),
    "paper:send": Row(GRADERS, by_id("essay_duty", "duty_id"), posts=True),
    "essays:page": Row(AUTHOR, essay_world.draft_page),
    "essays:sheet": Row(GRADERS | AUTHOR, essay_world.handed_in_sheet),
    "essays:write": Row(AUTHOR, by_id("essay_duty", "duty_id")),
    "essays:save": Row(AUTHOR, by_id("essay_duty", "duty_id"), posts=True, data=JSON, content_type="application/json"),
    "essays:submit": Row(AUTHOR, by_id("essay_duty", "duty_id"), posts=True),
    "essays:add_pages": Row(AUTHOR, by_id("essay_duty", "duty_id"), posts=True),
    "essays:arrange_pages": Row(AUTHOR, by_id("essay_duty", "duty_id"), posts=True),
    "essays:version": Row(AUTHOR, essay_world.receipt),
    "essays:appeal": Row(AUTHOR, essay_world.released_duty),
    "essays:withdraw_appeal": Row(AUTHOR, essay_world.appealed_duty, posts=True),
}
