"""The lines of a review by section, the same for text and Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import Translator
from service_circles.records.kinds import KINDS
from service_circles.reviewing.review.attention import Attention
from service_circles.reviewing.review.review import (
    GroupEntry,
    PageEntry,
    ProblemEntry,
    RecordEntry,
    Review,
    Said,
)

GRAVE_WARNINGS = frozenset({"G101", "G102", "G103", "G104", "W105", "W106", "W111", "W113", "W114", "W116"})
"""A place that is not where it should be, or in another datum; a model that was copied with its phone and door; a photo that
says where it was taken."""
_TITLES = {kind.meta.name: kind.meta.title for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, why it deserves a second look, and where its text stands."""

    text: str
    reasons: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with lines."""

    heading: str
    lines: tuple[Line, ...]


def sections_of(review: Review, words: Translator) -> tuple[Section, ...]:
    """The sections that have lines: mistakes, what to look at twice, then the rest by kind."""
    found = (
        Section(words("检查没有通过，先改这些"), tuple(_problems(review.problems, "mistake", words))),
        Section(words("请再看一眼"), tuple(_to_look_at(review, words))),
        *_by_kind(review, words),
        Section(words("手写页面"), tuple(_line(page, words) for page in review.pages if not page.attention)),
        Section(words("走得到的变化"), tuple(Line(_said(each, words)) for each in review.reach)),
        Section(words("新的提醒"), tuple(_problems(_other_warnings(review), "warning", words))),
    )
    return tuple(section for section in found if section.lines)


def headline(review: Review, words: Translator) -> str:
    """'3 records and 1 page change, compared with main'."""
    if review.has_mistakes:
        return words("和 {base} 比：检查没有通过", base=review.base)
    counts = (
        (words("{count} 条记录", count=len(review.records)), review.records),
        (words("{count} 个页面", count=len(review.pages)), review.pages),
    )
    changed = words.listed(text for text, entries in counts if entries)
    if not changed:
        return words("和 {base} 比：居民看到的没有变化", base=review.base)
    return words("和 {base} 比：改了 {changed}", base=review.base, changed=changed)


def _to_look_at(review: Review, words: Translator) -> Iterator[Line]:
    order = [reason.value for reason in Attention]
    entries: list[RecordEntry | GroupEntry | PageEntry] = [*_ungrouped(review), *review.groups, *review.pages]
    flagged = [entry for entry in entries if entry.attention]
    flagged.sort(
        key=lambda entry: order.index(entry.attention[0]) if entry.attention[0] in order else len(order)
    )
    if review.other_files:
        names = words.listed(review.other_files[:10]) + ("…" if len(review.other_files) > 10 else "")
        yield Line(words("也改了资料以外的文件：{files}", files=names), words("程序和设置由写程序的人审"))
    yield from (_line(entry, words) for entry in flagged)
    grave = (problem for problem in review.problems if problem.code in GRAVE_WARNINGS)
    yield from _problems(grave, "warning", words)


def _by_kind(review: Review, words: Translator) -> Iterator[Section]:
    kinds: dict[str, list[Line]] = {}
    entries: list[RecordEntry | GroupEntry] = [*_ungrouped(review), *review.groups]
    for entry in entries:
        if not entry.attention:
            kinds.setdefault(entry.kind, []).append(_line(entry, words))
    for kind, lines in kinds.items():
        title = words.phrase(Phrase(_TITLES[kind], context="kind")) if kind in _TITLES else words("全站设置")
        yield Section(title[:1].upper() + title[1:], tuple(lines))


def _ungrouped(review: Review) -> list[RecordEntry]:
    grouped = {record for group in review.groups for record in group.records}
    return [entry for entry in review.records if entry.record not in grouped]


def _line(entry: RecordEntry | GroupEntry | PageEntry, words: Translator) -> Line:
    reasons = words.listed(
        words.phrase(reason.reason) for reason in Attention if reason.value in entry.attention
    )
    if isinstance(entry, GroupEntry):
        return Line(_said(entry.sentence, words), reasons)
    place = f"{entry.file}:{entry.line}" if isinstance(entry, RecordEntry) and entry.file else entry.file
    return Line(_said(entry.sentence, words), reasons, place)


def _other_warnings(review: Review) -> Iterator[ProblemEntry]:
    return (problem for problem in review.problems if problem.code not in GRAVE_WARNINGS)


def _problems(problems: Iterable[ProblemEntry], severity: str, words: Translator) -> Iterator[Line]:
    for each in problems:
        if each.severity == severity:
            text = _said(each.message, words)
            if each.hint and severity == "mistake":
                text = words("{message}。怎么改：{hint}", message=text, hint=_said(each.hint, words))
            yield Line(f"[{each.code}] {text}", place=f"{each.file}:{each.line}")


def _said(text: Said, words: Translator) -> str:
    return text.zh if words.code.startswith("zh") else text.en
