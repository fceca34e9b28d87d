"""What a recording is, where it stands, and in which languages people speak in it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

PROCESS_RECORDING = "process_recording"
"""The kind of the background job."""


class RecordingKind(models.TextChoices):
    """Told by the content, once it is processed."""

    VIDEO = "VIDEO", _("Phim")
    AUDIO = "AUDIO", _("Bài nghe")


class RecordingState(models.TextChoices):
    """`DRAFT ⇄ PUBLISHED`: only officers see a draft."""

    DRAFT = "DRAFT", _("Bản nháp")
    PUBLISHED = "PUBLISHED", _("Đã phát hành")


class Language(models.TextChoices):
    """Of speech, captions and transcripts (`R45`): the codes are those that browsers know."""

    VIETNAMESE = "vi", _("Tiếng Việt")
    TAY = "tyz", _("Tiếng Tày – Nùng")
    MONG = "hmn", _("Tiếng Mông")
    DAO = "ium", _("Tiếng Dao")
