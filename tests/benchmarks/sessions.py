"""Signing many people in at once: sessions written in bulk."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import get_random_string

from members.access.models import User

CHUNK = 2000
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
BACKEND = "members.access.backend.NumberOrPhoneBackend"


def keep_sessions(users: Iterable[User]) -> Iterator[tuple[int, str]]:
    """Account and session key of each."""
    store, rest = SessionStore(), iter(users)
    while chunk := list(islice(rest, CHUNK)):
        kept = [(user, get_random_string(32, LETTERS)) for user in chunk]
        Session.objects.bulk_create(_session(store, user, key) for user, key in kept)
        yield from ((user.pk, key) for user, key in kept)


def _session(store: SessionStore, user: User, key: str) -> Session:
    data = {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: BACKEND,
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    expires = timezone.now() + timedelta(days=1)
    return Session(session_key=key, session_data=store.encode(data), expire_date=expires)
