"""Words of surveys and tests."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuizKind(models.TextChoices):
    """What a set of questions is for."""

    COMPREHENSION_SURVEY = "COMPREHENSION_SURVEY", _("Phiếu khảo sát nhận thức")
    CELL_MEETING_TEST = "CELL_MEETING_TEST", _("Kiểm tra tại sinh hoạt chi bộ")


class QuizState(models.TextChoices):
    """A quiz is drafted, then ready to be required, then withdrawn."""

    DRAFT = "DRAFT", _("Bản nháp")
    READY = "READY", _("Sẵn sàng")
    WITHDRAWN = "WITHDRAWN", _("Đã rút")
