"""“Việc của tôi”: what the signed-in member has to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from learning.campaigns.announcements import announcements_of
from learning.campaigns.cards import cards_of, headline
from members.access.request import user_of


def my_duties(request: HttpRequest) -> HttpResponse:
    """Open campaigns on top, each with its next step; what is over, folded below."""
    member = user_of(request).member
    cards = cards_of(member, timezone.localdate())
    context = {
        "member": member,
        "announcements": announcements_of(member, timezone.now()),
        "headline": headline(cards),
        "current": [card for card in cards if card.is_current],
        "exempt": [card for card in cards if card.is_open and card.enrolment.exempt],
        "over": [
            card for card in reversed(cards) if not card.is_current and not (card.is_open and card.enrolment.exempt)
        ],
    }
    return render(request, "learning/campaigns/my_duties.html", context)
