"""Addresses of presence: the member's phone, the projector, the halls filling."""

from django.urls import path

from learning.attendance.views import halls, phone

app_name = "attendance"
urlpatterns = [
    path("diem-danh/", phone.check_in, name="check_in"),
    path("diem-danh/xac-nhan/", phone.confirm, name="confirm"),
    path("diem-danh/ra-ve/", phone.leave, name="leave"),
    path("diem-danh/q/<slug:point_id>/<slug:token>/", phone.scan, name="scan"),
    path("diem-danh/man-chieu/<slug:point_id>/", halls.projector, name="projector"),
    path("diem-danh/man-chieu/<slug:point_id>/ma/", halls.codes, name="codes"),
    path("diem-danh/<slug:conference_id>/dang-den/", halls.filling, name="filling"),
]
