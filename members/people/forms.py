"""Changing one's own password."""

from typing import Any

from django.contrib.auth.forms import PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class ChangePasswordForm(PasswordChangeForm):
    """Django's form in our words. In: the user and what they typed; `save` sets the new password."""

    error_messages = {
        "password_mismatch": _("Hai lần nhập mật khẩu mới chưa giống nhau. Đồng chí nhập lại."),
        "password_incorrect": _("Mật khẩu đang dùng chưa đúng. Đồng chí nhập lại."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "old_password": _("Mật khẩu đang dùng"),
            "new_password1": _("Mật khẩu mới"),
            "new_password2": _("Nhập lại mật khẩu mới"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].error_messages["required"] = _("Đồng chí điền vào ô này.")
