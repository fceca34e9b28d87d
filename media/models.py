"""All models of the app."""

from media.assets.models import PortalDocument, PortalImage, PortalRendition

__all__ = ["PortalDocument", "PortalImage", "PortalRendition"]
