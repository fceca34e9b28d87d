"""What a remark about an absence rests on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AbsenceFacts:
    """What a conference's roster says of a person; `absent` in minutes, None before it was reckoned."""

    required: bool
    closed: bool
    absent: int | None
    excused: bool
    excuse_asked: bool
    claimed: bool
