"""What of Wagtail's account screen has no use here: names stand in the register, and nobody's picture is kept."""

from wagtail.admin.views import account


def hide_panels() -> None:
    """Leave notices, language and theme; the empty, required fields of a name kept anyone from saving those."""
    for panel in (account.NameEmailSettingsPanel, account.AvatarSettingsPanel):
        panel.is_active = inactive


def inactive(panel: account.BaseSettingsPanel) -> bool:
    """Takes the place of Wagtail's question whether to show the panel."""
    return False
