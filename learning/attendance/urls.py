"""Addresses of presence: the member's phone, the projector, the desk, the halls filling."""

from django.urls import path

from learning.attendance.views import desk, desk_feed, halls, phone

app_name = "attendance"
urlpatterns = [
    path("diem-danh/", phone.check_in, name="check_in"),
    path("diem-danh/xac-nhan/", phone.confirm, name="confirm"),
    path("diem-danh/ra-ve/", phone.leave, name="leave"),
    path("diem-danh/q/<slug:point_id>/<slug:token>/", phone.scan, name="scan"),
    path("diem-danh/man-chieu/<slug:point_id>/", halls.projector, name="projector"),
    path("diem-danh/man-chieu/<slug:point_id>/ma/", halls.codes, name="codes"),
    path("diem-danh/ban/ngoai-tuyen/", desk.shell, name="desk_shell"),
    path("diem-danh/ban/<slug:point_id>/", desk.desk, name="desk"),
    path("diem-danh/ban/<slug:point_id>/danh-sach/", desk_feed.roster, name="desk_roster"),
    path("diem-danh/ban/<slug:point_id>/moi/", desk_feed.news, name="desk_news"),
    path("diem-danh/ban/<slug:point_id>/ghi/", desk_feed.record, name="desk_record"),
    path("diem-danh/<slug:conference_id>/dang-den/", halls.filling, name="filling"),
]
