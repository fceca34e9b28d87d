"""Recordings, what was sent, what was made of it, and captions."""

from media.video.models.captions import Caption
from media.video.models.recordings import Recording, RenditionSet
from media.video.models.uploads import Upload, UploadPart

__all__ = ["Caption", "Recording", "RenditionSet", "Upload", "UploadPart"]
