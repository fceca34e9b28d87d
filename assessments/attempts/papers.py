"""A paper as its member sees it, before and after: questions with lettered options."""

from collections.abc import Callable, Mapping

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from assessments.attempts.patterns import Pattern, pattern
from assessments.attempts.queries import Source
from assessments.attempts.rules import Answer, Paper, PaperItem
from assessments.bank.choices import QuestionKind
from assessments.bank.queries import FrozenVersion

NOTHING = SafeString("")
LETTERS = tuple(SafeString(letter) for letter in "ABCDEF")
PLACES = tuple(SafeString(place) for place in range(len(LETTERS)))
CHECKED, RADIO, CHECKBOX = SafeString("checked"), SafeString("radio"), SafeString("checkbox")


def joined(parts: list[SafeString]) -> SafeString:
    """Safe pieces as one."""
    return mark_safe("".join(parts))


def shown_questions(paper: Paper, answers: Mapping[str, Answer], versions: Mapping[int, FrozenVersion]) -> SafeString:
    """The questions to be answered, with what is kept of the answers."""
    question = pattern("_question.html", "place", "number", "at", "stem", "hint", "options")
    hint = pattern("_hint.html").fill()
    parts = []
    for place, item in enumerate(paper):
        answer, version = answers.get(str(place)), versions[item["version"]]
        filled = question.fill(
            place=SafeString(place),
            number=SafeString(place + 1),
            at=SafeString(answer["at"]) if answer else NOTHING,
            stem=version.stem,
            hint=hint if version.kind == QuestionKind.MULTIPLE else NOTHING,
            options=shown_options(SafeString(place), item, answer["chosen"] if answer else [], version),
        )
        parts.append(filled)
    return joined(parts)


def shown_options(place: SafeString, item: PaperItem, chosen: list[int], version: FrozenVersion) -> SafeString:
    """One question's options to choose from, lettered as shown."""
    option = pattern("_option.html", "type", "place", "value", "checked", "letter", "text")
    widget = CHECKBOX if version.kind == QuestionKind.MULTIPLE else RADIO
    return joined(
        [
            option.fill(
                type=widget,
                place=place,
                value=PLACES[shown],
                checked=CHECKED if index in chosen else NOTHING,
                letter=LETTERS[shown],
                text=version.options[index],
            )
            for shown, index in enumerate(item["options"])
        ]
    )


def shown_jumps(paper: Paper) -> SafeString:
    """Links to the questions; the script tells which are answered or flagged."""
    jump = pattern("_jump.html", "place", "number")
    return joined([jump.fill(place=SafeString(n), number=SafeString(n + 1)) for n in range(len(paper))])


def explained_questions(
    paper: Paper, answers: Mapping[str, Answer], versions: Mapping[int, FrozenVersion], source: Source
) -> SafeString:
    """The questions marked and explained, with the passages they come from."""
    question = pattern("_explained.html", "number", "verdict", "stem", "options", "explanation", "passage")
    verdicts = {verdict: pattern(f"_verdict_{verdict}.html").fill() for verdict in ("right", "wrong", "empty")}
    told = told_patterns()
    passage_of = passage_filler(source)
    parts = []
    for place, item in enumerate(paper):
        answer, version = answers.get(str(place)), versions[item["version"]]
        chosen = frozenset(answer["chosen"]) if answer else frozenset()
        filled = question.fill(
            number=SafeString(place + 1),
            verdict=verdicts["right" if chosen == version.key else "wrong" if chosen else "empty"],
            stem=version.stem,
            options=explained_options(item, chosen, version, told),
            explanation=version.explanation,
            passage=passage_of(version),
        )
        parts.append(filled)
    return joined(parts)


def told_patterns() -> dict[tuple[bool, bool], Pattern]:
    """An option told of, by whether it was chosen and whether it is right."""
    names = {
        (False, False): "wrong",
        (False, True): "right",
        (True, False): "chosen_wrong",
        (True, True): "chosen_right",
    }
    return {case: pattern(f"_told_{name}.html", "letter", "text") for case, name in names.items()}


def explained_options(
    item: PaperItem, chosen: frozenset[int], version: FrozenVersion, told: dict[tuple[bool, bool], Pattern]
) -> SafeString:
    """Each option with what it is and whether it was chosen, in words."""
    options = [
        told[index in chosen, index in version.key].fill(letter=LETTERS[shown], text=version.options[index])
        for shown, index in enumerate(item["options"])
    ]
    return joined(options)


def passage_filler(source: Source) -> Callable[[FrozenVersion], SafeString]:
    """Tells where an answer comes from; with a link where the official text can be read."""
    passage = pattern(
        "_passage.html" if source.address else "_passage_plain.html", "address", "source", "clause", "anchor"
    )
    name = escape(f"{source.name}, ") if source.name else NOTHING
    address = escape(source.address)

    def fill(version: FrozenVersion) -> SafeString:
        if not version.clause:
            return NOTHING
        return passage.fill(address=address, source=name, clause=version.clause, anchor=version.clause_anchor)

    return fill
