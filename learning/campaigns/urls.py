"""Addresses of campaigns: one's own duties, the cell's board, the officer's screens."""

from django.urls import path

from learning.campaigns.views import cell, mine, planning

app_name = "campaigns"
urlpatterns = [
    path("viec-cua-toi/", mine.my_duties, name="my_duties"),
    path("chi-bo-toi/", cell.my_cell, name="my_cell"),
    path("chi-bo/<slug:unit_id>/", cell.cell, name="cell"),
    path("chi-bo/<slug:unit_id>/dang-vien/<slug:member_id>/", cell.member, name="member"),
    path("dot-hoc-tap/", planning.campaign_list, name="list"),
    path("dot-hoc-tap/moi/", planning.create, name="create"),
    path("dot-hoc-tap/<slug:public_id>/", planning.detail, name="detail"),
    path("dot-hoc-tap/<slug:public_id>/sua/", planning.edit, name="edit"),
    path("dot-hoc-tap/<slug:public_id>/mo/", planning.open_campaign, name="open"),
    path("dot-hoc-tap/<slug:public_id>/cap-nhat-danh-sach/", planning.refresh, name="refresh"),
    path("dot-hoc-tap/<slug:public_id>/ket-thuc/", planning.close, name="close"),
]
