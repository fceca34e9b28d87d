"""Word, PowerPoint and PDF files shown page by page, read in a process of their own."""

from foundation.documents.pages.apart import DrawnPicture, MadePage, make_pages, words_in
from foundation.documents.pages.refusals import PagesRefused

__all__ = ["DrawnPicture", "MadePage", "PagesRefused", "make_pages", "words_in"]
