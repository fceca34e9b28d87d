"""The kinds of policy and the type of their values."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class StudyTarget:
    """Share of members who must have studied, in whole percent (`CB II.2.2`, `R47`)."""

    least_percent: int
    warn_percent: int


@dataclass(frozen=True)
class SurveyDefaults:
    """Defaults of a comprehension survey (`KT3`, `R21`): percent, number of attempts, minutes."""

    pass_percent: int
    attempts_allowed: int
    minutes: int


@dataclass(frozen=True)
class AttendanceRules:
    """When a member must study again, and how presence is counted (`KT3`, `R16`, `R17`).

    Absence of strictly more than `absent_more_than_percent` of the class's minutes. The document sets that figure;
    that minutes of a line outage are credited, and how long before a session its check-in opens, are our defaults.
    """

    absent_more_than_percent: int
    credits_outages: bool
    check_in_opens_minutes: int


@dataclass(frozen=True)
class UnitCriticismRules:
    """Share of a cell criticised or reminded that bars its highest grade, itself included (`KT3`, `R31`)."""

    bar_percent: int


@dataclass(frozen=True)
class ConferenceChecklist:
    """Days before a conference by which it is prepared, and after it by which it is reported (`TS II.1.7`, `R10`).

    The document states the days before for online conferences of the Centre and the province; asked of others by
    default. It wants the lists and the report "sau hội nghị" and names no day: the last two are our defaults.
    """

    invitations_earliest_days: int
    invitations_latest_days: int
    hall_days: int
    line_test_days: int
    headcount_days: int
    lists_days_after: int
    report_days_after: int


@dataclass(frozen=True)
class NotificationHours:
    """Hours (`HH:MM`, Asia/Ho_Chi_Minh) in which nothing is sent to people; equal ends: none."""

    quiet_from: str
    quiet_until: str


@dataclass(frozen=True)
class EssayLength:
    """How long a reflection essay is, all parts together (`CB2.4`, `R23`): words."""

    least_words: int
    most_words: int


@dataclass(frozen=True)
class RapporteurRules:
    """Whom a provincial conference takes (`CB3.3`, `R27`), and how often a rapporteur is reviewed (`CB3.3`, `R25`).

    The document says "hằng năm"; counting it as so many months from the last review is our reading.
    """

    province_takes_province_only: bool
    review_months: int


@dataclass(frozen=True)
class WatchingRules:
    """How much of a recording must have been played for it to count as watched: whole percent, of our own setting."""

    least_percent: int


@dataclass(frozen=True)
class EssayGrading:
    """How essays are handed in, graded and appealed (`CB2.4`, `R23`). The document names no figures: ours by default.

    Sheets of an upload; minutes for which a grader holds an essay; days for handing in again; days to appeal.
    """

    most_pages: int
    claim_minutes: int
    return_days: int
    appeal_days: int


KINDS: dict[str, type[Any]] = {
    "study_target": StudyTarget,
    "survey_defaults": SurveyDefaults,
    "attendance": AttendanceRules,
    "unit_criticism": UnitCriticismRules,
    "conference_checklist": ConferenceChecklist,
    "notification_hours": NotificationHours,
    "essay": EssayLength,
    "rapporteurs": RapporteurRules,
    "watching": WatchingRules,
    "essay_grading": EssayGrading,
}
