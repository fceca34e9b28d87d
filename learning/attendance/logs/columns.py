"""The header of a log: which column holds what, by the names that meeting systems and offices give them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta, timezone

from foundation.documents.spreadsheet import Value
from foundation.web.vietnamese import fold

NAMES: dict[str, str] = {
    "name": "name original name|name|full name|fullname|user name|username|participant|participant name|attendee|"
    "attendee name|attendee display name|display name|ten hien thi|ho va ten|ho ten|ten nguoi dung|"
    "ten nguoi tham gia|ten thanh vien|nguoi tham gia|nguoi du|nguoi du hop|dai bieu|ten dai bieu|ho ten dai bieu|"
    "ten tai khoan|ho va ten dang vien|ho ten dang vien|dang vien|ten day du",
    "family": "last name|surname|family name|ho|ho dem|ho va ten dem|ho va dem|ho va chu dem",
    "given": "first name|given name|ten",
    "card": "so the|so the dang|so the dang vien|so the dv|ma|ma so|ma dang vien|ma dai bieu|ma nhan vien|"
    "ma can bo|member number|card number",
    "unit": "don vi|chi bo|to chuc dang|noi sinh hoat|co quan|phong ban|don vi cong tac|department|organization|"
    "organisation|unit|diem cau|company|chi bo sinh hoat",
    "joined": "join time|joined|joined at|time joined|join|gio vao|thoi gian vao|vao luc|gio tham gia|"
    "thoi gian tham gia|thoi diem tham gia|thoi diem vao|gio vao phong|thoi gian vao phong|vao|start time|"
    "thoi gian bat dau|gio bat dau|attendance start time|gio den|join date|thoi gian vao hop|gio vao hop",
    "left": "leave time|left|left at|time left|time exited|exit time|leave|gio ra|thoi gian ra|ra luc|gio roi|"
    "thoi gian roi|thoi diem roi|thoi gian roi khoi|thoi gian roi di|thoi diem ra|gio ra phong|gio roi phong|"
    "thoi gian roi phong|ra|end time|thoi gian ket thuc|gio ket thuc|attendance end time|gio ve|"
    "thoi gian ra hop|gio ra hop",
    "first_joined": "first join|first join time|lan tham gia dau tien|lan vao dau|lan vao dau tien",
    "last_left": "last leave|last leave time|lan roi cuoi cung|lan ra cuoi|lan ra cuoi cung",
    "duration": "duration minutes|duration|meeting duration|in meeting duration|total duration minutes|"
    "total duration|attendance duration|thoi luong|thoi luong phut|thoi gian tham du phut|so phut|"
    "so phut tham gia|tong thoi gian|tong thoi gian phut|thoi gian tham du|time in call|thoi gian du|"
    "thoi gian du phut|thoi luong tham gia|duration seconds|thoi luong giay",
    "day": "ngay|date|ngay hop|ngay hoc|ngay tham gia|meeting date",
}
MEANINGS = {name: role for role, names in NAMES.items() for name in names.split("|")}
ZONE = re.compile(r"\(?\b(?:utc|gmt)\s*(?P<offset>[+-]\s*\d{1,2})?(?::?00)?\)?", re.IGNORECASE)


@dataclass(frozen=True)
class Columns:
    """Where each thing stands, from 0; `zone` is the times' where the header names one; `in_seconds` of durations.

    In a `summary` a row holds a person's first joining and last leaving, whatever lies between.
    """

    places: dict[str, int] = field(default_factory=dict)
    zone: timezone | None = None
    in_seconds: bool = False

    @property
    def summary(self) -> bool:
        """Whether rows say nothing of what lies between first and last."""
        return "joined" not in self.places and "first_joined" in self.places

    def value(self, row: Sequence[Value], role: str) -> Value:
        """What the row holds in that column; None without one."""
        place = self.places.get(role)
        return row[place] if place is not None and place < len(row) else None


def columns_of(row: Sequence[Value]) -> Columns | None:
    """The columns, when the row is a header: it names a person's column and a time's."""
    labels = [value if isinstance(value, str) else "" for value in row]
    zones = [found for label in labels if (found := ZONE.search(label))]
    places: dict[str, int] = {}
    for index, label in enumerate(labels):
        role = MEANINGS.get(plain(ZONE.sub(" ", label)))
        if role:
            places.setdefault(role, index)
    if "given" in places and "family" not in places:  # “Tên” alone is the whole name
        places.setdefault("name", places.pop("given"))
    named = places.keys() & {"name", "card"} or places.keys() >= {"family", "given"}
    timed = places.keys() & {"joined", "first_joined"}
    if not (named and timed):
        return None
    duration = labels[places["duration"]] if "duration" in places else ""
    seconds = bool({"seconds", "giay"} & set(plain(duration).split()))
    return Columns(places, zone_of(zones[0]) if zones else None, seconds)


def plain(label: str) -> str:
    """Lower case without marks and punctuation: `Giờ vào (lúc)` gives `gio vao luc`."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(label)).split())


def zone_of(found: re.Match[str]) -> timezone:
    """`UTC+07:00`, `GMT`."""
    hours = int((found["offset"] or "0").replace(" ", ""))
    return timezone(timedelta(hours=max(-14, min(14, hours))))
