"""Chinese on pages of other languages, marked as such: for those who read aloud, and for the right fonts."""

from __future__ import annotations

import re

from generator.languages.language import SOURCE

_TAG = re.compile(r"(<[^>]*>)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CHINESE = re.compile(
    r"[\u3400-\u9fff“《（](?:[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”…—·0-9 –-]*[\u3400-\u9fff。）》”])?"
)
_NOT_READ = ("<script", "<style", "<title")
_LANG = f' lang="{SOURCE}"'


def marked(html: str) -> str:
    """The HTML of a page with `lang` wherever its text is Chinese; text that says its language stays."""
    if not _HAN.search(html):
        return html
    pieces = _TAG.split(html)
    in_drawing = 0
    for at in range(0, len(pieces), 2):
        before = pieces[at - 1] if at else ""
        in_drawing += before.startswith("<svg") - (before == "</svg>")
        text = pieces[at]
        if not _HAN.search(text) or before.startswith(_NOT_READ) or " lang=" in before:
            continue
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        if _is_whole(before, text, after):
            pieces[at - 1] = before[:-1] + _LANG + ">"
        elif not in_drawing:
            pieces[at] = _CHINESE.sub(rf"<span{_LANG}>\g<0></span>", text)
    return "".join(pieces)


def _is_whole(before: str, text: str, after: str) -> bool:
    """Whether a text is all that an element has, and all of it Chinese."""
    name = re.match(r"<(\w+)", before)
    return bool(name and after == f"</{name[1]}>" and _CHINESE.fullmatch(text.strip()))
