"""Addresses of notices."""

from django.urls import path

from foundation.notifications import views

app_name = "notifications"
urlpatterns = [
    path("thong-bao/", views.notice_list, name="list"),
    path("thong-bao/da-doc-tat-ca/", views.read_all, name="read_all"),
    path("thong-bao/<slug:public_id>/mo/", views.open_notice, name="open"),
]
