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


KINDS: dict[str, type[StudyTarget] | type[SurveyDefaults]] = {
    "study_target": StudyTarget,
    "survey_defaults": SurveyDefaults,
}
