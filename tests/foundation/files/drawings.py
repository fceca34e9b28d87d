"""Drawings as people send them who mean harm: each with what must not be left of it."""

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">{}</svg>'
)
SHAPE = '<rect id="a" width="50" height="50" fill="red"/>'


def drawing(inner: str) -> bytes:
    """A drawing with a red square and that."""
    return SVG.format(SHAPE + inner).encode()


CLEANED = {
    "script": (drawing("<script>alert(1)</script>"), "alert"),
    "script with CDATA": (drawing("<script><![CDATA[alert(1)]]></script>"), "alert"),
    "script from elsewhere": (drawing('<script href="https://x.vn/a.js"/>'), "x.vn"),
    "script of XHTML": (drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'), "alert"),
    "script under a prefix": (
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:script>alert(1)</s:script></s:svg>', "alert",
    ),
    "onload of the root": (SVG.replace("viewBox", 'onload="alert(1)" viewBox').format(SHAPE).encode(), "alert"),
    "onclick": (drawing('<g onclick="alert(1)"><circle r="5"/></g>'), "alert"),
    "handler of an animation": (drawing('<animate onbegin="alert(1)" attributeName="x" dur="1s"/>'), "alert"),
    "animated address": (
        drawing('<a><animate attributeName="href" values="javascript:alert(1)"/><text y="9">x</text></a>'), "animate",
    ),
    "set address": (drawing('<a id="b"><set attributeName="xlink:href" to="javascript:alert(1)"/></a>'), "alert"),
    "link to a program": (drawing('<a xlink:href="javascript:alert(1)"><text y="9">x</text></a>'), "javascript"),
    "link with a tab inside": (drawing('<a href="java&#9;script:alert(1)"><text y="9">x</text></a>'), "script:"),
    "link to elsewhere": (drawing('<a href="https://x.vn/"><text y="9">x</text></a>'), "x.vn"),
    "foreign object": (
        drawing('<foreignObject><h:body xmlns:h="http://www.w3.org/1999/xhtml"><h:iframe/></h:body></foreignObject>'),
        "iframe",
    ),
    "page in a title": (
        drawing('<title><h:p xmlns:h="http://www.w3.org/1999/xhtml" onclick="x()">t</h:p></title>'), "onclick",
    ),
    "use of elsewhere": (drawing('<use href="https://x.vn/a.svg#a"/>'), "x.vn"),
    "use of data": (drawing('<use xlink:href="data:image/svg+xml;base64,PHN2Zz4=#a"/>'), "data:"),
    "picture from elsewhere": (drawing('<image href="https://x.vn/track.png" width="9" height="9"/>'), "x.vn"),
    "picture of a drawing": (drawing('<image href="data:image/svg+xml;base64,PHN2Zz4=" width="9"/>'), "data:"),
    "picture that is none": (drawing('<image href="data:image/png;base64,PHNjcmlwdD4=" width="9"/>'), "data:"),
    "file of the machine": (drawing('<image href="file:///etc/passwd" width="9" height="9"/>'), "passwd"),
    "filter that fetches": (drawing('<filter id="f"><feImage href="https://x.vn/a.png"/></filter>'), "x.vn"),
    "fill from elsewhere": (drawing('<rect width="9" height="9" fill="url(https://x.vn/a.svg#p)"/>'), "x.vn"),
    "style that imports": (drawing('<style>@import "https://x.vn/a.css"; .a{fill:red}</style>'), "x.vn"),
    "style with a font": (drawing("<style>@font-face{font-family:a;src:url(//x.vn/f)} .a{fill:red}</style>"), "x.vn"),
    "style that fetches": (drawing("<style>rect{fill:url(//x.vn/a)} .a{fill:red}</style>"), "x.vn"),
    "style with figures for letters": (drawing("<style>rect{fill:\\75rl(//x.vn/a)}</style>"), "x.vn"),
    "style behind a remark": (drawing("<style>rect{fill:u/**/rl(//x.vn/a)}</style>"), "x.vn"),
    "style that ends early": (drawing("<style>a{}&lt;/style&gt;&lt;script&gt;alert(1)</style>"), "alert"),
    "style with CDATA": (drawing("<style><![CDATA[@import url(//x.vn/a);]]></style>"), "x.vn"),
    "sheet of another host": (
        b'<?xml-stylesheet href="https://x.vn/a.css"?>' + drawing(""), "x.vn",
    ),
    "style attribute that fetches": (drawing('<rect width="9" height="9" style="fill:url(//x.vn)"/>'), "x.vn"),
    "old binding": (drawing('<rect style="-moz-binding:url(//x.vn/a#b)" width="9" height="9"/>'), "x.vn"),
    "old expression": (drawing('<rect style="width:expression(alert(1))" height="9"/>'), "alert"),
    "handler by name of XML events": (
        drawing('<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>'), "alert",
    ),
    "page behind its end as a remark": (drawing("") + b"<!-- <script>alert(1)</script> -->", "alert"),
    "base of addresses": (SVG.replace("viewBox", 'xml:base="https://x.vn/" viewBox').format(SHAPE).encode(), "x.vn"),
    "frame": (drawing('<iframe src="https://x.vn"/>'), "x.vn"),
    "sound": (drawing('<audio xmlns="http://www.w3.org/1999/xhtml" src="https://x.vn/a.mp3" autoplay=""/>'), "x.vn"),
    "doctype that fetches": (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.vn/svg11.dtd">' + drawing(""), "x.vn",
    ),
    "notes of the program it was drawn with": (
        drawing('<metadata><a xmlns="http://i.vn">Nguyen Van A, 22.6, 106.2</a></metadata>'), "Nguyen",
    ),
}  # fmt: skip
"""What is drawn stays, the rest goes."""

LAUGHS = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def uses_of_uses() -> bytes:
    """Twelve groups, each drawing the one before ten times."""
    groups = ['<g id="g0"><rect width="1" height="1"/></g>']
    groups += [f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)]
    return drawing("".join(groups))


def masks_of_masks() -> bytes:
    """The same by the style sheet."""
    masks = ['<mask id="m0"><rect width="9" height="9"/></mask>']
    masks += [f'<mask id="m{n}">' + f'<rect class="c{n}" width="9" height="9"/>' * 10 + "</mask>" for n in range(1, 12)]
    rules = "".join(f".c{n}{{mask:url(#m{n - 1})}}" for n in range(1, 12))
    return drawing(f"<style>{rules}</style>" + "".join(masks) + '<rect width="9" height="9" mask="url(#m11)"/>')


REFUSED = {
    "entities that laugh": (LAUGHS.encode() + drawing("<text>&b;</text>"), "ENTITY"),
    "entity of a file": (
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<text>&x;</text>"), "ENTITY",
    ),
    "entity in small letters": (b"<!doctype svg [<!entity x 'y'>]>" + drawing(""), "ENTITY"),
    "another encoding": (
        b'<?xml version="1.0" encoding="utf-7"?>' + drawing("+ADw-script+AD4-"), "UTF-8",
    ),
    "uses of uses": (uses_of_uses(), "phức tạp"),
    "masks of masks": (masks_of_masks(), "phức tạp"),
    "use of itself": (drawing('<g id="s"><use href="#s"/></g>'), "phức tạp"),
    "too deep": (drawing("<g>" * 80 + "</g>" * 80), "phức tạp"),
    "too many": (drawing("<g/>" * 31_000), "phức tạp"),
    "not closed": (drawing("")[:-6], "bị hỏng"),
    "no size": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "bị hỏng"),
    "a size without end": (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1e400 5"/>', "bị hỏng",
    ),
    "a page behind it": (drawing("") + b"<html><script>alert(1)</script></html>", "bị hỏng"),
    "no namespace": (b'<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>', "bị hỏng"),
}  # fmt: skip
"""What cannot be made harmless by leaving something out."""

HONEST = """<?xml version="1.0" encoding="UTF-8"?>
<!-- Generator: Inkscape -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="210mm" height="297mm"
  viewBox="0 0 210 297">
 <title>Quy trình học tập</title>
 <defs>
  <style type="text/css"><![CDATA[ .tit { font-family: "Be Vietnam Pro", sans-serif;
   fill: #a61b1b; font-size:12px } ]]></style>
  <linearGradient id="nen"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#eee"/></linearGradient>
  <filter id="bong"><feGaussianBlur stdDeviation="2 2"/></filter>
  <symbol id="o" viewBox="0 0 10 10">
   <circle cx="5" cy="5" r="4" style="fill:none;stroke:#1f1a17;stroke-width:.5px"/></symbol>
 </defs>
 <rect width="210" height="297" fill="url(#nen)"/>
 <g transform="translate(10,10) rotate(-5)">
  <text class="tit" x="0" y="20">Bốn bước <tspan dy="14">học tập</tspan></text></g>
 <use xlink:href="#o" x="20" y="40" width="20" height="20" filter="url(#bong)"/>
</svg>"""
