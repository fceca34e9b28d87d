"""News that is open to the people, for readers of feeds (Atom)."""

from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from learning.library.models import NewsPage
from learning.library.queries import open_news

MOST = 20


class NewsFeed(Feed):
    """The newest items with their summaries; no person is named."""

    feed_type = Atom1Feed
    title = _("Tin học tập, quán triệt nghị quyết")
    subtitle = _("Tin công khai trên cổng thông tin.")

    def link(self) -> str:
        """Where they are listed."""
        return reverse("library:news")

    def items(self) -> QuerySet[NewsPage]:
        """Newest first."""
        return open_news()[:MOST]

    def item_title(self, item: NewsPage) -> str:
        return item.title

    def item_description(self, item: NewsPage) -> str:
        return item.lead

    def item_link(self, item: NewsPage) -> str:
        return f"{self.link()}{item.slug}/"

    def item_pubdate(self, item: NewsPage) -> datetime | None:
        """When it was first published."""
        return item.first_published_at

    def item_author_name(self, item: NewsPage) -> str | Promise:
        """The unit."""
        return item.owner_unit.name


feed = NewsFeed()


@login_not_required
@require_safe
@cache_control(public=True, max_age=600)
def news(request: HttpRequest) -> HttpResponseBase:
    """The feed."""
    return feed(request)
