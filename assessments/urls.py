"""Addresses of the app."""

from django.urls import include, path

urlpatterns = [
    path("", include("assessments.attempts.urls")),
    path("", include("assessments.bank.urls")),
    path("", include("assessments.essays.urls")),
    path("", include("assessments.paper.urls")),
    path("", include("assessments.quizzes.urls")),
]
