"""Drawings written as code (SVG): built anew from what is known to be harmless."""

from foundation.files.drawings.cleaning import cleaned
from foundation.files.drawings.reading import looks_like_one

__all__ = ["cleaned", "looks_like_one"]
