"""Addresses of essays entered from paper."""

from django.urls import path

from assessments.paper import views

app_name = "paper"
urlpatterns = [
    path("bai-viet-giay/", views.waiting, name="waiting"),
    path("bai-viet-giay/trang/<str:page_id>/", views.sheet, name="sheet"),
    path("bai-viet-giay/doi-chieu/<str:entry_id>/", views.compare, name="compare"),
    path("bai-viet-giay/doi-chieu/<str:entry_id>/rut/", views.withdraw, name="withdraw"),
    path("bai-viet-giay/<str:duty_id>/", views.enter, name="enter"),
    path("bai-viet-giay/<str:duty_id>/them-trang/", views.add, name="add"),
    path("bai-viet-giay/<str:duty_id>/xep-trang/", views.arrange, name="arrange"),
    path("bai-viet-giay/<str:duty_id>/gui/", views.send, name="send"),
]
