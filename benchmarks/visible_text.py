"""The text that a reader sees in the main part of a page, without that of the drawn map."""

from __future__ import annotations

from html.parser import HTMLParser

_LEFT_OUT = {"svg", "script", "style", "figure", "button"}
_CLASSES_LEFT_OUT = {"map-words", "credit"}
_WITHOUT_END = {"br", "circle", "hr", "img", "input", "link", "meta", "path", "rect"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside_main = False
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WITHOUT_END:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._skipped or tag in _LEFT_OUT or not _CLASSES_LEFT_OUT.isdisjoint(classes):
            self._skipped.append(tag)
        self._inside_main |= tag == "main"

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()
        elif tag == "main":
            self._inside_main = False

    def handle_data(self, data: str) -> None:
        if self._inside_main and not self._skipped:
            self.words += data.split()


def visible_words(html: str) -> list[str]:
    """The text of `<main>` in its order, split at white space."""
    reader = _Words()
    reader.feed(html)
    return reader.words
