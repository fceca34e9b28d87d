"""Addresses of conferences: the officer's planning, and what those on the roster see."""

from django.urls import path

from learning.conferences.views import checklist, credits, invitations, lists, parts, people, planning, points, roster

app_name = "conferences"

PLANNING = [
    path("hoi-nghi/", lists.conference_list, name="list"),
    path("hoi-nghi/moi/<slug:campaign_id>/", planning.create, name="create"),
    path("hoi-nghi/<slug:public_id>/", planning.detail, name="detail"),
    path("hoi-nghi/<slug:public_id>/sua/", planning.edit, name="edit"),
    path("hoi-nghi/<slug:public_id>/buoi/", planning.sessions, name="sessions"),
    path("hoi-nghi/<slug:public_id>/huy/", planning.cancel, name="cancel"),
    path("hoi-nghi/<slug:public_id>/dieu-hanh/them/", parts.add, name="add_part"),
    path("hoi-nghi/<slug:public_id>/dieu-hanh/<slug:part_id>/bo/", parts.remove, name="remove_part"),
    path("hoi-nghi/<slug:public_id>/chuan-bi/", checklist.page, name="checklist"),
    path("hoi-nghi/<slug:public_id>/chuan-bi/<slug:item_id>/xong/", checklist.tick, name="tick"),
    path("hoi-nghi/<slug:public_id>/chuan-bi/<slug:item_id>/nguoi-lam/", people.responsible, name="responsible"),
    path("hoi-nghi/<slug:public_id>/chuan-bi/<slug:item_id>/chua-xong/", checklist.untick, name="untick"),
]

POINTS = [
    path("hoi-nghi/<slug:public_id>/diem-cau/", points.page, name="points"),
    path("hoi-nghi/<slug:public_id>/diem-cau/them/", points.add, name="add_point"),
    path("hoi-nghi/<slug:public_id>/diem-cau/<slug:point_id>/", points.edit, name="edit_point"),
    path("hoi-nghi/<slug:public_id>/diem-cau/<slug:point_id>/bo/", points.remove, name="remove_point"),
    path("hoi-nghi/<slug:public_id>/diem-cau/<slug:point_id>/phu-trach/", people.in_charge, name="in_charge"),
    path("hoi-nghi/<slug:public_id>/diem-cau/<slug:point_id>/ban-thu-ky/", people.desk, name="desk_staff"),
    path("hoi-nghi/<slug:public_id>/diem-cau/<slug:point_id>/su-co/", points.incident, name="incident"),
    path("hoi-nghi/<slug:public_id>/su-co/<slug:incident_id>/", points.correct, name="correct_incident"),
    path("hoi-nghi/<slug:public_id>/su-co/<slug:incident_id>/xac-nhan/", points.confirm, name="confirm_incident"),
]

ROSTER = [
    path("hoi-nghi/<slug:public_id>/danh-sach/", roster.page, name="roster"),
    path("hoi-nghi/<slug:public_id>/danh-sach/lap/", roster.open_roster, name="open_roster"),
    path("hoi-nghi/<slug:public_id>/danh-sach/them/", people.add_to_roster, name="add_to_roster"),
    path("hoi-nghi/<slug:public_id>/danh-sach/<slug:entry_id>/", roster.entry, name="entry"),
    path("hoi-nghi/<slug:public_id>/danh-sach/<slug:entry_id>/chuyen/", roster.move, name="move_entry"),
    path("hoi-nghi/<slug:public_id>/danh-sach/<slug:entry_id>/dua-ra/", roster.take_off, name="take_off"),
    path("hoi-nghi/<slug:public_id>/danh-sach/<slug:entry_id>/dua-lai/", roster.put_back, name="put_back"),
    path("hoi-nghi/<slug:public_id>/giay-moi/", invitations.page, name="invitations"),
    path("hoi-nghi/<slug:public_id>/giay-moi/gui/", invitations.issue, name="issue_invitations"),
    path("hoi-nghi/<slug:public_id>/giay-moi/in/", invitations.printed, name="print_invitations"),
    path("hoi-nghi/<slug:public_id>/giay-moi/cua-toi/", invitations.own, name="own_invitation"),
    path("hoc-theo-nganh-doc/<slug:member_id>/", credits.record, name="sector_credit"),
    path("hoc-theo-nganh-doc/<slug:member_id>/<slug:credit_id>/", credits.document, name="credit_document"),
    path("hoc-theo-nganh-doc/<slug:member_id>/<slug:credit_id>/rut/", credits.take_back, name="take_back_credit"),
]

urlpatterns = [*PLANNING, *POINTS, *ROSTER]
