"""Films and audio pieces as study materials: pages that show a recording of `media.video`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from learning.library import panels
from learning.library.choices import MaterialKind
from learning.library.forms_admin import RecordingPageForm
from learning.library.models.materials import StudyMaterialPage
from media.video.choices import RecordingKind
from media.video.models import Recording


class RecordingPage(StudyMaterialPage):
    """A recording of the one kind that the page is for, and what is said before it."""

    recording_kind: RecordingKind
    recording = models.ForeignKey(Recording, models.PROTECT, verbose_name=_("Phim, bài nghe"), related_name="+")
    intro = models.TextField(_("Lời dẫn"), blank=True)

    base_form_class = RecordingPageForm
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    content_panels = panels.RECORDING
    words = ("intro", "what_is_said")

    class Meta:
        abstract = True

    @property
    def what_is_said(self) -> str:
        """The recording's description and transcript."""
        return f"{self.recording.description}\n{self.recording.transcript}"


class VideoPage(RecordingPage):
    """A film to watch."""

    recording_kind = RecordingKind.VIDEO
    material_kind = MaterialKind.VIDEO

    class Meta:
        verbose_name = verbose_name_plural = _("phim học tập")


class AudioPage(RecordingPage):
    """A piece to listen to."""

    recording_kind = RecordingKind.AUDIO
    material_kind = MaterialKind.AUDIO

    class Meta:
        verbose_name = verbose_name_plural = _("bài nghe học tập")
