"""Opaque identifiers for addresses, so that nobody can count up or guess."""

import secrets

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12


def new_public_id() -> str:
    """Twelve characters out of 31 that are not mistaken for one another: 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class PublicIdModel(models.Model):
    """A model whose rows are addressed by `public_id`, never by their number."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True
