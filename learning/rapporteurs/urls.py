"""Addresses of rapporteurs."""

from django.urls import path

from learning.rapporteurs.views import assigning, roster

app_name = "rapporteurs"
urlpatterns = [
    path("bao-cao-vien/", roster.roster, name="list"),
    path("bao-cao-vien/tai-ve/", roster.export, name="export"),
    path("bao-cao-vien/them/", roster.choose, name="choose"),
    path("bao-cao-vien/them/<slug:member_id>/", roster.create, name="create"),
    path("bao-cao-vien/<slug:rapporteur_id>/", roster.detail, name="detail"),
    path("bao-cao-vien/<slug:rapporteur_id>/sua/", roster.edit, name="edit"),
    path("bao-cao-vien/<slug:rapporteur_id>/ra-soat/", roster.review, name="review"),
    path("bao-cao-vien/<slug:rapporteur_id>/thoi/", roster.release, name="release"),
    path("hoi-nghi/<slug:public_id>/bao-cao-vien/<slug:session_id>/", assigning.assign, name="assign"),
    path("phan-cong-bao-cao/<slug:assignment_id>/thu-hoi/", assigning.withdraw, name="withdraw"),
]
