"""A review for people: as text for a terminal, as Markdown for a comment on a pull request."""

import re
import unicodedata
from collections.abc import Iterator

from service_circles.languages.translator import Translator
from service_circles.problems.visible_text import visible
from service_circles.reviewing.review.review import Review
from service_circles.reviewing.review.review_sections import Line, Section, headline, sections_of

MARKER = "<!-- service-circles-review -->"
"""The first line of a comment, by which its next version finds it."""
_MOST_LINES = 40
_LONGEST_LINE = 1_000
_LONGEST_COMMENT = 60_000
"""GitHub takes 65,536 characters."""
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
_FULL_WIDTH = (("@", "＠"), ("#", "＃"), ("://", "：//"), ("www.", "www．"))
"""Forges look for mentions, issues and addresses after Markdown and its escapes are gone."""


def review_text(review: Review, words: Translator) -> str:
    """The review for a terminal."""
    lines = [headline(review, words)]
    for section in sections_of(review, words):
        lines += ["", section.heading]
        lines += [f"  · {_plain(line)}" for line in section.lines]
    return "".join(f"{visible(line)}\n" for line in lines)


def _plain(line: Line) -> str:
    reasons = f"  ({line.reasons})" if line.reasons else ""
    return f"{line.text}{reasons}{f'  {line.place}' if line.place else ''}"


def review_markdown(review: Review, words: Translator) -> str:
    """The review as a comment; whatever records hold, it is text and nothing else.

    Nothing in it makes a link, a mention, an image, HTML or a reference to an issue.
    """
    parts = [f"{MARKER}\n### {safe_markdown(headline(review, words))}\n"]
    parts += ["".join(_section(section, words)) for section in sections_of(review, words)]
    text = ""
    for part in parts:
        if len(text) + len(part) > _LONGEST_COMMENT:
            return text + "\n" + safe_markdown(words("其余的太长，没有列出来")) + "\n"
        text += part
    return text


def _section(section: Section, words: Translator) -> Iterator[str]:
    yield f"\n**{safe_markdown(section.heading)}**\n\n"
    for line in section.lines[:_MOST_LINES]:
        reasons = f" **{safe_markdown(line.reasons)}**" if line.reasons else ""
        place = f" · {safe_markdown(line.place)}" if line.place else ""
        yield f"- {safe_markdown(line.text)}{reasons}{place}\n"
    more = len(section.lines) - _MOST_LINES
    if more > 0:
        yield f"- {safe_markdown(words('还有 {count} 条', count=more))}\n"


def safe_markdown(text: str) -> str:
    """A text on one line that Markdown shows as it is: no markup, links, mentions, issue numbers or entities."""
    text = text if len(text) <= _LONGEST_LINE else text[:_LONGEST_LINE] + "…"
    text = "".join(" " if unicodedata.category(each)[0] == "C" else each for each in text)
    text = " ".join(text.split())
    for sign, harmless in _FULL_WIDTH:
        text = re.sub(re.escape(sign), harmless, text, flags=re.IGNORECASE)
    text = text.replace("&", "&amp;")
    return _MARKUP.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
