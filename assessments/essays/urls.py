"""Addresses of essays: the author's, and those of who judges."""

from django.urls import path

from assessments.essays import views, views_judging

app_name = "essays"
urlpatterns = [
    path("bai-thu-hoach/cham/", views_judging.waiting, name="waiting"),
    path("bai-thu-hoach/cham/<str:essay_id>/", views_judging.judge, name="judge"),
    path("bai-thu-hoach/cham/<str:essay_id>/cong-nhan/", views_judging.accept, name="accept"),
    path("bai-thu-hoach/cham/<str:essay_id>/tra-lai/", views_judging.send_back, name="send_back"),
    path("bai-thu-hoach/<str:duty_id>/", views.write, name="write"),
    path("bai-thu-hoach/<str:duty_id>/luu/", views.save, name="save"),
    path("bai-thu-hoach/<str:duty_id>/nop/", views.submit, name="submit"),
]
