"""Addresses of a member's attempts."""

from django.urls import path

from assessments.attempts import views, views_extra, views_preview

app_name = "attempts"
urlpatterns = [
    path("khao-sat/lam-bai/<str:attempt_id>/", views.paper, name="paper"),
    path("khao-sat/lam-bai/<str:attempt_id>/luu/", views.save, name="save"),
    path("khao-sat/lam-bai/<str:attempt_id>/nop/", views.submit, name="submit"),
    path("khao-sat/lam-bai/<str:attempt_id>/ket-qua/", views.result, name="result"),
    path("khao-sat/<str:duty_id>/", views.intro, name="intro"),
    path("khao-sat/<str:duty_id>/bat-dau/", views.start, name="start"),
    path("khao-sat/<str:duty_id>/them-luot/", views_extra.grant, name="grant"),
    path("phieu-khao-sat/<str:quiz_id>/xem-thu/", views_preview.preview, name="preview"),
]
