"""Addresses of one's own page."""

from django.urls import path

from members.people import views

app_name = "people"
urlpatterns = [
    path("ho-so-cua-toi/", views.profile, name="profile"),
    path("ho-so-cua-toi/doi-mat-khau/", views.change_password, name="change_password"),
]
