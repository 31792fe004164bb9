"""Marks Chinese in pages of another language by `lang`, so that it is read aloud and drawn as Chinese."""

import re

from service_circles.languages.language import Language

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PUNCTUATION = "\u3001-\u3003\u3008-\u301f\uff01-\uff60"
_has_han = re.compile(f"[{_HAN}]").search
_has_letters = re.compile("[A-Za-z\u00c0-\u024f]").search
_ENTITY = re.compile(r"&#?\w+;")
# Chinese, with the digits, punctuation and spaces inside it.
_CHINESE = re.compile(f"[{_HAN}](?:[{_HAN}{_PUNCTUATION}]|[ 0-9:.·…—–“”-]+(?=[{_HAN}]))*")

_REST_OF_TAG = r"""[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>"""
_TOKEN = re.compile(
    rf"(?P<unread><!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|template|iframe)\b{_REST_OF_TAG}.*?(?:</(?P=raw)\s*>|\Z))"
    rf"|(?P<tag></?(?P<name>[A-Za-z][^\s/>]*){_REST_OF_TAG})|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_LANG = re.compile(r"\s(?:xml:)?lang(?:\s|=|/?>)", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_TEXT_ONLY = frozenset({"title", "option"})
"""Elements that can hold no other element around a part of their text."""


def mark_chinese(page: str, language: Language) -> str:
    """A page of a language as it is published."""
    return page if language.is_chinese else marked_language(page)


def marked_language(page: str, language: str = "zh-Hans") -> str:
    """A page with the language on the smallest elements that hold Chinese; an element with a language of its own stays.

    Around a part of a text there is a <bdi>, in drawings a <tspan>. Marking twice changes nothing.
    """
    return _Marker(page, f' lang="{language}"').marked() if _has_han(page) else page


class _Marker:
    """Goes through a page once. A parser would write the rest of the page in another way; here its bytes stay."""

    def __init__(self, page: str, lang: str) -> None:
        self.page, self.lang = page, lang
        self.made: list[str] = []
        self.open: list[str] = []
        """The names of the elements that are open, outermost first."""
        self.depth_in_language = 0
        """Number of open elements down to the outermost one with a language of its own; 0 outside."""
        self.opened = ""
        """The name of the element that has just been opened by the last token."""

    def marked(self) -> str:
        for token in _TOKEN.finditer(self.page):
            kind, piece = token.lastgroup, token[0]
            opened, self.opened = self.opened, ""
            if kind == "tag":
                piece = self._tag(piece, token["name"].lower())
            elif kind == "text" and not self.depth_in_language and _has_han(piece):
                is_alone = bool(opened) and self.page.startswith("</", token.end())
                piece = self._text(piece, opened if is_alone else "")
            self.made.append(piece)
        return "".join(self.made)

    def _tag(self, tag: str, name: str) -> str:
        if tag[1] == "/":
            self._close(name)
        elif name == "img":
            return self._picture(tag)
        elif name not in _VOID and not tag.endswith("/>"):
            self._open(tag, name)
        return tag

    def _open(self, tag: str, name: str) -> None:
        self.open.append(name)
        self.opened = name
        if not self.depth_in_language and name != "html" and _says_language(tag):
            self.depth_in_language = len(self.open)

    def _close(self, name: str) -> None:
        if name not in self.open:
            return
        while self.open.pop() != name:
            pass
        if len(self.open) < self.depth_in_language:
            self.depth_in_language = 0

    def _picture(self, tag: str) -> str:
        alt = _ALT.search(tag)
        is_chinese = alt is not None and _has_han(alt[1]) is not None
        if is_chinese and not self.depth_in_language and not _says_language(tag):
            return f"<img{self.lang}{tag[4:]}"
        return tag

    def _text(self, text: str, element: str) -> str:
        """A text with Chinese; `element`, if it is all that an element holds."""
        is_chinese = not _has_letters(_ENTITY.sub("", text) if "&" in text else text)
        if element and (is_chinese or element in _TEXT_ONLY):
            self.made[-1] = f"{self.made[-1][:-1]}{self.lang}>"
            return text
        name = "tspan" if "svg" in self.open else "bdi"
        core = text.strip()
        before, _, after = text.partition(core)
        if is_chinese:
            core = f"<{name}{self.lang}>{core}</{name}>"
        else:  # all of it in one element: in a flex row each piece would be an item of its own
            marked = _CHINESE.sub(lambda run: f"<{name}{self.lang}>{run[0]}</{name}>", core)
            core = f"<{name}>{marked}</{name}>"
        return f"{before}{core}{after}"


def _says_language(tag: str) -> bool:
    return "lang" in tag.lower() and _LANG.search(_QUOTED.sub("", tag)) is not None
