"""The type of accounts, whose model lies in an app that this one may not know."""

from typing import Any, TypeAlias

Account: TypeAlias = Any
"""A row of `settings.AUTH_USER_MODEL`."""
