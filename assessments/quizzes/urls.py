"""Addresses of surveys."""

from django.urls import path

from assessments.quizzes import views

app_name = "quizzes"
urlpatterns = [
    path("phieu-khao-sat/", views.quiz_list, name="list"),
    path("phieu-khao-sat/them/", views.create, name="create"),
    path("phieu-khao-sat/<str:quiz_id>/", views.detail, name="detail"),
    path("phieu-khao-sat/<str:quiz_id>/sua/", views.edit, name="edit"),
    path("phieu-khao-sat/<str:quiz_id>/cau-hoi/", views.pick, name="pick"),
    path("phieu-khao-sat/<str:quiz_id>/san-sang/", views.ready, name="ready"),
    path("phieu-khao-sat/<str:quiz_id>/rut/", views.withdraw, name="withdraw"),
    path("phieu-khao-sat/<str:quiz_id>/sao-chep/", views.copy, name="copy"),
    path("phieu-khao-sat/<str:quiz_id>/xoa/", views.delete, name="delete"),
]
