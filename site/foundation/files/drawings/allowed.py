"""What of SVG may stay: an element or attribute that is not named here is left out."""

import re

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNWRAPPED = frozenset({"a", "switch"})
"""Become plain groups: a picture leads nowhere and asks the browser nothing."""
ELEMENTS = UNWRAPPED | _words(
    "svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath image "
    "linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix feComponentTransfer "
    "feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode "
    "feOffset"
)
WORDY = frozenset({"title", "desc", "text", "tspan", "textPath"})
"""Elements whose own text is shown; elsewhere text is left out."""

PRESENTATION = _words(
    "alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters "
    "direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family "
    "font-size font-size-adjust font-stretch font-style font-variant font-weight image-rendering isolation "
    "letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode "
    "opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor "
    "text-decoration text-rendering transform unicode-bidi vector-effect visibility word-spacing writing-mode"
)
"""Attributes that are properties of CSS too."""
ATTRIBUTES = PRESENTATION | _words(
    "aria-hidden aria-label class clipPathUnits cx cy d dx dy filterUnits fr fx fy gradientTransform gradientUnits "
    "height id in in2 intercept k1 k2 k3 k4 lang lengthAdjust markerHeight markerUnits markerWidth maskContentUnits "
    "maskUnits method mode offset operator order orient pathLength patternContentUnits patternTransform patternUnits "
    "points preserveAspectRatio primitiveUnits r refX refY result role rotate rx ry side slope spacing spreadMethod "
    "startOffset stdDeviation style tableValues textLength type values version viewBox width x x1 x2 xChannelSelector "
    "y y1 y2"
)
SPACE = f"{{{XML}}}space"
HREF = ("href", f"{{{XLINK}}}href")
WITH_HREF = frozenset({"use", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "image"})

NAME = re.compile(r"[\w.:\-]+(?: +[\w.:\-]+)*")
"""Of `id` and `class`."""
FREE_TEXT = frozenset({"aria-label"})
FUNCTIONS = _words(
    "rgb rgba hsl hsla url translate translatex translatey scale scalex scaley rotate matrix skewx skewy"
)
PLAIN = re.compile(r"[\w\s#.,%()+\-'\"/*°]*")
"""Signs of a value: neither `:` nor `\\`, `&`, `<`, `@`, `{`, `;`, `!`."""
CALLED = re.compile(r"([\w-]*)\s*\(")
ADDRESS = re.compile(r"url\s*\(([^)]*)\)", re.IGNORECASE)
INSIDE = re.compile(r"\s*(['\"]?)#[\w.\-]+\1\s*")
"""An address within the drawing itself."""


def is_plain(value: str) -> bool:
    """Whether a value neither calls anything unknown nor points outside."""
    return (
        PLAIN.fullmatch(value) is not None
        and all(called.lower() in FUNCTIONS for called in CALLED.findall(value))
        and all(INSIDE.fullmatch(address) for address in ADDRESS.findall(value))
        and value.lower().count("url") == len(ADDRESS.findall(value))
    )
