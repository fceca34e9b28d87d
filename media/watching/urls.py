"""Addresses for those who watch and listen."""

from django.urls import path

from media.watching import views

app_name = "watching"
urlpatterns = [
    path("nghe-nhin/", views.library, name="library"),
    path("nghe-nhin/luong/<str:token>/<str:name>", views.piece, name="piece"),
    path("nghe-nhin/<slug:public_id>/", views.recording, name="recording"),
    path("nghe-nhin/<slug:public_id>/nguon/", views.source, name="source"),
    path("nghe-nhin/<slug:public_id>/nghe/", views.listen, name="listen"),
    path("nghe-nhin/<slug:public_id>/hinh/", views.poster, name="poster"),
    path("nghe-nhin/<slug:public_id>/phu-de/<slug:language>.vtt", views.captions, name="captions"),
    path("nghe-nhin/<slug:public_id>/da-xem/", views.keep, name="keep"),
]
