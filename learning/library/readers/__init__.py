"""Reading uploaded official texts: bytes in, paragraphs out. Nothing here touches the database.

What a file is, and whether it may come in at all, `foundation.files.checks` tells; here it is only read, in a process
of its own.
"""

from learning.library.readers.apart import Report, paragraphs_of

__all__ = ["Report", "paragraphs_of"]
