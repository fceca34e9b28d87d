"""The demonstration's news and its issue of the internal bulletin."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from learning.library.actions import publish_bulletin, publish_news
from members.access.models import User
from members.units.models import Unit
from portal.demo.content import read


def load_news(units: dict[str, Unit], by: User) -> None:
    """Three items, two of them open to the people, and one issue."""
    content, today = read("news"), timezone.localdate()
    for item in content["news"]:
        publish_news(
            by=by,
            owner_unit=units[item["unit"]],
            title=item["title"],
            slug=item["slug"],
            lead=item["lead"],
            body=body_of(item),
            dated_on=today - timedelta(days=item["days_ago"]),
            is_public=item["is_public"],
        )
    load_bulletin(content["bulletin"], units, by)


def body_of(item: dict[str, Any]) -> list[tuple[str, Any]]:
    """What happened, a figure where there is one, and what follows."""
    body: list[tuple[str, Any]] = [("text", item["html"].strip())]
    if "figure" in item:
        body.append(("key_figure", {"figure": item["figure"], "meaning": item["meaning"]}))
    return [*body, ("text", item["closing"].strip())] if item["closing"] else body


def load_bulletin(content: dict[str, Any], units: dict[str, Unit], by: User) -> None:
    """This month's issue."""
    today = timezone.localdate()
    articles = [
        ("article", {**article, "content": [{"type": "text", "value": article["html"].strip()}]})
        for article in content["articles"]
    ]
    publish_bulletin(
        by=by,
        owner_unit=units[content["unit"]],
        title=content["title"],
        slug=content["slug"],
        number=content["number"],
        year=today.year,
        month=today.month,
        body=articles,
    )
