"""The demonstration's essays stand in the states that a newcomer is told of."""

from collections import Counter

import pytest

from assessments.essays.choices import AppealState
from assessments.essays.models import Appeal, Essay
from assessments.essays.queries import waiting_for
from members.access.models import User
from portal.demo import accounts, loader
from portal.demo.content import read
from portal.demo.essays import TARGET


@pytest.mark.django_db
def test_twelve_essays_stand_in_their_states() -> None:
    loader.load()
    essays = Essay.objects.filter(duty__requirement__target=TARGET)
    assert Counter(essays.values_list("state", flat=True)) == {"ACCEPTED": 5, "SUBMITTED": 5, "RETURNED": 1, "DRAFT": 1}
    assert (essays.filter(released_at__isnull=False).count(), essays.filter(commended=True).count()) == (3, 1)
    assert Appeal.objects.get().state == AppealState.OPEN
    secretary = User.objects.get(username=accounts.numbers()["cell_secretary"])
    assert waiting_for(secretary).count() == 4


@pytest.mark.rule
def test_no_two_essays_share_a_sentence() -> None:
    sentences = [
        sentence.strip()
        for row in read("essays")["essays"]
        for part in ("grasp", "link_to_duty", "proposals")
        for sentence in row[part].split(".")
        if len(sentence.split()) > 6
    ]
    assert len(set(sentences)) == len(sentences)
