"""Study materials of every form, news, the internal bulletin, local supplements, and the table that lists read.

The two index pages stand below the home page beside the library; groups and the workflow are those of the library.
Existing pages get their entries from `manage.py rebuild_library` (`manage.py prepare` calls it).
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import wagtail.fields
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import learning.library.models.pages
import learning.library.permissions

tree: Any = import_module("learning.migrations.0002_library_tree")


def plant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    """Everything is get-or-create; tests that flush the database call it with today's models."""
    home = apps.get_model("learning", "HomePage").objects.first()
    for model, slug, title in (
        ("NewsIndexPage", "tin-tuc", "Tin tức"),
        ("BulletinIndexPage", "ban-tin", "Bản tin Thông báo nội bộ"),
    ):
        page = tree.make_page(apps, model, home, slug, title)
        home.refresh_from_db()
        for name in (tree.AUTHORS, tree.OFFICERS, tree.ADMINISTRATORS):
            group = apps.get_model("auth", "Group").objects.get_or_create(name=name)[0]
            tree.grant_pages(apps, group, page, tree.WRITING if name == tree.AUTHORS else tree.PUBLISHING)
        tree.start_workflow(apps, page)


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0013_words_for_pages"),
        ("media", "0003_words_for_pictures"),
        ("members", "0003_unread_notices"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="BulletinIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mục bản tin nội bộ",
                "verbose_name_plural": "mục bản tin nội bộ",
            },
            bases=(learning.library.permissions.FixedPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="NewsIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "mục tin tức",
                "verbose_name_plural": "mục tin tức",
            },
            bases=(learning.library.permissions.FixedPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="QuestionAnswerPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("audiences", models.JSONField(default=list, verbose_name="Dành cho")),
                (
                    "study_depth",
                    models.CharField(
                        choices=[
                            ("BRIEF", "Nắm điểm chính"),
                            ("STANDARD", "Học tập đầy đủ"),
                            ("IN_DEPTH", "Nghiên cứu sâu"),
                        ],
                        default="STANDARD",
                        max_length=8,
                        verbose_name="Mức độ",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("vi", "Tiếng Việt"),
                            ("tyz", "Tiếng Tày – Nùng"),
                            ("hmn", "Tiếng Mông"),
                            ("ium", "Tiếng Dao"),
                        ],
                        default="vi",
                        max_length=3,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="Lời dẫn")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("question_answer", 3)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "title", "label": "Đề mục (mở đầu một nhóm câu hỏi)", "max_length": 160},
                            ),
                            1: ("wagtail.blocks.CharBlock", (), {"label": "Câu hỏi", "max_length": 250}),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "ol", "ul", "link"], "label": "Trả lời"},
                            ),
                            3: ("wagtail.blocks.StructBlock", [[("question", 1), ("answer", 2)]], {}),
                        },
                        verbose_name="Câu hỏi và trả lời",
                    ),
                ),
            ],
            options={
                "verbose_name": "tài liệu hỏi – đáp",
                "verbose_name_plural": "tài liệu hỏi – đáp",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.AddField(
            model_name="condensedtextpage",
            name="form",
            field=models.CharField(
                choices=[("CONDENSED", "Tài liệu rút gọn"), ("LEAFLET", "Tờ gấp"), ("VERSE", "Văn vần")],
                default="CONDENSED",
                max_length=9,
                verbose_name="Thể",
            ),
        ),
        migrations.AddField(
            model_name="condensedtextpage",
            name="language",
            field=models.CharField(
                choices=[
                    ("vi", "Tiếng Việt"),
                    ("tyz", "Tiếng Tày – Nùng"),
                    ("hmn", "Tiếng Mông"),
                    ("ium", "Tiếng Dao"),
                ],
                default="vi",
                max_length=3,
                verbose_name="Ngôn ngữ",
            ),
        ),
        migrations.AddField(
            model_name="condensedtextpage",
            name="study_depth",
            field=models.CharField(
                choices=[("BRIEF", "Nắm điểm chính"), ("STANDARD", "Học tập đầy đủ"), ("IN_DEPTH", "Nghiên cứu sâu")],
                default="STANDARD",
                max_length=8,
                verbose_name="Mức độ",
            ),
        ),
        migrations.CreateModel(
            name="AudioPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("audiences", models.JSONField(default=list, verbose_name="Dành cho")),
                (
                    "study_depth",
                    models.CharField(
                        choices=[
                            ("BRIEF", "Nắm điểm chính"),
                            ("STANDARD", "Học tập đầy đủ"),
                            ("IN_DEPTH", "Nghiên cứu sâu"),
                        ],
                        default="STANDARD",
                        max_length=8,
                        verbose_name="Mức độ",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("vi", "Tiếng Việt"),
                            ("tyz", "Tiếng Tày – Nùng"),
                            ("hmn", "Tiếng Mông"),
                            ("ium", "Tiếng Dao"),
                        ],
                        default="vi",
                        max_length=3,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="Lời dẫn")),
                (
                    "recording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.recording",
                        verbose_name="Phim, bài nghe",
                    ),
                ),
            ],
            options={
                "verbose_name": "bài nghe học tập",
                "verbose_name_plural": "bài nghe học tập",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="InfographicPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("audiences", models.JSONField(default=list, verbose_name="Dành cho")),
                (
                    "study_depth",
                    models.CharField(
                        choices=[
                            ("BRIEF", "Nắm điểm chính"),
                            ("STANDARD", "Học tập đầy đủ"),
                            ("IN_DEPTH", "Nghiên cứu sâu"),
                        ],
                        default="STANDARD",
                        max_length=8,
                        verbose_name="Mức độ",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("vi", "Tiếng Việt"),
                            ("tyz", "Tiếng Tày – Nùng"),
                            ("hmn", "Tiếng Mông"),
                            ("ium", "Tiếng Dao"),
                        ],
                        default="vi",
                        max_length=3,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                (
                    "alt_text",
                    models.CharField(
                        help_text="Hình vẽ gì, nói điều gì, trong một hai câu.",
                        max_length=250,
                        verbose_name="Lời tả ngắn",
                    ),
                ),
                (
                    "long_text",
                    models.TextField(
                        help_text="Mọi chữ, số và ý của hình, theo thứ tự đọc, cho người không nhìn được hình.",
                        verbose_name="Toàn bộ nội dung bằng chữ",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.portalimage",
                        verbose_name="Hình ảnh",
                    ),
                ),
            ],
            options={
                "verbose_name": "đồ họa thông tin",
                "verbose_name_plural": "đồ họa thông tin",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="NewsPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("dated_on", models.DateField(default=django.utils.timezone.localdate, verbose_name="Ngày đăng")),
                (
                    "is_public",
                    models.BooleanField(
                        default=False,
                        help_text="Cả người chưa đăng nhập đọc được trên cổng thông tin.",
                        verbose_name="Ai cũng đọc được",
                    ),
                ),
                ("lead", models.TextField(max_length=500, verbose_name="Tóm tắt")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("picture", 4), ("key_figure", 7)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "title", "label": "Đề mục", "max_length": 160},
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "ol", "ul", "link"], "label": "Đoạn văn"},
                            ),
                            2: ("wagtail.images.blocks.ImageBlock", [], {"label": "Hình ảnh"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 200, "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("image", 2), ("caption", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "Con số", "max_length": 20}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "Ý nghĩa", "max_length": 200}),
                            7: ("wagtail.blocks.StructBlock", [[("figure", 5), ("meaning", 6)]], {}),
                        },
                        verbose_name="Nội dung",
                    ),
                ),
                (
                    "picture_alt",
                    models.CharField(
                        blank=True,
                        help_text="Cho người không nhìn được hình.",
                        max_length=250,
                        verbose_name="Lời tả hình ảnh",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.unit",
                        verbose_name="Đơn vị đăng",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.portalimage",
                        verbose_name="Hình ảnh",
                    ),
                ),
            ],
            options={
                "verbose_name": "tin",
                "verbose_name_plural": "tin",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="SupplementPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("heading", 0), ("text", 1), ("picture", 4), ("key_figure", 7)],
                        block_lookup={
                            0: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"icon": "title", "label": "Đề mục", "max_length": 160},
                            ),
                            1: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "ol", "ul", "link"], "label": "Đoạn văn"},
                            ),
                            2: ("wagtail.images.blocks.ImageBlock", [], {"label": "Hình ảnh"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 200, "required": False},
                            ),
                            4: ("wagtail.blocks.StructBlock", [[("image", 2), ("caption", 3)]], {}),
                            5: ("wagtail.blocks.CharBlock", (), {"label": "Con số", "max_length": 20}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "Ý nghĩa", "max_length": 200}),
                            7: ("wagtail.blocks.StructBlock", [[("figure", 5), ("meaning", 6)]], {}),
                        },
                        verbose_name="Nội dung bổ sung",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.unit",
                        verbose_name="Đơn vị bổ sung",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần bổ sung của địa phương",
                "verbose_name_plural": "phần bổ sung của địa phương",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="VideoPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("audiences", models.JSONField(default=list, verbose_name="Dành cho")),
                (
                    "study_depth",
                    models.CharField(
                        choices=[
                            ("BRIEF", "Nắm điểm chính"),
                            ("STANDARD", "Học tập đầy đủ"),
                            ("IN_DEPTH", "Nghiên cứu sâu"),
                        ],
                        default="STANDARD",
                        max_length=8,
                        verbose_name="Mức độ",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("vi", "Tiếng Việt"),
                            ("tyz", "Tiếng Tày – Nùng"),
                            ("hmn", "Tiếng Mông"),
                            ("ium", "Tiếng Dao"),
                        ],
                        default="vi",
                        max_length=3,
                        verbose_name="Ngôn ngữ",
                    ),
                ),
                ("intro", models.TextField(blank=True, verbose_name="Lời dẫn")),
                (
                    "recording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="media.recording",
                        verbose_name="Phim, bài nghe",
                    ),
                ),
            ],
            options={
                "verbose_name": "phim học tập",
                "verbose_name_plural": "phim học tập",
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="BulletinPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="Số")),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("month", models.PositiveSmallIntegerField(verbose_name="Tháng")),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("article", 10)],
                        block_lookup={
                            0: ("wagtail.blocks.CharBlock", (), {"label": "Tên bài", "max_length": 200}),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Tác giả hoặc đơn vị gửi bài", "max_length": 160, "required": False},
                            ),
                            2: (
                                "wagtail.blocks.RichTextBlock",
                                (),
                                {"features": ["bold", "italic", "ol", "ul", "link"], "label": "Đoạn văn"},
                            ),
                            3: ("wagtail.images.blocks.ImageBlock", [], {"label": "Hình ảnh"}),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {"label": "Chú thích", "max_length": 200, "required": False},
                            ),
                            5: ("wagtail.blocks.StructBlock", [[("image", 3), ("caption", 4)]], {}),
                            6: ("wagtail.blocks.CharBlock", (), {"label": "Con số", "max_length": 20}),
                            7: ("wagtail.blocks.CharBlock", (), {"label": "Ý nghĩa", "max_length": 200}),
                            8: ("wagtail.blocks.StructBlock", [[("figure", 6), ("meaning", 7)]], {}),
                            9: (
                                "wagtail.blocks.StreamBlock",
                                [[("text", 2), ("picture", 5), ("key_figure", 8)]],
                                {"label": "Nội dung bài"},
                            ),
                            10: ("wagtail.blocks.StructBlock", [[("title", 0), ("source", 1), ("content", 9)]], {}),
                        },
                        verbose_name="Các bài",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.unit",
                        verbose_name="Đơn vị đăng",
                    ),
                ),
            ],
            options={
                "verbose_name": "số bản tin nội bộ",
                "verbose_name_plural": "số bản tin nội bộ",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="bulletin_month_exists"
                    )
                ],
            },
            bases=(learning.library.models.pages.StudyPage, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="LibraryEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="entry",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("RESOLUTION", "Văn bản được quán triệt"),
                            ("CONDENSED_TEXT", "Tài liệu rút gọn"),
                            ("AUDIO", "Bài nghe"),
                            ("VIDEO", "Phim"),
                            ("INFOGRAPHIC", "Đồ họa thông tin"),
                            ("QUESTION_ANSWER", "Hỏi – đáp"),
                            ("LEAFLET", "Tờ gấp"),
                            ("VERSE", "Văn vần"),
                            ("SUPPLEMENT", "Phần bổ sung của địa phương"),
                            ("NEWS", "Tin tức"),
                            ("BULLETIN", "Bản tin Thông báo nội bộ"),
                        ],
                        max_length=15,
                    ),
                ),
                ("title", models.CharField(max_length=255)),
                ("folded_title", models.CharField(max_length=255)),
                ("folded_text", models.TextField()),
                ("owner_path", models.CharField(db_index=True, max_length=40)),
                ("audiences", models.JSONField(default=list)),
                (
                    "depth",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("BRIEF", "Nắm điểm chính"),
                            ("STANDARD", "Học tập đầy đủ"),
                            ("IN_DEPTH", "Nghiên cứu sâu"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vi", "Tiếng Việt"),
                            ("tyz", "Tiếng Tày – Nùng"),
                            ("hmn", "Tiếng Mông"),
                            ("ium", "Tiếng Dao"),
                        ],
                        max_length=3,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("is_public", models.BooleanField(default=False)),
                ("published_at", models.DateTimeField()),
                ("address", models.CharField(max_length=1000)),
                (
                    "resolution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="learning.resolutionpage",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["kind", "-published_at"], name="entry_newest_of_a_kind"),
                    models.Index(fields=["is_public", "kind", "-published_at"], name="entry_newest_public"),
                ],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.RunPython(plant, migrations.RunPython.noop),
    ]
