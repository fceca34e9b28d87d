"""The kinds of policy and the type of their values."""

from dataclasses import dataclass


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
class NotificationHours:
    """Hours (`HH:MM`, Asia/Ho_Chi_Minh) in which nothing is sent to people; equal ends: none."""

    quiet_from: str
    quiet_until: str


KINDS: dict[str, type[StudyTarget] | type[SurveyDefaults] | type[NotificationHours]] = {
    "study_target": StudyTarget,
    "survey_defaults": SurveyDefaults,
    "notification_hours": NotificationHours,
}
