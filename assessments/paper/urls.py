"""Addresses of essays entered from paper."""

from django.urls import path

from assessments.paper import views

app_name = "paper"
urlpatterns = [
    path("bai-thu-hoach/ban-giay/", views.waiting, name="waiting"),
    path("bai-thu-hoach/ban-giay/trang/<str:page_id>/", views.sheet, name="sheet"),
    path("bai-thu-hoach/ban-giay/doi-chieu/<str:entry_id>/", views.compare, name="compare"),
    path("bai-thu-hoach/ban-giay/doi-chieu/<str:entry_id>/rut/", views.withdraw, name="withdraw"),
    path("bai-thu-hoach/ban-giay/<str:duty_id>/", views.enter, name="enter"),
    path("bai-thu-hoach/ban-giay/<str:duty_id>/them-trang/", views.add, name="add"),
    path("bai-thu-hoach/ban-giay/<str:duty_id>/xep-trang/", views.arrange, name="arrange"),
    path("bai-thu-hoach/ban-giay/<str:duty_id>/gui/", views.send, name="send"),
]
