"""Which pictures and documents a reader may see: those on study texts that they may read."""

from django.db.models import Model


def register_rules() -> None:
    """Tell `media.assets` about study texts."""
    from media.assets.visibility import register

    register(shown_on_a_study_text)


def shown_on_a_study_text(asset: Model, user: object) -> bool:
    """Whether a published text that the user sees shows the asset."""
    from wagtail.models import ReferenceIndex

    from learning.library.queries import texts_visible_to
    from members.access.models import User

    if not isinstance(user, User):
        return False
    references = ReferenceIndex.get_references_to(asset).values_list("object_id", flat=True)
    pages = [int(identifier) for identifier in references if identifier.isdigit()]
    return texts_visible_to(user).filter(pk__in=pages).exists()
