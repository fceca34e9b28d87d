"""All models of the app."""

from media.assets.models import PortalDocument, PortalImage, PortalRendition
from media.video.models import Caption, Recording, RenditionSet, Upload, UploadPart
from media.watching.models import Watch

__all__ = [
    "Caption",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "Recording",
    "RenditionSet",
    "Upload",
    "UploadPart",
    "Watch",
]
