"""The demonstration's essays: twelve, each in another state, one of them appealed."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from assessments.attempts.rules import milliseconds
from assessments.essays.actions import (
    accept_essay,
    claim_essay,
    file_appeal,
    release_results,
    return_essay,
    save_parts,
    submit_essay,
)
from assessments.essays.actions.releasing import TELL_RESULTS
from assessments.essays.choices import EssayPart
from assessments.essays.models import Essay
from assessments.essays.queries import WRITE_ESSAY, own_essay_duties, with_origin
from assessments.essays.rules import Parts
from foundation.jobs.models import Job
from learning.campaigns.actions import give_duties
from learning.campaigns.models import Campaign, Duty, Enrolment
from members.access.models import User
from portal.demo.content import read
from portal.demo.stage import Stage, at, do, later

TARGET = "chuyen-de"
RELEASED = ("commended", "released", "appealed")
CRITERIA = ("grasp", "link_to_duty", "proposals")


def load_essays(stage: Stage, campaign: Campaign) -> None:
    """Given to twelve people of the commune; written, returned, graded, released and contested as the content says."""
    content = read("essays")
    rows: list[dict[str, Any]] = content["essays"]
    people = [stage.members[row["member"]] for row in rows]
    give_duties(
        campaign=campaign,
        enrolments=Enrolment.objects.filter(campaign=campaign, member__in=people),
        kind=WRITE_ESSAY,
        target=TARGET,
        title=content["title"],
        minutes=content["minutes"],
        due_on=later(timezone.localdate(), content["days_left"]),
        by=stage.officer,
    )
    late = [row for row in rows if row["state"] == "graded"]
    for row in rows:
        write(stage, row)
    release(stage, campaign, rows)
    for row in late:
        written = Essay.objects.get(duty__requirement__target=TARGET, author=stage.members[row["member"]])
        grade(stage, row, fresh(written))


def writer(stage: Stage, row: dict[str, Any]) -> User:
    """The person's account, made without a usable password when there is none."""
    member = stage.members[row["member"]]
    return User.objects.filter(member=member).first() or User.objects.create_user(member)


def parts_of(row: dict[str, Any], moment: datetime) -> Parts:
    """What they wrote."""
    return {part: {"text": row[part].strip(), "at": milliseconds(moment)} for part in EssayPart.values}


def moment_of(row: dict[str, Any], clock: str, days: int = 0) -> datetime:
    """So many days after the day of handing in."""
    return at(later(timezone.localdate(), days - row["days"]), clock)


def write(stage: Stage, row: dict[str, Any]) -> None:
    """One essay, up to its state but for the release."""
    duty = own_essay_duties(writer(stage, row)).get(requirement__target=TARGET)
    moment = moment_of(row, "20:14")
    if row["state"] == "draft":
        save_parts(duty=duty, parts=parts_of(row, moment), at=moment)
        return
    essay = fresh(submit_essay(duty=duty, parts=parts_of(row, moment), at=moment))
    if row["state"] in RELEASED:
        grade(stage, row, essay)
    elif row["state"] == "held":
        claim_essay(essay=essay, by=stage.officer, at=timezone.now())
    elif row["state"] in ("returned", "again"):
        send_back(stage, row, essay)
        if row["state"] == "again":
            hand_in_again(duty, row)


def fresh(essay: Essay) -> Essay:
    """With its origin, as actions ask."""
    return with_origin(Essay.objects.all()).get(pk=essay.pk)


def grade(stage: Stage, row: dict[str, Any], essay: Essay) -> None:
    """By the cell's secretary the evening after."""
    said = {f"level.{code}": level for code, level in zip(CRITERIA, row["levels"], strict=True)}
    said |= {"remark": row["remark"], "commend": "1" if row["state"] == "commended" else ""}
    if "comment" in row:
        said["comment.a1"] = comment(row)
    moment = moment_of(row, "21:06", 1)
    notes: Parts = {name: {"text": text, "at": milliseconds(moment)} for name, text in said.items()}
    accept_essay(essay=essay, seen=essay.steps_taken, entries=notes, by=stage.secretary, at=moment)


def comment(row: dict[str, Any]) -> str:
    """On the words quoted."""
    part, quote = row["comment"]["part"], row["comment"]["quote"]
    start = row[part].strip().index(quote)
    return json.dumps({"part": part, "start": start, "end": start + len(quote), "says": row["comment"]["says"]})


def send_back(stage: Stage, row: dict[str, Any], essay: Essay) -> None:
    """By the cell's secretary, for a week."""
    moment, day = moment_of(row, "19:30", 1), later(timezone.localdate(), 5)
    chosen = {"reason": row["reason"], "due_on": day, "by": stage.secretary, "at": moment}
    return_essay(essay=essay, seen=essay.steps_taken, **chosen)


def hand_in_again(duty: Duty, row: dict[str, Any]) -> None:
    """With what was asked for."""
    moment = moment_of(row, "8:40", 3)
    more = row | {"link_to_duty": f"{row['link_to_duty'].strip()}\n{row['added'].strip()}"}
    duty.refresh_from_db()
    submit_essay(duty=duty, parts=parts_of(more, moment), at=moment)


def release(stage: Stage, campaign: Campaign, rows: list[dict[str, Any]]) -> None:
    """What was graded by then; one is commended, one contests the result."""
    moment = timezone.now() - timedelta(days=3)
    essays = Essay.objects.filter(duty__requirement__target=TARGET)
    by_state = {row["state"]: essays.get(author=stage.members[row["member"]]) for row in rows}
    commended = [by_state["commended"].public_id]
    release_results(campaign=campaign, commended=commended, by=stage.officer, at=moment)
    do(Job.objects.get(kind=TELL_RESULTS))
    row = next(row for row in rows if row["state"] == "appealed")
    file_appeal(essay=fresh(by_state["appealed"]), reason=row["appeal"], by=writer(stage, row), at=moment)
