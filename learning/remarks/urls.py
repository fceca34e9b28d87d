"""Addresses of remarks."""

from django.urls import path

from learning.remarks.views import mine, recording

app_name = "remarks"
urlpatterns = [
    path("ho-so-cua-toi/ghi-nhan/", mine.mine, name="mine"),
    path("ho-so-cua-toi/ghi-nhan/<slug:remark_id>/tra-loi/", mine.answer, name="answer"),
    path("ghi-nhan/", recording.remark_list, name="list"),
    path("ghi-nhan/hoi-nghi/<slug:conference_id>/", recording.of_conference, name="conference"),
    path("ghi-nhan/moi/<slug:enrolment_id>/", recording.create, name="create"),
    path("ghi-nhan/<slug:remark_id>/", recording.detail, name="detail"),
    path("ghi-nhan/<slug:remark_id>/ket-luan/", recording.decide, name="decide"),
    path("ghi-nhan/<slug:remark_id>/rut/", recording.withdraw, name="withdraw"),
]
