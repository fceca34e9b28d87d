"""The rubric shipped with the system; essays handed in before get a version, their steps, and the rubric."""

import hashlib

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def level(title: str, tenths: int, says: str) -> dict[str, object]:
    return {"title": title, "says": says, "tenths": tenths}


CRITERIA = [
    {
        "code": "grasp",
        "title": "Nhận thức",
        "asks": "Nắm được những điểm cơ bản, điểm mới, mục tiêu, nhiệm vụ và giải pháp.",
        "levels": [
            level("Chưa đạt", 0, "Chưa nêu được nội dung cơ bản, hoặc chỉ chép lại tài liệu."),
            level("Đạt", 20, "Nêu được nội dung cơ bản; điểm mới, mục tiêu còn thiếu hoặc chưa rõ."),
            level("Khá", 30, "Nêu đúng nội dung cơ bản và điểm mới; còn thiếu một phần mục tiêu, nhiệm vụ, giải pháp."),
            level(
                "Tốt", 40, "Nêu đủ, đúng bằng lời của mình: nội dung cơ bản, điểm mới, mục tiêu, nhiệm vụ, giải pháp."
            ),
        ],
    },
    {
        "code": "link_to_duty",
        "title": "Liên hệ",
        "asks": "Liên hệ tình hình địa phương, đơn vị và nhiệm vụ của bản thân.",
        "levels": [
            level("Chưa đạt", 0, "Chưa liên hệ với nơi công tác, sinh hoạt và việc của bản thân."),
            level("Đạt", 20, "Có liên hệ nhưng còn chung, chưa nêu việc cụ thể."),
            level("Khá", 30, "Nêu đúng tình hình và việc mình sẽ làm; chưa rõ thời hạn hoặc cách làm."),
            level("Tốt", 40, "Nêu tình hình bằng số liệu, việc làm cụ thể; rõ việc mình sẽ làm, cách làm và thời hạn."),
        ],
    },
    {
        "code": "proposals",
        "title": "Đề xuất",
        "asks": "Đề xuất, kiến nghị với chi bộ, cấp ủy, chính quyền.",
        "levels": [
            level("Chưa đạt", 0, "Không có đề xuất, hoặc đề xuất không liên quan đến nghị quyết."),
            level("Đạt", 10, "Có đề xuất nhưng chưa rõ ai làm, làm thế nào."),
            level("Khá", 15, "Đề xuất sát thực tế, làm được; chưa nêu rõ người làm hoặc thời hạn."),
            level("Tốt", 20, "Đề xuất sát thực tế, làm được, nêu rõ ai làm, bao giờ."),
        ],
    },
]
TITLE = "Phiếu chấm bài thu hoạch"
SOURCE = "Đề án 04-ĐA/TU của Tỉnh ủy Cao Bằng (2021), mục CB2.4; điểm và mức do hệ thống đặt sẵn"
PARTS = ("grasp", "link_to_duty", "proposals")
HANDED_IN = ("SUBMITTED", "RETURNED", "ACCEPTED")


def carry_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rubrics, versions = apps.get_model("assessments", "Rubric"), apps.get_model("assessments", "EssayVersion")
    rubric = rubrics.objects.create(title=TITLE, source=SOURCE, criteria=CRITERIA)
    essays = apps.get_model("assessments", "Essay").objects
    for essay in essays.filter(state__in=HANDED_IN).iterator():
        if essay.state != "RETURNED":  # its text may have been changed since
            keep_version(versions, essay)
        essay.rubric, essay.steps_taken = rubric, write_steps(apps, essay)
        essay.save(update_fields=["rubric", "steps_taken"])


def keep_version(versions: object, essay: object) -> None:
    texts = {part: getattr(essay, part) for part in PARTS}
    sha256 = hashlib.sha256("\x00".join(texts.values()).encode()).hexdigest()
    submitted = {"words": essay.words, "sha256": sha256, "submitted_at": essay.submitted_at}
    versions.objects.create(essay=essay, number=1, **submitted, **texts)


def write_steps(apps: Apps, essay: object) -> int:
    """Handed in, decided, handed in again: as the decisions kept until now tell it; returns how many steps."""
    user = apps.get_model("members", "User").objects.get(member=essay.author_id)
    steps, origin = [], "DRAFT"
    for decision in essay.decisions.order_by("pk"):
        steps.append(("hand_in", origin, "SUBMITTED", "", user, min(decision.at, essay.submitted_at)))
        name = "accept" if decision.decision == "ACCEPTED" else "return"
        steps.append((name, "SUBMITTED", decision.decision, decision.reason, decision.by, decision.at))
        origin = decision.decision
    if essay.state == "SUBMITTED":
        steps.append(("hand_in", origin, "SUBMITTED", "", user, essay.submitted_at))
    for number, (name, origin, to, reason, by, at) in enumerate(steps, 1):
        apps.get_model("foundation", "ReviewStep").objects.create(
            object_type="assessments.Essay",
            object_id=essay.public_id,
            number=number,
            name=name,
            origin=origin,
            to=to,
            reason=reason,
            by=by,
            at=at,
        )
    return len(steps)


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0004_full_essays"),
        ("foundation", "0010_reviews"),
        ("members", "0001_first_light"),
    ]
    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
