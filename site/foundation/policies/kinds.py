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
class EssayLength:
    """How long a reflection essay is, all parts together (`CB2.4`, `R23`): words."""

    least_words: int
    most_words: int


KINDS: dict[str, type[StudyTarget] | type[SurveyDefaults] | type[EssayLength]] = {
    "study_target": StudyTarget,
    "survey_defaults": SurveyDefaults,
    "essay": EssayLength,
}
