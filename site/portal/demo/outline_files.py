"""The demonstration's outlines as files, made by code: a Word file and slides, with a drawn chart."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm
from PIL import Image, ImageDraw, ImageFont

from foundation.documents.pdf import FONTS
from portal.demo.slides import Slide, presentation

WIDTH, HEIGHT, FOOT = 900, 520, 90
INK, BAR, GROUND = "#1F1A17", "#A61B1B", "#FFFDF8"


def chart(rows: list[tuple[str, int]]) -> bytes:
    """Columns of percentages, each with its name (PNG)."""
    picture, target = Image.new("RGB", (WIDTH, HEIGHT), GROUND), BytesIO()
    drawing, step = ImageDraw.Draw(picture), WIDTH // len(rows)
    letters = ImageFont.truetype(str(FONTS / "be-vietnam-pro-400.ttf"), 28)
    for index, (name, percent) in enumerate(rows):
        left, top = index * step + step // 4, HEIGHT - FOOT - percent * 3.6
        drawing.rectangle((left, top, left + step // 2, HEIGHT - FOOT), fill=BAR)
        middle = left + step // 4
        drawing.text((middle, top - 40), f"{percent}%", fill=INK, font=letters, anchor="ma")
        drawing.text((middle, HEIGHT - FOOT + 14), name, fill=INK, font=letters, anchor="ma")
    picture.save(target, "PNG")
    return target.getvalue()


def slides_of(rows: list[dict[str, Any]]) -> bytes:
    """Slides as the content file tells them."""
    return presentation(
        [
            Slide(
                row["title"],
                tuple(row.get("points", ())),
                tuple(tuple(cells) for cells in row.get("table", ())),
                chart(row["chart"]) if "chart" in row else b"",
                row.get("alt", ""),
            )
            for row in rows
        ]
    )


def word_of(title: str, parts: list[dict[str, Any]]) -> bytes:
    """A Word file as the content file tells it."""
    document, target = Document(), BytesIO()
    document.add_heading(title, 0)
    for part in parts:
        document.add_heading(part["heading"], 1)
        for text in part["paragraphs"]:
            document.add_paragraph(text)
        for text in part.get("items", ()):
            document.add_paragraph(text, style="List Bullet")
        add_table(document, part.get("table", []))
        if "chart" in part:
            document.add_picture(BytesIO(chart(part["chart"])), width=Cm(12))
    document.save(target)
    return target.getvalue()


def add_table(document: Any, rows: list[list[str]]) -> None:
    """A ruled table, none for no rows."""
    if rows:
        table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
        for line, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(line.cells, cells, strict=True):
                cell.text = text
