"""In which language a screen reader reads each text of a page."""

import re
from html.parser import HTMLParser

HAN = re.compile("[\u3400-\u9fff]")
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_NOT_READ = frozenset({"script", "style"})


class NearestLanguage(HTMLParser):
    """All text and tags of a page but <bdi>, and the texts with Chinese that would be read as another language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.tags: list[str] = []
        self.misread: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "bdi":
            self.tags.append(tag)
        if tag not in _VOID:
            self.open.append((tag, dict(attrs).get("lang") or ""))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text += data
        nearest = next((language for _, language in reversed(self.open) if language), "en")
        is_read = not self.open or self.open[-1][0] not in _NOT_READ
        if is_read and HAN.search(data) and not nearest.startswith("zh"):
            self.misread.append(data)
