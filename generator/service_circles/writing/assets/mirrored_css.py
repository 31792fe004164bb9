"""A stylesheet for pages written from right to left: the same rules with left and right exchanged.

Logical properties would do without, but not on the phones with a WebView of Chrome 79; and other languages pay nothing for it.
"""

import re

_BLOCK = re.compile(r"\{([^{}]*)\}")
_DECLARATION = re.compile(r"(^|;)(\s*)([a-z-]+)(\s*:\s*)([^;]*)")
_SIDE = re.compile(r"\b(left|right)\b")
_WITH_SIDES = (
    "text-align",
    "float",
    "clear",
    "background",
    "background-position",
    "transform-origin",
    "object-position",
)
_FOUR_SIDES = (
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
    "scroll-margin",
    "scroll-padding",
)
_VALUES = re.compile(r"(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+")
_ACROSS = re.compile(r"\b(translate|translateX|rotate|skewX)\(\s*(-?)([^\s,()][^,()]*(?:\([^()]*\))?)")
_CORNERS = {2: (1, 0), 3: (1, 0, 1, 2), 4: (1, 0, 3, 2)}
_NOT_MIRRORED = "svg,pre,code{direction:ltr}code{unicode-bidi:isolate}\n"
"""Drawings and code are not mirrored: east is on the right, and YAML is indented from the left."""


def mirrored(css: str) -> str:
    """The stylesheet with left and right exchanged. Mirrored twice it is as it was, but for the rules of drawings and code."""
    return (
        _BLOCK.sub(lambda block: "{" + _DECLARATION.sub(_mirrored_declaration, block[1]) + "}", css)
        + _NOT_MIRRORED
    )


def _mirrored_declaration(found: re.Match[str]) -> str:
    before, space, name, colon, value = found.groups()
    return f"{before}{space}{_exchanged(name)}{colon}{_mirrored_value(name, value)}"


def _mirrored_value(name: str, value: str) -> str:
    if name in _WITH_SIDES or "gradient(to " in value:
        return _exchanged(value)
    if name in _FOUR_SIDES:
        return _reordered(value, {4: (0, 3, 2, 1)})
    if name == "border-radius" and "/" not in value:
        return _reordered(value, _CORNERS)
    if name == "transform":
        return _ACROSS.sub(lambda turn: f"{turn[1]}({_negated(turn[2], turn[3])}", value)
    return value


def _negated(sign: str, amount: str) -> str:
    if sign or re.match(r"0(?!\.)\D*$", amount):
        return amount
    return f"-{amount}"


def _exchanged(text: str) -> str:
    return _SIDE.sub(lambda side: "right" if side[1] == "left" else "left", text)


def _reordered(value: str, orders: dict[int, tuple[int, ...]]) -> str:
    important = " !important" if value.rstrip().endswith("!important") else ""
    parts = _VALUES.findall(value.replace("!important", ""))
    order = orders.get(len(parts))
    return " ".join(parts[place] for place in order) + important if order else value
