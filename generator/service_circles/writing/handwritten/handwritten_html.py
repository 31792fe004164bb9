"""Sanitizes the HTML that Markdown made of an author's text."""

import html
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import nh3

from service_circles.basics.published_media import MEDIA_ENDING
from service_circles.languages.translator import CHINESE, Translator, message
from service_circles.records.values.fields import URL_SCHEMES
from service_circles.writing.site.addresses import path_to_root


@dataclass(frozen=True)
class LinkTarget:
    """The target of a `record:` link, relative to its page, and the text of a link that has none."""

    address: str
    name: str


FindRecord = Callable[[str], LinkTarget | None]


def _anchor(heading: str, separator: str) -> str:
    """The anchor of a heading; Chinese stays readable."""
    return re.sub(r"\s+", separator, re.sub(r"[^\w\s-]", "", heading).strip().lower())


_BACK = message("回到正文")
MARKDOWN_EXTENSIONS: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},  # not as a style attribute: the policy forbids those
    "toc": {"slugify": _anchor},
    "sane_lists": {},  # a list that begins at 5 stays at 5: articles of pacts are counted on
    "admonition": {},
    "footnotes": {"BACKLINK_TITLE": _BACK},
    "pymdownx.details": {},
    "pymdownx.tasklist": {},
}
"""Markdown that authors may use beyond the plain one, by the names of Python-Markdown's extensions."""

_PLAIN_TAGS = (
    "abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong sub summary sup table "
    "tbody td tfoot th thead time tr u ul var wbr"
)
_TAGS = {"a", "img", *_PLAIN_TAGS.split()}
_DROPPED_TAGS = {"script", "style", "template", "noscript", "textarea", "title", "svg", "math", "iframe"}
"""Elements dropped with all that they hold."""
_ATTRIBUTES = {
    "*": {"id", "lang", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
    "details": {"open"},
}
_ALIGNMENTS = {"align": {"left", "center", "right"}}
# The titles that Markdown gives to notes without one.
_NOTE_TITLES = {
    "Note": message("说明"), "Abstract": message("摘要"), "Info": message("信息"), "Tip": message("小提示"), "Success": message("办好了"), "Question": message("问答"),
    "Warning": message("注意"), "Failure": message("办不了"), "Danger": message("当心"), "Example": message("例子"), "Quote": message("引用"),
}  # fmt: skip
_NOTES = {title.lower() for title in _NOTE_TITLES}
_CLASSES = {
    "div": {"admonition", "footnote", "scroll", *_NOTES},
    "details": _NOTES,
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref"},
    "ul": {"task-list"},
    "span": {"task-mark"},
}

_NOTE_TITLE = re.compile(r'(<p class="admonition-title">|<summary>)([A-Z][a-z]+)(</p>|</summary>)')
_MARKED_SECTION = "<!["
_SPLIT_SECTION = "<\u2060!["
_TASK = re.compile(r'<input type="checkbox" disabled(?:="")?( checked(?:="")?)? ?/?>')
_TABLE_TAG = re.compile(r"(<table\b)|(</table>)")
_SCROLLED = '<div class="scroll" tabindex="0">'
_RECORD_LINK = re.compile(r'(<a\b[^<>]*?\s)href="record:([^"#<>]*)(#[^"<>]*)?"([^<>]*>)(</a>)?')
_TAG = re.compile(r"(<[^>]*>)")
_SPOKEN_ATTRIBUTE = re.compile(r'(\b(?:alt|title)=")([^"]*)')
_MEDIA_LINK = re.compile(
    r"""(\]\(\s*<?|^ {0,3}\[[^\[\]\n]+\]:\s*<?|\b(?:src|href)=["'])(?![a-z]+:|[/#])"""
    rf"([^\s)>\"']{{1,500}}(?:{MEDIA_ENDING}))",
    re.MULTILINE | re.IGNORECASE,
)


class PagesRefusedError(Exception):
    """Hand-written pages, or the settings to build them with, have a mistake; the text is for their author."""


def publishable_html(text: str, find_record: FindRecord, words: Translator = CHINESE) -> str:
    """The HTML of a page without anything that could run, load from elsewhere or pose as the site.

    `record:ID` links lead to what `find_record` finds; a link to an unknown record becomes its text.
    """
    text = _RECORD_LINK.sub(lambda link: _resolved(link, find_record), text)
    text = _NOTE_TITLE.sub(
        lambda title: title[1] + words(_NOTE_TITLES.get(title[2], title[2])) + title[3], text
    )
    text = text.replace(f'title="{_BACK}"', f'title="{html.escape(words(_BACK))}"')
    text = _TASK.sub(lambda box: f'<span class="task-mark">{"☑" if box[1] else "☐"}</span>', text)
    text = _TABLE_TAG.sub(lambda tag: _SCROLLED + tag[0] if tag[1] else f"{tag[0]}</div>", text)
    return _cleaner().clean(text).replace(html.escape(_SPLIT_SECTION), html.escape(_MARKED_SECTION))


def convert_texts(html_text: str, words: Translator) -> str:
    """The HTML of a page with its text in another script; addresses and anchors stay."""

    def converted(tag: str) -> str:
        return _SPOKEN_ATTRIBUTE.sub(lambda found: found[1] + words(found[2]), tag)

    parts = _TAG.split(html_text)
    return "".join(converted(part) if part.startswith("<") else words(part) for part in parts)


def hide_marked_sections(markdown: str) -> str:
    """The Markdown with an invisible character in each `<![`, which Python's HTML parser fails on."""
    return markdown.replace(_MARKED_SECTION, _SPLIT_SECTION)


def move_media_links(markdown: str, folder: str, address: str) -> str:
    """The Markdown of a page for a language's folder: its pictures and documents stay where they are.

    Links of Markdown start at the folder of the file, '' or 'guides/'; those of HTML at the page's address.
    """

    def moved(link: re.Match[str]) -> str:
        base = address if "=" in link[1] else folder
        target = posixpath.normpath(base + link[2])
        return link[0] if target.startswith("..") else link[1] + path_to_root(f"-/{base}") + target

    return _MEDIA_LINK.sub(moved, markdown)


def _resolved(link: re.Match[str], find_record: FindRecord) -> str:
    before, record_id, anchor, after, end = link.groups(default="")
    target = find_record(record_id)
    if target is None:
        return before + after + end
    words = html.escape(target.name) if end else ""
    return f'{before}href="{html.escape(target.address)}{anchor}"{after}{words}{end}'


def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_DROPPED_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_own_images_only,
        tag_attribute_values={"td": _ALIGNMENTS, "th": _ALIGNMENTS, "div": {"tabindex": {"0"}}},
        set_tag_attribute_values={"img": {"loading": "lazy"}},
        allowed_classes=_CLASSES,
        url_schemes=set(URL_SCHEMES),
        link_rel=None,
    )


def _own_images_only(tag: str, attribute: str, value: str) -> str | None:
    """A picture's address must stay on this host; browsers read `\\` as `/` and skip tabs and line ends."""
    if (tag, attribute) != ("img", "src"):
        return value
    bare = re.sub(r"[\x00-\x20]", "", value)
    elsewhere = "\\" in bare or bare.startswith("//") or ":" in bare.split("/")[0]
    return None if elsewhere else value
