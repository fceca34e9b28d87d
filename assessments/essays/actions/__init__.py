"""What can be done to essays."""

from assessments.essays.actions.appealing import (
    AppealRefused,
    change_result,
    file_appeal,
    last_day_to_appeal,
    uphold_result,
    withdraw_appeal,
)
from assessments.essays.actions.grading import (
    BeingGraded,
    GradingFinished,
    NotGraded,
    accept_essay,
    claim_essay,
    grading_of,
    let_go,
    notes_in,
    return_essay,
    save_notes,
)
from assessments.essays.actions.paging import TooManyPages, add_pages, most_pages_on, move_page, order_pages
from assessments.essays.actions.releasing import NotEntitled, release_results
from assessments.essays.actions.rubrics import write_rubric
from assessments.essays.actions.writing import (
    NotComplete,
    NotWritable,
    TooBusy,
    begin_essay,
    hand_in_for_author,
    length_on,
    save_parts,
    submit_essay,
)

__all__ = [
    "AppealRefused",
    "BeingGraded",
    "GradingFinished",
    "NotComplete",
    "NotEntitled",
    "NotGraded",
    "NotWritable",
    "TooBusy",
    "TooManyPages",
    "accept_essay",
    "add_pages",
    "begin_essay",
    "change_result",
    "claim_essay",
    "file_appeal",
    "grading_of",
    "hand_in_for_author",
    "last_day_to_appeal",
    "length_on",
    "let_go",
    "most_pages_on",
    "move_page",
    "notes_in",
    "order_pages",
    "release_results",
    "return_essay",
    "save_notes",
    "save_parts",
    "submit_essay",
    "uphold_result",
    "withdraw_appeal",
    "write_rubric",
]
