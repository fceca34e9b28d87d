"""Choosing a film or an audio piece in the page editor: what is published and the editor may see."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet

from media.video.choices import RecordingKind
from media.video.models import Recording
from media.video.queries import published_for, titled
from members.access.request import user_of


class TitleForm(BaseFilterForm):
    """Searches titles, marks and capitals aside."""

    q = forms.CharField(
        label=_("Tìm theo tên"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Tìm theo tên")})
    )

    def filter(self, objects: QuerySet[Recording]) -> QuerySet[Recording]:
        found: QuerySet[Recording] = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        self.is_searching = bool(self.search_query)
        return titled(found, self.search_query) if self.search_query else found


class OfTheEditor:
    """What the views of the chooser share: the editor's own recordings of the chooser's kind; nothing is made here."""

    recording_kind: RecordingKind
    request: Any

    def get_object_list(self) -> QuerySet[Recording]:
        """Newest first."""
        found = published_for(user_of(self.request)).filter(live__kind=self.recording_kind)
        return found.select_related("live", "unit").order_by("-published_at", "-pk")

    def get_object(self, pk: str) -> Recording:
        """Raises `DoesNotExist` for any other."""
        return self.get_object_list().get(pk=int(pk) if pk.isascii() and pk.isdigit() else 0)

    def get_objects(self, pks: list[str]) -> QuerySet[Recording]:
        """None of any other."""
        return self.get_object_list().filter(pk__in=[int(pk) for pk in pks if pk.isascii() and pk.isdigit()])

    def can_create(self) -> bool:
        """Recordings are sent on screens of their own."""
        return False


class Listed(OfTheEditor):
    """The list's search and columns."""

    filter_form_class = TitleForm

    @property
    def columns(self) -> list[Column]:
        """The title first, as Wagtail makes it."""
        return [
            self.title_column,  # type: ignore[attr-defined]
            Column("length", label=_("Thời lượng"), accessor="live.length"),
            Column("language", label=_("Ngôn ngữ"), accessor="get_language_display"),
            Column("unit", label=_("Đơn vị"), accessor="unit.label"),
        ]


def made(name: str, kind: RecordingKind, **words: Any) -> ChooserViewSet:
    """A chooser of one kind."""
    bases = {
        "choose_view_class": (Listed, views.ChooseView),
        "choose_results_view_class": (Listed, views.ChooseResultsView),
        "chosen_view_class": (OfTheEditor, views.ChosenView),
        "chosen_multiple_view_class": (OfTheEditor, views.ChosenMultipleView),
    }
    classes = {key: type(key.title(), parents, {"recording_kind": kind}) for key, parents in bases.items()}
    chooser = type(name, (ChooserViewSet,), {**classes, "model": Recording, "register_widget": False, **words})
    made_one: ChooserViewSet = chooser(name)
    return made_one


FILMS = made(
    "chon_phim",
    RecordingKind.VIDEO,
    icon="media",
    choose_one_text=_("Chọn phim"),
    choose_another_text=_("Chọn phim khác"),
    edit_item_text=_("Xem phim"),
)
SOUNDS = made(
    "chon_bai_nghe",
    RecordingKind.AUDIO,
    icon="media",
    choose_one_text=_("Chọn bài nghe"),
    choose_another_text=_("Chọn bài nghe khác"),
    edit_item_text=_("Nghe bài"),
)
CHOOSERS = {RecordingKind.VIDEO: FILMS, RecordingKind.AUDIO: SOUNDS}


def widget_for(kind: RecordingKind | str) -> forms.Widget:
    """The editor's widget for a recording of that kind."""
    widget: forms.Widget = CHOOSERS[RecordingKind(kind)].widget_class()
    return widget
