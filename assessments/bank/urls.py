"""Addresses of the question bank."""

from django.urls import path

from assessments.bank import views

app_name = "bank"
urlpatterns = [
    path("ngan-hang-cau-hoi/", views.question_list, name="list"),
    path("ngan-hang-cau-hoi/them/", views.create, name="create"),
    path("ngan-hang-cau-hoi/<str:question_id>/", views.detail, name="detail"),
    path("ngan-hang-cau-hoi/<str:question_id>/sua/", views.edit, name="edit"),
    path("ngan-hang-cau-hoi/<str:question_id>/ngung-dung/", views.retire, name="retire"),
    path("ngan-hang-cau-hoi/<str:question_id>/dung-lai/", views.restore, name="restore"),
]
