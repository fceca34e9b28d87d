"""Addresses of pictures."""

from django.urls import path

from media.assets import views

app_name = "assets"
urlpatterns = [
    path("hinh/<str:name>", views.picture, name="picture"),
    path("hinh/goc/<str:name>", views.original, name="original"),
]
