"""Addresses of policies."""

from django.urls import path

from foundation.policies import views

app_name = "policies"
urlpatterns = [path("quy-dinh/", views.policies, name="list")]
