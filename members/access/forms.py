"""The sign-in form."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from members.access.models import User


class SignInForm(forms.Form):
    """Number or phone, and password."""

    login = forms.CharField(
        label=_("Số thẻ đảng viên hoặc số điện thoại"),
        max_length=40,
        error_messages={"required": _("Đồng chí điền vào ô này.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        max_length=200,
        error_messages={"required": _("Đồng chí điền vào ô này.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean_login(self) -> str:
        """Without blanks: `45 000 004` is the number it means, also where wrong passwords are counted."""
        return "".join(self.cleaned_data["login"].split())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "login" in data and "password" in data:
            self.user = authenticate(self.request, username=data["login"], password=data["password"])
            if self.user is None:
                raise forms.ValidationError(
                    _("Số thẻ, số điện thoại hoặc mật khẩu chưa đúng. Đồng chí kiểm tra rồi nhập lại.")
                )
        return data
