"""Addresses of the frame."""

from django.urls import path

from foundation.web import health, views

app_name = "web"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path("ngoai-tuyen/", views.offline, name="offline"),
]
