"""What the editors' site calls a picture."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("media", "0002_recordings")]
    operations = [
        migrations.AlterModelOptions(
            name="portalimage", options={"verbose_name": "hình ảnh", "verbose_name_plural": "hình ảnh"}
        ),
    ]
