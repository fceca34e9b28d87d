"""Signing in by member number or phone."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest

from members.access.models import User

MOST_ON_ONE_PHONE = 6


class NumberOrPhoneBackend(ModelBackend):
    """A phone may be shared: the password tells whose account is meant; two alike need the number."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        login = "".join((username or "").split())
        if not login or not password:
            return None
        candidates = User.objects.select_related("member").filter(Q(username=login) | Q(member__phone=login))
        accounts = list(candidates[:MOST_ON_ONE_PHONE])
        if not accounts:
            User().set_password(password)  # as slow as a wrong password, so that numbers cannot be probed
        fitting = [user for user in accounts if user.check_password(password) and self.user_can_authenticate(user)]
        return fitting[0] if len(fitting) == 1 else None

    def get_user(self, user_id: int) -> User | None:
        try:
            user = User.objects.select_related("member").get(pk=user_id)
        except User.DoesNotExist:
            return None
        return user if self.user_can_authenticate(user) else None
