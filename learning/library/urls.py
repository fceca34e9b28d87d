"""Addresses of the library: its own screens, and last its published pages, whatever they are called."""

from django.urls import path, re_path

from foundation.web.sign_in_required import open_to_guests
from learning.library.views import addresses, keeping, news, pages, printing, search, supplements, texts

app_name = "library"
urlpatterns = [
    path("tin-tuc/", open_to_guests(news.news_list), name="news"),
    path("ban-tin/", news.bulletin_list, name="bulletins"),
    path("thu-vien/", pages.index, name="index"),
    path("thu-vien/tim/", open_to_guests(search.search), name="search"),
    path("thu-vien/bien-soan/", pages.not_an_editor, name="not_an_editor"),
    path("thu-vien/da-giu/", keeping.kept, name="kept"),
    path("thu-vien/da-giu/kiem-tra/", keeping.news, name="kept_news"),
    path("thu-vien/tai-lieu/<uuid:key>/", pages.go_to_text, name="go_to_text"),
    path("thu-vien/tai-lieu/<uuid:key>/giu/", keeping.manifest, name="keep"),
    path("thu-vien/tai-lieu/<uuid:key>/ban-giu/", keeping.copy, name="kept_copy"),
    path("thu-vien/tai-lieu/<uuid:key>/cho-doc/", keeping.read_offline, name="read_offline"),
    path("thu-vien/do-hoa/<uuid:key>/in/", open_to_guests(printing.infographic), name="print_infographic"),
    path("thu-vien/nghe-nhin/<slug:public_id>/", pages.go_to_recording, name="go_to_recording"),
    path("thu-vien/<slug:slug>/bo-sung/", supplements.listed, name="supplements"),
    path("thu-vien/<slug:slug>/van-ban/", texts.read, name="official_text"),
    path("thu-vien/<slug:slug>/van-ban/tai-len/", texts.upload, name="upload"),
    path("thu-vien/<slug:slug>/van-ban/<slug:public_id>/", texts.review, name="review"),
    path("thu-vien/<slug:slug>/van-ban/<slug:public_id>/dung/", texts.use, name="use"),
    path("thu-vien/<slug:slug>/van-ban/<slug:public_id>/bo/", texts.discard, name="discard"),
    path("thu-vien/<slug:slug>/van-ban/<slug:public_id>/tep/", texts.download, name="download"),
    path("thu-vien/<slug:slug>/", open_to_guests(addresses.resolution), name="resolution"),
    re_path(r"^((?:thu-vien|tin-tuc|ban-tin)/(?:[\w\-]+/)+)$", open_to_guests(addresses.serve)),
]
