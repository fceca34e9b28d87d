"""All addresses: words of the field; the library's pages come last, from Wagtail."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from foundation.web.sign_in_required import open_to_guests
from portal import views

urlpatterns = [
    path("he-thong-thiet-ke/", views.design_system, name="design_system"),
    path("", include("foundation.web.urls")),
    path("", include("foundation.jobs.urls")),
    path("", include("foundation.notifications.urls")),
    path("", include("foundation.policies.urls")),
    path("", include("members.access.urls")),
    path("", include("members.people.urls")),
    path("", include("learning.campaigns.urls")),
    path("", include("learning.attendance.urls")),
    path("", include("learning.attendance.absence_urls")),
    path("", include("learning.rapporteurs.urls")),
    path("", include("learning.rapporteurs.outlines.urls")),
    path("", include("learning.conferences.urls")),
    path("", include("learning.remarks.urls")),
    path("", include("reports.dashboards.urls")),
    path("", include("assessments.urls")),
    path("", include("learning.library.urls")),
    path("", include("media.assets.urls")),
    path("", include("media.video.urls")),
    path("", include("media.watching.urls")),
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu-dinh-kem/", include(wagtaildocs_urls)),
    path("", RedirectView.as_view(url="/viec-cua-toi/"), name="home"),
    re_path(wagtail_urls.serve_pattern, open_to_guests(serve)),
    path("", include(wagtail_urls)),
]

handler403 = "foundation.web.errors.forbidden"
handler404 = "foundation.web.errors.not_found"
handler500 = "foundation.web.errors.server_error"
