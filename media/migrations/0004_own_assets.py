"""Pictures and documents belong to units; those that are there, to the unit their sender works for."""

from typing import Any

import django.db.models.deletion
import wagtail.images.models
from django.apps.registry import Apps
from django.db import migrations, models

import media.assets.storing

ROLES = ["RAPPORTEUR", "PROPAGANDA_OFFICER", "ADMINISTRATOR"]


def give_to_units(apps: Apps, schema_editor: Any) -> None:
    grants = apps.get_model("members", "RoleGrant").objects.filter(role__in=ROLES).order_by("starts_on")
    unit_of = {grant.member_id: grant.unit_id for grant in grants}
    for name in ("PortalImage", "PortalDocument"):
        sent = apps.get_model("media", name)._base_manager.filter(unit=None, uploaded_by_user__isnull=False)
        for asset in sent.select_related("uploaded_by_user").iterator():
            unit = unit_of.get(asset.uploaded_by_user.member_id)
            apps.get_model("media", name)._base_manager.filter(pk=asset.pk).update(unit_id=unit)


def belongs() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="members.unit",
        verbose_name="Của đơn vị",
    )


class Migration(migrations.Migration):
    dependencies = [("media", "0003_words_for_pictures"), ("members", "0001_first_light")]
    operations = [
        migrations.AddField(model_name="portalimage", name="unit", field=belongs()),
        migrations.AddField(model_name="portaldocument", name="unit", field=belongs()),
        migrations.AddField(
            model_name="portalimage",
            name="prepared_hash",
            field=models.CharField(blank=True, editable=False, max_length=40),
        ),
        migrations.AlterField(
            model_name="portalimage",
            name="file",
            field=media.assets.storing.HarmlessImageField(
                height_field="height",
                upload_to=wagtail.images.models.get_upload_to,
                verbose_name="tệp",
                width_field="width",
            ),
        ),
        migrations.AlterField(
            model_name="portalimage",
            name="width",
            field=models.IntegerField(editable=False, verbose_name="chiều rộng"),
        ),
        migrations.AlterField(
            model_name="portalimage",
            name="height",
            field=models.IntegerField(editable=False, verbose_name="chiều cao"),
        ),
        migrations.AlterField(
            model_name="portaldocument",
            name="file",
            field=media.assets.storing.HarmlessDocumentField(upload_to="documents", verbose_name="tệp"),
        ),
        migrations.RunPython(give_to_units, migrations.RunPython.noop),
    ]
