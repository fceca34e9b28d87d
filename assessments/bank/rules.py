"""When a question may stand in the bank."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assessments.bank.choices import Option, QuestionKind

LEAST_OPTIONS = 2
MOST_OPTIONS = 6
LONGEST_STEM = 1000
LONGEST_OPTION = 300


def tidy(text: str) -> str:
    """Without blanks at the ends or twice in a row."""
    return " ".join(text.split())


def tidy_options(options: Sequence[Option]) -> list[Option]:
    """The options with tidy texts; those left empty and unmarked are dropped."""
    tidied: list[Option] = [{"text": tidy(o["text"]), "correct": bool(o["correct"])} for o in options]
    return [option for option in tidied if option["text"] or option["correct"]]


def question_problems(kind: str, stem: str, options: Sequence[Option]) -> list[str]:
    """What keeps the question out of the bank, in sentences for its author; empty when nothing does."""
    return [*stem_problems(stem), *option_problems(options), *key_problems(kind, options)]


def stem_problems(stem: str) -> list[str]:
    """The question itself."""
    if not tidy(stem):
        return [_("Chưa có nội dung câu hỏi.")]
    if len(stem) > LONGEST_STEM:
        return [_("Câu hỏi dài quá 1.000 ký tự. Đồng chí viết gọn lại.")]
    return []


def option_problems(options: Sequence[Option]) -> list[str]:
    """Their number and their texts."""
    problems: list[str] = []
    if len(options) < LEAST_OPTIONS:
        problems.append(_("Câu hỏi cần ít nhất hai phương án."))
    if len(options) > MOST_OPTIONS:
        problems.append(_("Câu hỏi có nhiều nhất sáu phương án."))
    if any(not option["text"] for option in options):
        problems.append(_("Có phương án đánh dấu đúng nhưng chưa có nội dung."))
    if any(len(option["text"]) > LONGEST_OPTION for option in options):
        problems.append(_("Có phương án dài quá 300 ký tự. Đồng chí viết gọn lại."))
    return problems + [_("Phương án “%(text)s” bị trùng.") % {"text": text} for text in twice(options)]


def twice(options: Sequence[Option]) -> list[str]:
    """Texts that a reader could not tell from an earlier one (capitals and blanks aside)."""
    seen: set[str] = set()
    again: list[str] = []
    for option in options:
        key = tidy(option["text"]).casefold()
        if key and key in seen:
            again.append(option["text"])
        seen.add(key)
    return again


def key_problems(kind: str, options: Sequence[Option]) -> list[str]:
    """Which options are marked right."""
    right = sum(option["correct"] for option in options)
    if right == 0:
        return [_("Chưa đánh dấu phương án đúng.")]
    if kind == QuestionKind.SINGLE and right > 1:
        return [_("Câu chọn một đáp án chỉ có một phương án đúng. Hãy bỏ bớt dấu, hoặc đổi sang chọn nhiều đáp án.")]
    if kind == QuestionKind.MULTIPLE and right == len(options):
        return [_("Câu chọn nhiều đáp án cần có ít nhất một phương án sai.")]
    return []
