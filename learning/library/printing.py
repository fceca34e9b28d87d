"""An infographic as a sheet of paper."""

from django.utils import timezone

from foundation.documents.pdf import render_pdf
from learning.library.models import InfographicPage

PAPERS = {"A4": "a4", "A3": "a3"}


def infographic_pdf(page: InfographicPage, paper: str) -> bytes:
    """The picture fitted on one sheet of `A4` or `A3`, its words on the pages behind; PDF/A with tags."""
    image = page.image
    name = f"hinh.{image.file_name.rsplit('.', 1)[-1].lower()}"
    with image.open_file() as file:
        content = file.read()
    data = {
        "paper": PAPERS[paper],
        "landscape": image.width > image.height,
        "title": page.title,
        "alt": page.alt_text,
        "words": [line.strip() for line in page.long_text.splitlines() if line.strip()],
        "source": page.resolution.short_title,
        "unit": page.resolution.owner_unit.name,
        "printed_on": f"In ngày {timezone.localdate():%d/%m/%Y}",
        "picture": name,
    }
    return render_pdf("infographic", data, files={name: content}, standards=("a-2a",))
