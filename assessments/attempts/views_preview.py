"""A survey as a member would see it, for the officer who drafts it. Nothing is kept."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from assessments.attempts.papers import explained_questions, shown_questions
from assessments.attempts.queries import source_of
from assessments.attempts.rules import Drawable, draw_paper, needed_to_pass
from assessments.quizzes.queries import pool_of
from assessments.quizzes.rules import estimated_minutes
from assessments.quizzes.views import own_quiz

SEEDS = 10**9


@require_GET
def preview(request: HttpRequest, quiz_id: str) -> HttpResponse:
    """One paper drawn as `de` says (another with each new number), with its answers and explanations."""
    quiz = own_quiz(request, quiz_id)
    asked = request.GET.get("de", "")
    seed = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 9 else secrets.randbelow(SEEDS)
    pool = pool_of(quiz)
    paper = draw_paper(
        [Drawable(version.id, len(version.options)) for version in pool],
        count=quiz.draw_count,
        shuffle_questions=quiz.shuffle_questions,
        shuffle_options=quiz.shuffle_options,
        seed=seed,
    )
    explained = "loi-giai" in request.GET
    versions = {version.id: version for version in pool}
    context = {
        "quiz": quiz,
        "seed": str(seed),
        "next_seed": str((seed + 1) % SEEDS),
        "total": len(paper),
        "needed": needed_to_pass(len(paper), quiz.pass_percent),
        "minutes": estimated_minutes(quiz.minutes, quiz.draw_count),
        "explained": explained,
        "questions": (
            explained_questions(paper, {}, versions, source_of(quiz))
            if explained
            else shown_questions(paper, {}, versions)
        ),
    }
    return render(request, "assessments/attempts/preview.html", context)
