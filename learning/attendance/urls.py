"""Addresses of presence: the member's phone, the projector, the desk, the halls filling, meeting logs."""

from django.urls import path

from learning.attendance.views import desk, desk_feed, halls, logs, phone

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
    path("diem-danh/ban/<slug:point_id>/bo/", desk_feed.put_aside, name="desk_put_aside"),
    path("diem-danh/<slug:conference_id>/dang-den/", halls.filling, name="filling"),
    path("diem-danh/lop/<slug:class_id>/nhat-ky/", logs.upload, name="logs"),
    path("diem-danh/lop/<slug:class_id>/nhat-ky/mau/", logs.form_to_fill, name="log_form"),
    path("diem-danh/nhat-ky/<slug:log_id>/", logs.log_page, name="log"),
    path("diem-danh/nhat-ky/<slug:log_id>/ghi-nhan/", logs.apply, name="log_apply"),
    path("diem-danh/nhat-ky/<slug:log_id>/bo/", logs.discard, name="log_discard"),
    path("diem-danh/nhat-ky/<slug:log_id>/rut/", logs.undo, name="log_undo"),
    path("diem-danh/nhat-ky/<slug:log_id>/can-sua/", logs.to_correct, name="log_to_correct"),
    path("diem-danh/nhat-ky/<slug:log_id>/dong/<slug:row_id>/", logs.row_page, name="log_row"),
]
