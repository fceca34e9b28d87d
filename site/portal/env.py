"""Typed reading of environment variables; a wrong value stops the start by name."""

import os
from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}


def wrong(name: str, given: str, expected: str) -> ImproperlyConfigured:
    """The error that stops the start: which variable, what it held, what it should hold."""
    return ImproperlyConfigured(f"{name}={given!r} is not usable: expected {expected}.")


def read(name: str, parse: Callable[[str], Value], expected: str, default: Value) -> Value:
    """Parse the variable, or give the default when it is unset or empty."""
    raw = os.environ.get(name, "").strip()
    if not raw:
        return default
    try:
        return parse(raw)
    except ValueError:
        raise wrong(name, raw, expected) from None


def text(name: str, default: str = "") -> str:
    """A plain string."""
    return read(name, str, "text", default)


def flag(name: str, default: bool) -> bool:
    """A yes or no."""

    def parse(raw: str) -> bool:
        word = raw.lower()
        if word not in TRUE_WORDS | FALSE_WORDS:
            raise ValueError
        return word in TRUE_WORDS

    return read(name, parse, "true or false", default)


def number(name: str, default: int, least: int = 0) -> int:
    """A whole number, at least `least`."""

    def parse(raw: str) -> int:
        value = int(raw)
        if value < least:
            raise ValueError
        return value

    return read(name, parse, f"a whole number, {least} or more", default)


def choice(name: str, options: tuple[str, ...], default: str) -> str:
    """One word of a fixed list."""

    def parse(raw: str) -> str:
        if raw not in options:
            raise ValueError
        return raw

    return read(name, parse, "one of " + ", ".join(options), default)


def words(name: str, default: list[str]) -> list[str]:
    """A list separated by commas."""
    return read(name, lambda raw: [w.strip() for w in raw.split(",") if w.strip()], "a comma list", default)


def url(name: str, schemes: tuple[str, ...], default: str = "") -> str:
    """An address whose scheme is one of `schemes`."""

    def parse(raw: str) -> str:
        if raw.split("://")[0] not in schemes or "://" not in raw:
            raise ValueError
        return raw

    return read(name, parse, "an address beginning " + " or ".join(f"{s}://" for s in schemes), default)


def required(name: str, why: str) -> str:
    """A variable without which the start is refused."""
    value = os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} is not set: {why}.")
    return value
