"""Addresses of signing in and out."""

from django.urls import path

from members.access import views

app_name = "access"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
]
