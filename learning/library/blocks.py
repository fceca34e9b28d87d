"""The rich blocks of a study text."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class NamedImageBlock(ImageBlock):
    """Wagtail's block, whose choice of a picture has its name from a variable."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("Tệp hình ảnh")


class PictureBlock(StructBlock):
    """A picture with its text alternative and a caption."""

    image = NamedImageBlock(label=_("Hình ảnh"))
    caption = CharBlock(label=_("Chú thích"), required=False, max_length=200)

    def clean(self, value: Any) -> Any:
        """In a study text no picture is mere decoration: a reader who cannot see it must lose nothing."""
        cleaned = super().clean(value)
        if not cleaned["image"].contextual_alt_text:
            message = _now("Đồng chí ghi lời tả hình ảnh cho người không nhìn được hình.")
            raise StructBlockValidationError({"image": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "image"
        label = _("Hình ảnh")
        template = "learning/library/blocks/picture.html"


class QuotationBlock(StructBlock):
    """A quotation that points to its clause."""

    text = TextBlock(label=_("Nội dung trích"))
    clause = CharBlock(label=_("Điều, mục"), max_length=60, help_text=_("Ví dụ: mục 3"))
    clause_anchor = CharBlock(
        label=_("Mã điều, mục"),
        max_length=40,
        required=False,
        help_text=_("Mã hiện bên cạnh mỗi điều, mục của văn bản gốc, ví dụ: m3"),
    )

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn")
        template = "learning/library/blocks/quotation.html"


class QuestionAnswerBlock(StructBlock):
    """A question people ask, and its answer."""

    question = CharBlock(label=_("Câu hỏi"), max_length=250)
    answer = RichTextBlock(label=_("Trả lời"), features=TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Hỏi – đáp")
        template = "learning/library/blocks/question_answer.html"


class KeyFigureBlock(StructBlock):
    """A figure worth remembering and what it means."""

    figure = CharBlock(label=_("Con số"), max_length=20)
    meaning = CharBlock(label=_("Ý nghĩa"), max_length=200)

    class Meta:
        icon = "order"
        label = _("Con số đáng nhớ")
        template = "learning/library/blocks/key_figure.html"


class ArticleBlock(StructBlock):
    """An article of an internal bulletin."""

    title = CharBlock(label=_("Tên bài"), max_length=200)
    source = CharBlock(label=_("Tác giả hoặc đơn vị gửi bài"), max_length=160, required=False)
    content = StreamBlock(
        [
            ("text", RichTextBlock(label=_("Đoạn văn"), features=TEXT_FEATURES)),
            ("picture", PictureBlock()),
            ("key_figure", KeyFigureBlock()),
        ],
        label=_("Nội dung bài"),
    )

    class Meta:
        icon = "doc-full"
        label = _("Bài viết")


HEADING = CharBlock(label=_("Đề mục (mở đầu một phần)"), icon="title", max_length=160)
TEXT = RichTextBlock(label=_("Đoạn văn"), features=TEXT_FEATURES)

STUDY_BLOCKS = [
    ("heading", HEADING),
    ("text", TEXT),
    ("picture", PictureBlock()),
    ("quotation", QuotationBlock()),
    ("question_answer", QuestionAnswerBlock()),
    ("key_figure", KeyFigureBlock()),
]
QUESTION_BLOCKS = [
    ("heading", CharBlock(label=_("Đề mục (mở đầu một nhóm câu hỏi)"), icon="title", max_length=160)),
    ("question_answer", QuestionAnswerBlock()),
]
PLAIN_BLOCKS = [
    ("heading", CharBlock(label=_("Đề mục"), icon="title", max_length=160)),
    ("text", TEXT),
    ("picture", PictureBlock()),
    ("key_figure", KeyFigureBlock()),
]
"""Of what belongs to no resolution's text (news) or adds to it (supplements): nothing is quoted by clause."""
BULLETIN_BLOCKS = [("article", ArticleBlock())]
