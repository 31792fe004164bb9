"""The sentence of a changed hand-written page."""

from collections.abc import Iterator

from service_circles.comparing.page_changes import PageChange
from service_circles.languages.translator import Translator, quoted
from service_circles.reviewing.wording.prose_excerpts import changed_excerpts

_MOST_PARAGRAPHS = 2


def page_sentence(change: PageChange, words: Translator) -> str:
    """'Page “About”: 2 paragraphs changed: … → …'."""
    changes = words("；").join(_phrases(change, words)) or words("只改了写法，意思没变")
    return words("页面“{title}”：{changes}", title=quoted(change.title), changes=changes)


def _phrases(change: PageChange, words: Translator) -> Iterator[str]:
    if change.before is None:
        yield words("新增")
        return
    if change.after is None:
        yield words("删去了")
        return
    if change.before.title != change.after.title:
        yield words(
            "标题由 {before} 改为 {after}",
            before=quoted(change.before.title),
            after=quoted(change.after.title),
        )
    names = [name for name in change.front_matter if name != "title"]
    if names:
        yield words("页头改了 {fields}", fields=words.listed(map(quoted, names)))
    yield from _text_phrases(change, words)


def _text_phrases(change: PageChange, words: Translator) -> Iterator[str]:
    paragraphs = change.paragraphs
    for old, new in paragraphs[:_MOST_PARAGRAPHS]:
        before, after = map(quoted, changed_excerpts(old, new))
        if not old:
            yield words("新写了一段：{text}", text=after)
        elif not new:
            yield words("删去了一段：{text}", text=before)
        else:
            yield words("一段由 {before} 改为 {after}", before=before, after=after)
    more = len(paragraphs) - _MOST_PARAGRAPHS
    if more > 0:
        yield words("另外还改了 {count} 处", count=more)
