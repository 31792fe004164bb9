"""Compares two versions of a project and says all of it as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from service_circles.build.project import Project, default_day
from service_circles.comparing.changed_records import RecordChange, record_changes
from service_circles.comparing.page_changes import PageChange, page_changes
from service_circles.languages.catalogs import english, in_chinese, in_english
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import CHINESE, Translator
from service_circles.problems.problem import Problem
from service_circles.records.directory import ServiceDirectory
from service_circles.records.record import Record
from service_circles.reviewing.review.alike_changes import Alike, alike_changes
from service_circles.reviewing.review.attention import Attention, attention_of, attention_of_page
from service_circles.reviewing.review.json_values import json_value
from service_circles.reviewing.review.new_problems import new_problems
from service_circles.reviewing.review.reach_gains import ReachGains, reach_gains
from service_circles.reviewing.review.review import (
    Change,
    FieldEntry,
    GroupEntry,
    PageEntry,
    ProblemEntry,
    RecordEntry,
    Review,
    Said,
)
from service_circles.reviewing.wording.page_sentences import page_sentence
from service_circles.reviewing.wording.record_sentences import RecordSentences

LANGUAGES: Mapping[str, Callable[[], Translator]] = {"zh": lambda: CHINESE, "en": english}


def make_review(before: Project, after: Project, base: str, other_files: tuple[str, ...] = ()) -> Review:
    """The review of a change from one version of a project to another; the first has no mistakes."""
    if before.directory is None:
        raise ValueError("a base with mistakes cannot be compared")
    if after.directory is None or after.has_mistakes:
        mistakes = tuple(_problem(problem) for problem in after.problems if problem.is_mistake)
        return Review(base=base, problems=mistakes, other_files=other_files)
    made = _ReviewMaker(before, after, before.directory, after.directory)
    alike = alike_changes(made.changes, made.attention)
    return Review(
        base=base,
        records=tuple(map(made.record, made.changes)),
        groups=tuple(map(made.group, alike)),
        pages=tuple(map(_page, page_changes(before.pages, after.pages))),
        reach=tuple(made.reach()),
        problems=tuple(map(_problem, new_problems(before.problems, after.problems))),
        other_files=other_files,
    )


@dataclass(frozen=True, eq=False)
class _ReviewMaker:
    before: Project
    after: Project
    then: ServiceDirectory
    now: ServiceDirectory

    @cached_property
    def changes(self) -> tuple[RecordChange, ...]:
        return record_changes(self.then, self.now)

    @cached_property
    def attention(self) -> Mapping[str, tuple[Attention, ...]]:
        created = [change.after for change in self.changes if change.before is None]
        records = [record for record in created if isinstance(record, Record)]
        day = self.after.day or default_day(self.now.zone)
        return {change.id: attention_of(change, records, day) for change in self.changes}

    @cached_property
    def gains(self) -> ReachGains | None:
        return reach_gains(self.before, self.after, self.changes, self.after.cache)

    @cached_property
    def texts(self) -> Mapping[str, RecordSentences]:
        return {
            code: RecordSentences.between(self.then, self.now, words()) for code, words in LANGUAGES.items()
        }

    def record(self, change: RecordChange) -> RecordEntry:
        directory = self.then if change.after is None else self.now
        position = directory.positions.get(change.id)
        return RecordEntry(
            record=change.id,
            kind=change.kind,
            change=_what(change),
            formerly=change.former_id,
            file=position.file if position else "",
            line=position.line if position else 1,
            attention=tuple(reason.value for reason in self.attention[change.id]),
            sentence=Said(**{code: self._sentence(change, texts) for code, texts in self.texts.items()}),
            fields=tuple(_fields(change)),
        )

    def _sentence(self, change: RecordChange, texts: RecordSentences) -> str:
        more = self.gains.by_center.get(change.id) if self.gains else None
        if not self.gains or not more:
            return texts.sentence(change)
        return texts.sentence(change, (_reached(more, self.gains.minutes, texts.texts.words),))

    def group(self, alike: Alike) -> GroupEntry:
        return GroupEntry(
            kind=alike.kind,
            records=tuple(change.id for change in alike.changes),
            attention=tuple(reason.value for reason in alike.attention),
            sentence=Said(**{code: alike.sentence(texts) for code, texts in self.texts.items()}),
        )

    def reach(self) -> Iterator[Said]:
        gains = self.gains
        if gains and (gains.households or (gains.by_center and gains.households == 0)):
            yield Said(**{code: _reached_by_all(gains, words()) for code, words in LANGUAGES.items()})


def _reached_by_all(gains: ReachGains, words: Translator) -> str:
    if not gains.households:
        return words("全部服务点合起来，走得到的户数没有变")
    change = _reached(gains.households, gains.minutes, words)
    return words("全部服务点合起来：{change}", change=change)


def _reached(households: int, minutes: float, words: Translator) -> str:
    return words("步行{minutes}分钟可达 {gain} 户", minutes=f"{minutes:g}", gain=f"{households:+,}")


def _what(change: RecordChange) -> Change:
    if change.before is None:
        return "created"
    if change.after is None:
        return "deleted"
    return "renamed" if change.former_id else "changed"


def _fields(change: RecordChange) -> Iterator[FieldEntry]:
    for field in change.fields:
        yield FieldEntry(
            field=tuple(field.path), before=json_value(field.before), after=json_value(field.after)
        )


def _page(change: PageChange) -> PageEntry:
    what: Change = "created" if change.before is None else "deleted" if change.after is None else "changed"
    return PageEntry(
        file=change.path,
        change=what,
        attention=tuple(reason.value for reason in attention_of_page(change)),
        sentence=Said(**{code: page_sentence(change, words()) for code, words in LANGUAGES.items()}),
    )


def _problem(problem: Problem) -> ProblemEntry:
    return ProblemEntry(
        code=problem.code,
        severity=problem.severity.value,
        file=problem.position.file,
        line=problem.position.line,
        message=_said(problem.message),
        hint=_said(problem.hint) if problem.hint else None,
    )


def _said(text: Phrase) -> Said:
    return Said(zh=in_chinese(text), en=in_english(text))
