"""A picture in the page, in the lightest form that the reader's browser shows."""

from typing import Any

from django import template

from media.assets.models import PortalImage
from media.pictures.queries import address_at, sources_of

register = template.Library()
READING = "(min-width: 48em) 42rem, 100vw"
"""How wide a picture stands in a text."""


@register.inclusion_tag("media/pictures/_picture.html")
def picture(image: PortalImage, alt: str, sizes: str = READING, eager: bool = False) -> dict[str, Any]:
    """`<picture>` with AVIF, then WebP; the original while neither is made."""
    return {"image": image, "alt": alt, "sizes": sizes, "eager": eager, "sources": sources_of(image)}


@register.inclusion_tag("media/pictures/_kept.html")
def kept_picture(image: PortalImage, alt: str, width: int) -> dict[str, Any]:
    """One file, the narrowest that fills a screen so many pixels wide: for a page that a device keeps."""
    return {"image": image, "alt": alt, "shown": address_at(image, width)}


@register.inclusion_tag("media/pictures/_zoomable.html")
def zoomable(
    image: PortalImage, alt: str, words: str = "", sizes: str = READING, eager: bool = False
) -> dict[str, Any]:
    """The same as a link to the large picture, which `zoom.js` opens to be enlarged.

    `words` is the id of the element that holds all of the picture in words; the page includes
    `media/pictures/_viewer.html` once.
    """
    return {**picture(image, alt, sizes, eager), "words": words}
