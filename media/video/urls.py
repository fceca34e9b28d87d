"""Addresses for those who bring recordings in; those for watching are `media.watching`'s."""

from django.urls import path

from media.video.views import captions, managing, uploading

app_name = "video"
urlpatterns = [
    path("phim-bai-nghe/", managing.recordings, name="list"),
    path("phim-bai-nghe/tai-len/", uploading.upload, name="upload"),
    path("phim-bai-nghe/tai-len/<slug:upload_id>/", uploading.part, name="part"),
    path("phim-bai-nghe/<slug:public_id>/", managing.detail, name="detail"),
    path("phim-bai-nghe/<slug:public_id>/sua/", managing.edit, name="edit"),
    path("phim-bai-nghe/<slug:public_id>/tien-do/", managing.progress, name="progress"),
    path("phim-bai-nghe/<slug:public_id>/dung/", managing.stop, name="stop"),
    path("phim-bai-nghe/<slug:public_id>/lam-lai/", managing.again, name="again"),
    path("phim-bai-nghe/<slug:public_id>/phat-hanh/", managing.publish, name="publish"),
    path("phim-bai-nghe/<slug:public_id>/rut/", managing.withdraw, name="withdraw"),
    path("phim-bai-nghe/<slug:public_id>/bo/", managing.discard, name="discard"),
    path("phim-bai-nghe/<slug:public_id>/phu-de/", captions.add, name="add_captions"),
    path("phim-bai-nghe/<slug:public_id>/phu-de/<slug:language>/", captions.edit, name="edit_captions"),
    path("phim-bai-nghe/<slug:public_id>/phu-de/<slug:language>/bo/", captions.remove, name="remove_captions"),
]
