"""The duties that learning itself can require."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from learning.campaigns.models import Duty


def register_kinds() -> None:
    """Reading a condensed text; watching a recording; attending a conference."""
    register_reading()
    register_watching()
    register_attending()


def register_reading() -> None:
    """`READ_CONDENSED_TEXT`: its target is the text's key, which stays when an editor moves or renames it."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from learning.campaigns.kinds import DutyKind, Target, register
    from learning.library.choices import READ_CONDENSED_TEXT
    from learning.library.queries import texts_visible_to

    register(
        DutyKind(
            code=READ_CONDENSED_TEXT,
            label=_("Đọc tài liệu rút gọn"),
            action_label=_("Đọc tài liệu"),
            icon="book-open",
            address=lambda duty: reverse("library:go_to_text", args=[duty.requirement.target]),
            targets=lambda user: [
                Target(str(text.translation_key), text.title, text.minutes) for text in texts_visible_to(user)
            ],
            evidence=reading_evidence,
        )
    )


def reading_evidence(duty: "Duty") -> str:
    """`Đã đọc đủ 5 phần`."""
    from django.utils.translation import gettext as _

    sections = duty.evidence.get("sections")
    return _("Đã đọc đủ %(count)d phần") % {"count": sections} if sections else ""


def register_watching() -> None:
    """`WATCH_RECORDING`: its target is the recording's public id; done at the share that the policy sets."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from learning.campaigns.kinds import DutyKind, Target, register
    from learning.library.actions import settle_watched
    from learning.library.choices import WATCH_RECORDING
    from media.video.queries import published_for
    from media.watching.followers import follow

    follow(settle_watched)
    register(
        DutyKind(
            code=WATCH_RECORDING,
            label=_("Xem phim, nghe bài"),
            action_label=_("Xem, nghe"),
            icon="play",
            address=lambda duty: reverse("library:go_to_recording", args=[duty.requirement.target]),
            targets=lambda user: [
                Target(recording.public_id, recording.title, recording.live.minutes)
                for recording in published_for(user).select_related("live")
                if recording.live
            ],
            evidence=watching_evidence,
        )
    )


def watching_evidence(duty: "Duty") -> str:
    """`Đã xem 92% (cần 80%)`."""
    from django.utils.translation import gettext as _

    if "percent" not in duty.evidence:
        return ""
    return _("Đã xem %(percent)d%% (cần %(least_percent)d%%)") % duty.evidence


def register_attending() -> None:
    """`ATTEND_CONFERENCE`: given to those on a roster, never chosen for a campaign; its target is the conference."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from learning.attendance.actions.finishing import finish_by_study
    from learning.attendance.evidence import share_of, trouble
    from learning.campaigns.kinds import DutyKind, follow_self_study, register
    from learning.conferences.choices import ATTEND_CONFERENCE

    register(
        DutyKind(
            code=ATTEND_CONFERENCE,
            label=_("Dự hội nghị học tập"),
            action_label=_("Dự hội nghị"),
            icon="users",
            address=lambda duty: reverse("conferences:detail", args=[duty.requirement.target]),
            targets=lambda user: [],
            evidence=attending_evidence,
            trouble=trouble,
            share=share_of,
            waits_for_record=True,
        )
    )
    follow_self_study(finish_by_study)


def attending_evidence(duty: "Duty") -> str:
    """`Đã học theo ngành dọc – …` where it was credited (`KT2`), else the minutes (`KT3`)."""
    from django.utils.translation import gettext as _

    from learning.attendance.evidence import in_words

    credit = duty.evidence.get("credit")
    return _("Đã học theo ngành dọc – %(evidence)s") % {"evidence": credit} if credit else in_words(duty)
