"""Chinese in pages of another language says that it is Chinese, so that it is read aloud and drawn as such."""

from __future__ import annotations

import re

from service_circles.languages.language import Language

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE_SIGNS = "\u3001-\u3003\u3008-\u301f\uff01-\uff60"
_has_han = re.compile(f"[{_HAN}]").search
_has_letters = re.compile("[A-Za-z\u00c0-\u024f]").search
_ENTITY = re.compile(r"&#?\w+;")
# Chinese, with the figures, signs and spaces that stand within it.
_CHINESE = re.compile(f"[{_HAN}](?:[{_HAN}{_CHINESE_SIGNS}]|[ 0-9:.·…—–“”-]+(?=[{_HAN}]))*")

_TAG = r"""[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>"""
_NOT_READ = (
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|template|iframe)\b{_TAG}.*?(?:</(?P=raw)\s*>|\Z)"
)
# All up to the next text with Chinese, then that text.
_STEP = re.compile(
    rf"(?P<run>(?:{_NOT_READ}|(?P<tag></?[A-Za-z]{_TAG})|[^<{_HAN}]+(?=<|\Z)|<(?!/?[A-Za-z]{_TAG}))*)(?P<text>[^<]*)",
    re.DOTALL | re.IGNORECASE,
)
_SPECIAL = re.compile(
    rf"{_NOT_READ}|(?P<drawing></?svg\b){_TAG}|(?P<picture><img\b){_TAG}|<(?!html\b)(?P<name>[A-Za-z][^\s/>]*){_TAG}",
    re.DOTALL | re.IGNORECASE,
)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_LANG = re.compile(r"\s(?:xml:)?lang(?:\s|=|/?>)", re.IGNORECASE)
_ALT = re.compile(r"""\salt\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_TEXT_ONLY = ("<title", "<option")
_VOID = re.compile(r"<(?:area|br|col|hr|img|input|link|meta|source|track|wbr)\b", re.IGNORECASE)


def marked_language(page: str, language: str = "zh-Hans") -> str:
    """A page with the language on the smallest elements that hold Chinese; what says its language stays.

    Around a part of a text there is a <bdi>, in drawings a <tspan>. Marking twice changes nothing.
    """
    return _Marking(page, f' lang="{language}"').marked() if _has_han(page) else page


def finished(page: str, language: Language) -> str:
    """A page of a language as it is published."""
    return page if language.is_chinese else marked_language(page)


class _Marking:
    def __init__(self, page: str, lang: str) -> None:
        self.page, self.lang = page, lang
        self.made: list[str] = []
        self.drawings = 0
        """How many drawings are open."""

    def marked(self) -> str:
        page, at = self.page, 0
        while at < len(page):
            step = _STEP.match(page, at)
            assert step is not None  # noqa: S101 - it matches nothing at all as well
            run, text, end = step["run"], step["text"], step.end()
            if "svg" in run or "lang=" in run or "<img" in run or "LANG=" in run:
                done = self._specials(at, run)
                if done is not None:
                    at = done
                    continue
            else:
                self.made.append(run)
            if text:
                is_alone = step.end("tag") == step.end("run") and page.startswith("</", end)
                self._text(text, step["tag"] if is_alone else "")
            at = end
        return "".join(self.made)

    def _specials(self, start: int, run: str) -> int | None:
        """Take drawings and pictures of a run into account; at a language of its own jump behind its element."""
        done = 0
        for found in _SPECIAL.finditer(run):
            tag = found[0]
            if found["drawing"]:
                self.drawings = max(self.drawings + (-1 if tag[1] == "/" else not tag.endswith("/>")), 0)
            elif found["picture"] and not _says_language(tag):
                alt = _ALT.search(tag)
                if alt and _has_han(alt[1]):
                    self.made += [run[done : found.start()], f"<img{self.lang}{tag[4:]}"]
                    done = found.end()
            elif found["name"] and not tag.endswith("/>") and not _VOID.match(tag) and _says_language(tag):
                end = _end_of(found["name"], self.page, start + found.end())
                self.made += [run[done : found.start()], self.page[start + found.start() : end]]
                return end
        self.made.append(run[done:])
        return None

    def _text(self, text: str, tag: str) -> None:
        """A text with Chinese; `tag` stands before it, if a closing tag follows."""
        is_chinese = not _has_letters(_ENTITY.sub("", text) if "&" in text else text)
        begins = tag[1:2].isalpha() and not tag.endswith("/>") and not _VOID.match(tag)
        if begins and (is_chinese or tag.startswith(_TEXT_ONLY)):
            self.made[-1] = f"{self.made[-1][:-1]}{self.lang}>"
            self.made.append(text)
            return
        name = "tspan" if self.drawings else "bdi"
        core = text.strip()
        before, _, after = text.partition(core)
        if is_chinese:
            core = f"<{name}{self.lang}>{core}</{name}>"
        else:  # all of it in one element: in a flexible row each piece would stand for itself
            marked = _CHINESE.sub(lambda run: f"<{name}{self.lang}>{run[0]}</{name}>", core)
            core = f"<{name}>{marked}</{name}>"
        self.made.append(f"{before}{core}{after}")


def _says_language(tag: str) -> bool:
    return ("lang" in tag or "LANG" in tag) and _LANG.search(_QUOTED.sub("", tag)) is not None


def _end_of(name: str, page: str, at: int) -> int:
    """Where the element that begins before a place ends; the end of the page if it never does."""
    depth = 1
    for tag in re.compile(
        rf"{_NOT_READ}|(?P<tag></?{re.escape(name)}(?![^\s/>])){_TAG}", re.DOTALL | re.IGNORECASE
    ).finditer(page, at):
        if tag["tag"] and not tag[0].endswith("/>"):
            depth += -1 if tag[0][1] == "/" else 1
            if depth == 0:
                return tag.end()
    return len(page)
