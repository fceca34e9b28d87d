"""Who may speak where, and when a rapporteur is to be reviewed: pure."""

from calendar import monthrange
from datetime import date

from foundation.policies.kinds import RapporteurRules
from learning.rapporteurs.choices import RapporteurLevel

FROM_PROVINCE = frozenset({RapporteurLevel.CENTRAL, RapporteurLevel.PROVINCE})
UNITS_OF = {
    RapporteurLevel.CENTRAL: {"PROVINCE"},
    RapporteurLevel.PROVINCE: {"PROVINCE"},
    RapporteurLevel.COMMUNE: {"COMMUNE"},
    RapporteurLevel.GRASSROOTS: {"COMMUNE", "GRASSROOTS"},
}
"""Codes of the levels of unit whose board keeps rapporteurs of each level."""


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def review_due(last: date, rules: RapporteurRules) -> date:
    """The last day by which the next review is held, counted from the last one or from the recognition (`CB3.3`)."""
    return months_later(last, rules.review_months)


def may_speak(level: str, conference_level: str, rules: RapporteurRules) -> bool:
    """Provincial conferences take only central and provincial rapporteurs (`CB3.3`, `R27`)."""
    return not rules.province_takes_province_only or conference_level != "PROVINCE" or level in FROM_PROVINCE


def levels_for(conference_level: str, rules: RapporteurRules) -> list[str]:
    """Levels of rapporteurs whom the conference takes."""
    return [level for level in RapporteurLevel.values if may_speak(level, conference_level, rules)]


def kept_by(level: str, unit_level: str) -> bool:
    """Whether a unit of that level keeps rapporteurs of this one."""
    return unit_level in UNITS_OF[RapporteurLevel(level)]
