"""Which pictures, documents and recordings a reader may see: those on pages of the library that they may read."""

from django.db.models import Model, Q


def register_rules() -> None:
    """Tell `media` about the library's pages."""
    from media.assets.visibility import register
    from media.video import openings

    register(shown_on_a_page)
    openings.register(shown_on_an_open_page)


def shown_on_a_page(asset: Model, user: object) -> bool:
    """Whether a published page that the user, or a guest, sees shows the asset."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page, ReferenceIndex

    from learning.library.queries import visible_to
    from members.access.models import User

    reader = user if isinstance(user, User) else AnonymousUser()
    of_pages = ReferenceIndex.get_references_to(asset).filter(base_content_type=ContentType.objects.get_for_model(Page))
    pages = [int(identifier) for identifier in of_pages.values_list("object_id", flat=True)]
    return visible_to(reader).filter(pk__in=pages).exists()


def shown_on_an_open_page() -> Q:
    """Recordings on pages that are open to the people."""
    from django.contrib.auth.models import AnonymousUser

    from learning.library.models import AudioPage, VideoPage
    from learning.library.queries import shown, visible_to

    pages = [shown(model.objects.all(), visible_to(AnonymousUser())) for model in (AudioPage, VideoPage)]
    return Q(pk__in=pages[0].values("recording")) | Q(pk__in=pages[1].values("recording"))
