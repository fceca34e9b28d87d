"""Words of this concept."""

PREPARE_PICTURE = "prepare_picture"
"""The kind of background job that makes a picture's sizes."""
