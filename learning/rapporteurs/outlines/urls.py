"""Addresses of outlines."""

from django.urls import path

from learning.rapporteurs.outlines.views import lists, offering, reading, reviewing, writing

app_name = "outlines"
urlpatterns = [
    path("de-cuong/", lists.mine, name="list"),
    path("de-cuong/tham-dinh/", lists.queue, name="queue"),
    path("de-cuong/moi/", writing.create, name="create"),
    path("de-cuong/hinh/<slug:picture_id>/", reading.picture, name="picture"),
    path("de-cuong/<slug:outline_id>/", reading.detail, name="detail"),
    path("de-cuong/<slug:outline_id>/ban-moi/", writing.upload, name="upload"),
    path("de-cuong/<slug:outline_id>/so-sanh/", reading.compare_versions, name="compare"),
    path("de-cuong/<slug:outline_id>/tep/<slug:version_id>/", reading.original, name="original"),
    path("de-cuong/<slug:outline_id>/phan/", writing.place, name="place"),
    path("de-cuong/<slug:outline_id>/gop-y/", reviewing.add_comment, name="comment"),
    path("de-cuong/<slug:outline_id>/gop-y/<slug:comment_id>/xong/", reviewing.close, name="close_comment"),
    path("de-cuong/<slug:outline_id>/bao-mat/", reviewing.report_classified, name="quarantine"),
    path("de-cuong/<slug:outline_id>/buoc/<slug:name>/", reviewing.take, name="step"),
    path("phan-cong-bao-cao/<slug:assignment_id>/de-cuong/", offering.choose, name="offer"),
]
