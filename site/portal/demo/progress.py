"""How far each member of the demonstration has come: chosen so that every screen has something to show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from assessments.attempts.actions import save_answers, start_attempt, submit_attempt
from assessments.attempts.models import Attempt
from assessments.attempts.queries import PASS_SURVEY
from assessments.attempts.rules import Answers, milliseconds
from assessments.bank.queries import frozen_versions
from learning.campaigns.models import Campaign, Duty
from learning.library.actions import finish_reading
from learning.library.choices import READ_CONDENSED_TEXT
from learning.library.models import CondensedTextPage, ReadingPlace
from learning.library.rules.sections import split
from members.people.models import Member

FINISHED_BY_CELL = {
    "ban-chang": 0.75,
    "ban-pu-nhung": 1.0,
    "thon-kon-blong": 1.0,
    "truong-khau-luong": 1.0,
    "tram-y-te-khau-luong": 1.0,
    "to-dan-pho-3": 0.62,
    "to-dan-pho-5": 0.91,
    "ban-tuyen-giao-dan-van": 1.0,
}
KEPT_OPEN = {"hoang-van-vinh", "dam-thi-hanh"}
"""People shown at the keyboard: they still have something to do."""
FAILED = {"nong-van-chien"}


@dataclass
class Story:
    """One campaign's members on their way; `begin` is when they started."""

    campaign: Campaign
    begin: datetime
    end: datetime
    dice: Random
    is_past: bool = False

    def moment(self) -> datetime:
        """Some daytime minute between the two."""
        days = max((self.end - self.begin).days, 1)
        return self.begin + timedelta(days=self.dice.randrange(days), minutes=self.dice.randrange(600))

    def duty(self, member: Member, kind: str) -> Duty | None:
        """The member's duty of that kind, if there is one still to do."""
        owed = Duty.objects.filter(enrolment__campaign=self.campaign, enrolment__member=member, state="TODO")
        return owed.filter(requirement__kind=kind).select_related("enrolment", "requirement").first()

    def tell(self, member: Member, key: str, share: float, text: CondensedTextPage) -> None:
        """Let the member come as far as the dice and the plan say."""
        if self.is_past and key in KEPT_OPEN:
            self.read(member, text)
        elif key in KEPT_OPEN:
            self.half_read(member, text, self.end)
        elif key in FAILED and not self.is_past:
            self.read(member, text)
            self.take_survey(member, sure=0.2, tries=3)
        elif self.dice.random() < share:
            self.read(member, text)
            self.take_survey(member, sure=0.9, tries=3)
        elif self.dice.random() < 0.5:
            self.read(member, text)
            self.begin_survey(member)
        elif self.dice.random() < 0.6:
            self.half_read(member, text, self.moment())

    def read(self, member: Member, text: CondensedTextPage) -> None:
        """Read to the end."""
        if self.duty(member, READ_CONDENSED_TEXT):
            total, at = sections_of(text), self.moment()
            ReadingPlace.objects.create(member=member, page=text, section=total, furthest=total, updated_at=at)
            finish_reading(member=member, page=text, total=total, at=at)

    def half_read(self, member: Member, text: CondensedTextPage, at: datetime) -> None:
        """Stop in the middle."""
        half = max(sections_of(text) // 2, 1)
        ReadingPlace.objects.get_or_create(
            member=member, page=text, defaults={"section": half, "furthest": half, "updated_at": at}
        )

    def begin_survey(self, member: Member) -> Attempt | None:
        """Start the survey a few minutes ago and answer some of it."""
        duty = self.duty(member, PASS_SURVEY)
        if duty is None:
            return None
        attempt = start_attempt(duty=duty, member=member, at=self.end)
        some = {place: answer for place, answer in self.answers(attempt, 0.8, self.end).items() if int(place) < 7}
        save_answers(attempt=attempt, answers=some, at=self.end)
        return attempt

    def take_survey(self, member: Member, sure: float, tries: int) -> None:
        """Attempts until one passes or none is left; `sure` is the chance of knowing an answer."""
        for _try in range(tries):
            duty = self.duty(member, PASS_SURVEY)
            if duty is None:
                return
            at = self.moment()
            attempt = start_attempt(duty=duty, member=member, at=at)
            done = at + timedelta(minutes=9)
            submit_attempt(attempt=attempt, answers=self.answers(attempt, sure, done), at=done)

    def answers(self, attempt: Attempt, sure: float, at: datetime) -> Answers:
        """An answer to every question, right with chance `sure`."""
        versions = frozen_versions(item["version"] for item in attempt.paper)
        chosen: dict[str, Any] = {}
        for place, item in enumerate(attempt.paper):
            key = sorted(versions[item["version"]].key)
            wrong = [option for option in item["options"] if option not in key][:1]
            chosen[str(place)] = {"chosen": key if self.dice.random() < sure else wrong, "at": milliseconds(at)}
        return chosen


def sections_of(text: CondensedTextPage) -> int:
    """How many sections the text has."""
    return len(split([block.block_type for block in text.body]))
