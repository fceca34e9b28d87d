"""Columns worked out from another column whenever a row is written, in bulk too."""

from typing import Any

from django.db import models

from foundation.web.vietnamese import fold, name_sort_key


class DerivedField(models.CharField):
    """A text column kept in step with the column named by `source`."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.setdefault("max_length", 250)
        kwargs["editable"] = False
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def derive(self, text: str) -> str:
        """The column's value for the source's value."""
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = self.derive(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(DerivedField):
    """Lower case without diacritics, for searching."""

    def derive(self, text: str) -> str:
        return fold(text)


class NameSortField(DerivedField):
    """The key by which Vietnamese names are sorted."""

    def derive(self, text: str) -> str:
        return name_sort_key(text)
