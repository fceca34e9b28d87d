"""Addresses of jobs."""

from django.urls import path

from foundation.jobs import views

app_name = "jobs"
urlpatterns = [
    path("viec-nen/<slug:public_id>/", views.progress, name="progress"),
    path("viec-nen/<slug:public_id>/lam-lai/", views.retry, name="retry"),
]
