"""The page tree (home, library), who may write and publish there, and the workflow between them.

Permissions do not exist yet while the first migrations run (Django makes them afterwards), so
they are made here as Wagtail's own migrations do. Everything is get-or-create: it may run again,
also with today's models (tests that flush the database call `plant`).
"""

from typing import Any

from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

AUTHORS, OFFICERS, ADMINISTRATORS = "Biên soạn tài liệu", "Ban tuyên giáo", "Quản trị nội dung"
WORKFLOW = "Duyệt của ban tuyên giáo"
WRITING = ["add_page", "change_page"]
PUBLISHING = [*WRITING, "publish_page", "lock_page", "unlock_page", "bulk_delete_page"]
ASSETS = [
    ("wagtailimages", "image"),
    ("wagtaildocs", "document"),
]  # whose permissions Wagtail asks for, also of our own models


def plant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None = None) -> None:
    clear_welcome(apps)
    library = plant_tree(apps)
    for name in (AUTHORS, OFFICERS, ADMINISTRATORS):
        group = apps.get_model("auth", "Group").objects.get_or_create(name=name)[0]
        group.permissions.add(permission(apps, "wagtailadmin", "admin", "access_admin"))
        grant_pages(apps, group, library, WRITING if name == AUTHORS else PUBLISHING)
        grant_assets(apps, group, ["add", "choose"] if name == AUTHORS else ["add", "change", "delete", "choose"])
    start_workflow(apps, library)


def clear_welcome(apps: Apps) -> None:
    """Wagtail's welcome page, its groups and the workflow made for them."""
    page = apps.get_model("wagtailcore", "Page")
    welcome = page.objects.filter(depth=2, slug="home", numchild=0, content_type__model="page").first()
    if welcome is None:
        return
    apps.get_model("wagtailcore", "Site").objects.filter(root_page_id=welcome.pk).delete()
    apps.get_model("wagtailcore", "WorkflowPage").objects.all().delete()
    apps.get_model("wagtailcore", "Workflow").objects.all().delete()
    apps.get_model("wagtailcore", "GroupApprovalTask").objects.all().delete()
    apps.get_model("auth", "Group").objects.filter(name__in=["Moderators", "Editors"]).delete()
    page.objects.filter(pk=welcome.pk).delete()
    page.objects.filter(depth=1).update(numchild=page.objects.filter(depth=2).count())


def plant_tree(apps: Apps) -> Any:
    root = apps.get_model("wagtailcore", "Page").objects.filter(depth=1).first() or make_root(apps)
    home = make_page(apps, "HomePage", root, "trang-goc", "Quán Triệt")
    library = make_page(apps, "LibraryIndexPage", home, "thu-vien", "Thư viện")
    apps.get_model("wagtailcore", "Site").objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "site_name": "Quán Triệt", "root_page_id": home.pk},
    )
    return library


def make_root(apps: Apps) -> Any:
    return apps.get_model("wagtailcore", "Page").objects.create(
        title="Root",
        draft_title="Root",
        slug="root",
        path="0001",
        depth=1,
        numchild=0,
        url_path="/",
        content_type=content_type(apps, "wagtailcore", "page"),
        locale=locale(apps),
    )


def make_page(apps: Apps, model: str, parent: Any, slug: str, title: str) -> Any:
    existing = apps.get_model("learning", model).objects.first()
    if existing:
        return existing
    pages = apps.get_model("wagtailcore", "Page").objects
    siblings = pages.filter(path__startswith=parent.path, depth=parent.depth + 1)
    last = siblings.order_by("-path").values_list("path", flat=True).first()
    number = int(last[-4:], 36) + 1 if last else 1
    made = apps.get_model("learning", model).objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        path=f"{parent.path}{number:04d}",
        depth=parent.depth + 1,
        numchild=0,
        url_path=f"{parent.url_path}{slug}/",
        live=True,
        show_in_menus=False,
        content_type=content_type(apps, "learning", model.lower()),
        locale=locale(apps),
    )
    pages.filter(pk=parent.pk).update(numchild=siblings.count())
    return made


def locale(apps: Apps) -> Any:
    return apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]


def content_type(apps: Apps, app: str, model: str) -> Any:
    return apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)[0]


def permission(apps: Apps, app: str, model: str, codename: str) -> Any:
    """Named as Django would name it, so that nothing is made twice afterwards."""
    found, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type(apps, app, model),
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return found


def grant_pages(apps: Apps, group: Any, library: Any, codenames: list[str]) -> None:
    # Not `.create`: Wagtail's manager has shortcuts that history does not know.
    model = apps.get_model("wagtailcore", "GroupPagePermission")
    for codename in codenames:
        what = permission(apps, "wagtailcore", "page", codename)
        if not model.objects.filter(group=group, page_id=library.pk, permission=what).exists():
            model(group=group, page_id=library.pk, permission=what).save()


def grant_assets(apps: Apps, group: Any, verbs: list[str]) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    if root is None:
        root = apps.get_model("wagtailcore", "Collection").objects.create(name="Root", path="0001", depth=1)
    for app, model in ASSETS:
        for verb in verbs:
            what = permission(apps, app, model, f"{verb}_{model}")
            apps.get_model("wagtailcore", "GroupCollectionPermission").objects.get_or_create(
                group=group, collection=root, permission=what
            )


def start_workflow(apps: Apps, library: Any) -> None:
    """An author's submission waits for one approval by the propaganda board, which publishes it."""
    workflow, _ = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=WORKFLOW, defaults={"active": True}
    )
    task, _ = apps.get_model("learning", "OfficerApproval").objects.get_or_create(
        name=WORKFLOW,
        defaults={"active": True, "content_type": content_type(apps, "learning", "officerapproval")},
    )
    task.groups.add(*apps.get_model("auth", "Group").objects.filter(name__in=[OFFICERS, ADMINISTRATORS]))
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    apps.get_model("wagtailcore", "WorkflowPage").objects.get_or_create(
        page_id=library.pk, defaults={"workflow": workflow}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("learning", "0001_first_light"),
        ("media", "0001_first_light"),
        ("members", "0002_first_levels"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
