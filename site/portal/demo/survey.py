"""The demonstration's question bank and comprehension survey."""

from django.utils import timezone

from assessments.bank.actions import write_question
from assessments.quizzes.actions import create_quiz, make_ready
from assessments.quizzes.models import Quiz
from learning.library.models import ResolutionPage
from members.access.models import User
from members.units.models import Unit
from portal.demo.content import read


def load_survey(resolution: ResolutionPage, unit: Unit, by: User) -> Quiz:
    """Twenty questions in the bank, and the survey that draws all of them."""
    content = read("survey")
    questions = [
        write_question(
            unit=unit,
            resolution=resolution,
            kind=row["kind"],
            stem=row["stem"],
            options=row["options"],
            explanation=row["explanation"],
            clause=row["clause"],
            clause_anchor=row["clause_anchor"],
            by=by,
        )
        for row in content["questions"]
    ]
    quiz = create_quiz(
        unit=unit,
        title=content["title"],
        intro=content["intro"],
        resolution=resolution,
        pass_percent=content["pass_percent"],
        draw_count=len(questions),
        attempts_allowed=3,
        minutes=content["minutes"],
        questions=questions,
        by=by,
    )
    return make_ready(quiz=quiz, by=by, at=timezone.now())
