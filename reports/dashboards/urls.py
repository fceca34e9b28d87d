"""Addresses of overviews."""

from django.urls import path

from reports.dashboards import views

app_name = "dashboards"
urlpatterns = [
    path("tong-quan/", views.overview, name="overview"),
    path("tong-quan/<slug:unit_id>/", views.unit, name="unit"),
    path("tong-quan/<slug:unit_id>/<slug:which>/", views.people_list, name="people"),
]
