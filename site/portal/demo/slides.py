# ruff: noqa: E501
"""A PowerPoint file made by code: the least that PowerPoint itself opens."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHOW = "http://schemas.openxmlformats.org/presentationml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "application/vnd.openxmlformats-officedocument."
NAMES = f'xmlns:a="{DRAWING}" xmlns:r="{RELATED}" xmlns:p="{SHOW}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
VALUES = [
    "1F1A17",
    "FFFFFF",
    "4A3F35",
    "FFFDF8",
    "A61B1B",
    "C8961E",
    "2F6F4F",
    "35618E",
    "7A4B8F",
    "8A6D3B",
    "A61B1B",
    "7A4B8F",
]
MAP = " ".join(
    f'{name}="{to}"' for name, to in zip(("bg1", "tx1", "bg2", "tx2"), ("lt1", "dk1", "lt2", "dk2"), strict=True)
)


@dataclass(frozen=True)
class Slide:
    """Its title, what is said on it, rows of a table, and a picture (PNG) with what is to be seen."""

    title: str
    points: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    picture: bytes = b""
    alt: str = ""


def presentation(slides: list[Slide]) -> bytes:
    """The whole file."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts_of(slides).items():
            package.writestr(name, content)
    return target.getvalue()


def parts_of(slides: list[Slide]) -> dict[str, str | bytes]:
    """Every part by name."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types_of(len(slides)),
        "_rels/.rels": relations({"rId1": ("officeDocument", "ppt/presentation.xml")}),
        "ppt/presentation.xml": main_part(len(slides)),
        "ppt/_rels/presentation.xml.rels": relations(
            {"rId1": ("slideMaster", "slideMasters/slideMaster1.xml")}
            | {f"rId{n + 1}": ("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)}
        ),
        "ppt/theme/theme1.xml": theme(),
        "ppt/slideMasters/slideMaster1.xml": (
            f"{HEAD}<p:sldMaster {NAMES}><p:cSld><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {MAP} "
            + " ".join(f'{name}="{name}"' for name in COLOURS[4:])
            + '/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>'
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            {"rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml"), "rId2": ("theme", "../theme/theme1.xml")}
        ),
        "ppt/slideLayouts/slideLayout1.xml": (
            f'{HEAD}<p:sldLayout {NAMES} type="obj"><p:cSld name="Nội dung"><p:spTree>{TREE}</p:spTree></p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        ),
    }
    for number, slide in enumerate(slides, start=1):
        parts |= slide_parts(number, slide)
    return parts


def relations(targets: dict[str, tuple[str, str]]) -> str:
    """A part of relations."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def types_of(count: int) -> str:
    """What each part is."""
    kinds = {
        "/ppt/presentation.xml": "presentationml.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": "presentationml.slideMaster+xml",
        "/ppt/slideLayouts/slideLayout1.xml": "presentationml.slideLayout+xml",
        "/ppt/theme/theme1.xml": "theme+xml",
    } | {f"/ppt/slides/slide{n}.xml": "presentationml.slide+xml" for n in range(1, count + 1)}
    rows = "".join(f'<Override PartName="{name}" ContentType="{OFFICE}{kind}"/>' for name, kind in kinds.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def main_part(count: int) -> str:
    """The order of the slides."""
    rows = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n + 1}"/>' for n in range(1, count + 1))
    return (
        f'{HEAD}<p:presentation {NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldIdLst>{rows}</p:sldIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    )


def theme() -> str:
    """Colours and a typeface."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in zip(COLOURS, VALUES, strict=True)
    )
    face = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill, line = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>', '<a:ln w="9525"/>'
    return (
        f'{HEAD}<a:theme xmlns:a="{DRAWING}" name="Quán Triệt"><a:themeElements>'
        f'<a:clrScheme name="Quán Triệt">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Quán Triệt"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Quán Triệt"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def slide_parts(number: int, slide: Slide) -> dict[str, str | bytes]:
    """The slide, what it is related to, and its picture."""
    shapes = [box(2, "title", 400_000, 900_000, (slide.title,))]
    if slide.points:
        shapes.append(box(3, "body", 1_500_000, 2_800_000, slide.points))
    if slide.table:
        shapes.append(table(4, slide.table))
    targets = {"rId1": ("slideLayout", "../slideLayouts/slideLayout1.xml")}
    parts: dict[str, str | bytes] = {}
    if slide.picture:
        targets["rId2"] = ("image", f"../media/hinh{number}.png")
        parts[f"ppt/media/hinh{number}.png"] = slide.picture
        shapes.append(image(5, slide.alt))
    tree = f"<p:cSld><p:spTree>{TREE}{''.join(shapes)}</p:spTree></p:cSld>"
    parts[f"ppt/slides/slide{number}.xml"] = (
        f"{HEAD}<p:sld {NAMES}>{tree}<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )
    parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = relations(targets)
    return parts


def place(top: int, height: int, tag: str = "a") -> str:
    """Where something stands."""
    return f'<{tag}:xfrm><a:off x="600000" y="{top}"/><a:ext cx="10900000" cy="{height}"/></{tag}:xfrm>'


def box(key: int, kind: str, top: int, height: int, lines: tuple[str, ...]) -> str:
    """A title or a body, a paragraph a line."""
    said = "".join(f'<a:p><a:r><a:rPr lang="vi-VN"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in lines)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{key}" name="{kind}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place(top, height)}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>"
    )


def table(key: int, rows: tuple[tuple[str, ...], ...]) -> str:
    """A table of texts."""
    grid = "".join(f'<a:gridCol w="{10_900_000 // len(rows[0])}"/>' for _ in rows[0])
    cell = "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:t>{}</a:t></a:r></a:p></a:txBody><a:tcPr/></a:tc>"
    said = "".join(f'<a:tr h="370000">{"".join(cell.format(escape(text)) for text in row)}</a:tr>' for row in rows)
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{key}" name="Bảng"/><p:cNvGraphicFramePr/><p:nvPr/>'
        f'</p:nvGraphicFramePr>{place(4_400_000, 1_400_000, "p")}<a:graphic><a:graphicData uri="{DRAWING}/table"><a:tbl>'
        f"<a:tblPr/><a:tblGrid>{grid}</a:tblGrid>{said}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def image(key: int, alt: str) -> str:
    """A picture, with what is to be seen on it."""
    described = escape(alt, {'"': "&quot;"})
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="{key}" name="Hình" descr="{described}"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        '<p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{place(3_000_000, 3_000_000)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
