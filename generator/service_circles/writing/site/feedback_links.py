"""Links by which residents tell the publisher something: prefilled, in the publisher's chosen ways."""

import re
from collections.abc import Iterator, Mapping, Sized
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from urllib.parse import quote

from service_circles.languages.language import Language
from service_circles.languages.translator import Translator, message
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.settings.feedback import FeedbackWay
from service_circles.records.values.record_part import Part
from service_circles.writing.site.addresses import call_link, in_address, number_text

QUERY_MARK = "%7Bquery%7D"
"""Placeholder in `FeedbackLink.with_query` for the search text, percent-encoded: the reader's phone puts it there."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SAYS = re.compile(r"\{(?:kind|field|title|text)\}")


class Topic(Enum):
    """The subject of a message."""

    CORRECTION = "correction"
    USEFUL = "useful"
    USELESS = "useless"
    NOTHING_FOUND = "nothing_found"


@dataclass(frozen=True)
class Subject:
    """The page or record written about: its name, id, the page's address with its host if known, where its source is edited.

    `form_url` leads from the page to the form that changes the record, if the directory has one.
    """

    name: str
    page: str
    id: str = ""
    edit_url: str | None = None
    form_url: str | None = None

    @cached_property
    def encoded(self) -> tuple[str, str]:
        """Name and page, percent-encoded for an address."""
        return encoded(self.name), encoded(self.page)


@dataclass(frozen=True)
class FeedbackLink:
    """The label and target of a link; `with_query` has QUERY_MARK where the search text belongs."""

    words: str
    url: str
    with_query: str = ""


@dataclass(frozen=True)
class Ask:
    """The links of a page, by purpose: a field that is wrong by the first way, other ways, whether the page was useful."""

    fields: tuple[FeedbackLink, ...] = ()
    others: tuple[FeedbackLink, ...] = ()
    useful: tuple[FeedbackLink, ...] = ()

    def of_field(self, words: str) -> FeedbackLink | None:
        """The link by which one says that a field is wrong; the first other way where no field can be named."""
        return next((link for link in self.fields if link.words == words), next(iter(self.others), None))


@dataclass(frozen=True, eq=False)
class Feedback:
    """The ways of a directory, for readers of a language; `publisher` translates to the language that the publisher reads."""

    settings: DirectorySettings
    language: Language
    publisher: Translator
    _known: dict[tuple[FeedbackWay, Topic, str], str] = field(default_factory=dict)

    def about(self, subject: Subject, fields: Part | None = None) -> Ask:
        """The links of a page; `fields`: the record whose fields can be named."""
        ways = self._ways(subject)
        named: tuple[FeedbackLink, ...] = ()
        corrected = fields.meta.corrected if isinstance(fields, Record) else {}
        if subject.form_url:
            named = tuple(self._in_form(subject.form_url, corrected))
        elif fields is not None and ways and ways[0] is not FeedbackWay.EDIT:
            labels = (*corrected, message("其他"))
            named = tuple(
                FeedbackLink(
                    self.language.words(label),
                    self._link(ways[0], Topic.CORRECTION, subject, self.publisher(label)),
                )
                for label in labels
            )
        others = tuple(
            self._choice(way, Topic.CORRECTION, subject) for way in self._other_ways(ways, subject, named)
        )
        return Ask(named, self._phone_link + others, self._useful(ways, subject))

    @staticmethod
    def _other_ways(ways: list[FeedbackWay], subject: Subject, named: Sized) -> list[FeedbackWay]:
        """The ways besides that of the named fields, the repository last; our form takes the place of one elsewhere."""
        others = ways[1 if named else 0 :]
        if subject.form_url:
            others = [way for way in ways if way is not FeedbackWay.FORM]
        return sorted(others, key=lambda way: way is FeedbackWay.EDIT)

    def _in_form(self, url: str, corrected: Mapping[str, str]) -> Iterator[FeedbackLink]:
        """Links to the form, at a field where it is known which."""
        for label, name in corrected.items():
            yield FeedbackLink(self.language.words(label), f"{url}&field={name}" if name else url)
        rest = message("其他") if corrected else message("改资料")
        yield FeedbackLink(self.language.words(rest), url)

    def nothing_found(self, page: str) -> tuple[FeedbackLink, ...]:
        """Links to report that a search found nothing; `page`: the address of the search page."""
        subject = Subject("", page)
        ways = [way for way in self._ways(subject) if way is not FeedbackWay.EDIT]
        return self._phone_link + tuple(self._choice(way, Topic.NOTHING_FOUND, subject) for way in ways)

    def _ways(self, subject: Subject) -> list[FeedbackWay]:
        """The publisher's own ways; else the line in the repository; else the publisher's e-mail address."""
        return self._known_ways[subject.edit_url is not None]

    @cached_property
    def _known_ways(self) -> Mapping[bool, list[FeedbackWay]]:
        """The ways by whether there is a line in the repository."""
        given = self.settings.feedback.given
        mail: list[FeedbackWay] = [FeedbackWay.EMAIL] if self.settings.publisher.email else []
        without: list[FeedbackWay] = [way for way in given if way is not FeedbackWay.EDIT] or mail
        return {True: list(given) or [FeedbackWay.EDIT], False: without}

    @cached_property
    def _phone_link(self) -> tuple[FeedbackLink, ...]:
        """The publisher's phone, which most people find easiest."""
        phone = self.settings.publisher.phone
        if phone is None:
            return ()
        return (FeedbackLink(number_text(self.language.words, phone.number), call_link(phone.number)),)

    def _useful(self, ways: list[FeedbackWay], subject: Subject) -> tuple[FeedbackLink, ...]:
        """Useful or not, where that costs one tap: by a form that can say so, or by mail."""
        way = next((way for way in ways if way in {FeedbackWay.FORM, FeedbackWay.EMAIL}), None)
        if way is None or (way is FeedbackWay.FORM and not _SAYS.search(self.settings.feedback.form or "")):
            return ()
        words = self.language.words
        answers = ((words("有用"), Topic.USEFUL), (words("没用"), Topic.USELESS))
        return tuple(FeedbackLink(shown, self._link(way, topic, subject)) for shown, topic in answers)

    def _choice(self, way: FeedbackWay, topic: Topic, subject: Subject) -> FeedbackLink:
        url = self._link(way, topic, subject)
        return FeedbackLink(self.language.words.label(way), url.replace(QUERY_MARK, ""), url)

    def _link(self, way: FeedbackWay, topic: Topic, subject: Subject, told_field: str = "") -> str:
        if way is FeedbackWay.EDIT:
            return subject.edit_url or ""
        key = (way, topic, told_field)
        if key not in self._known:
            self._known[key] = self._template(way, topic, told_field)
        name, page = subject.encoded
        return self._known[key].replace("{record}", name).replace("{id}", subject.id).replace("{page}", page)

    def _template(self, way: FeedbackWay, topic: Topic, told_field: str) -> str:
        """The address of a way, with all filled in but {record}, {id} and {page}."""
        title, text = message_template(topic, self.language.words)
        values = {
            "field": encoded(told_field or _answer(topic, self.publisher)),
            "kind": encoded(_kind(topic, self.publisher)),
            "language": encoded(self.language.code),
            "query": QUERY_MARK if topic is Topic.NOTHING_FOUND else "",
        }
        in_message = values | {"field": encoded(told_field), "language": encoded(self.language.name)}
        break_ = "\r\n" if way is FeedbackWay.EMAIL else "\n"
        if topic is Topic.CORRECTION and not told_field:
            title = title.replace("{field}", "").strip()
        values["title"] = _filled(_with_encoded_words(title), in_message)
        values["text"] = _filled(_with_encoded_words(break_.join(text)), in_message)
        return _filled(self._address(way), values)

    def _address(self, way: FeedbackWay) -> str:
        given = self.settings.feedback
        if way is FeedbackWay.FORM:
            return given.form or ""
        if way is FeedbackWay.EMAIL:
            mail = given.email or self.settings.publisher.email or ""
            return f"mailto:{quote(mail, safe='@')}?subject={{title}}&body={{text}}"
        issues = given.issues or ""
        if "{" in issues:
            return issues
        names = ("issue%5Btitle%5D", "issue%5Bdescription%5D") if "/-/issues" in issues else ("title", "body")
        return f"{issues}{'&' if '?' in issues else '?'}{names[0]}={{title}}&{names[1]}={{text}}"


def encoded(text: str) -> str:
    """A text, percent-encoded for any part of an address."""
    return in_address(text)


def _with_encoded_words(text: str) -> str:
    """A message for an address: everything encoded but its {placeholders}."""
    parts = _PLACEHOLDER.split(text)
    return "".join(f"{{{part}}}" if at % 2 else encoded(part) for at, part in enumerate(parts))


def _filled(template: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def message_template(topic: Topic, words: Translator) -> tuple[str, list[str]]:
    """Title and lines of a message, with {placeholders}, in a language."""
    page, language = words("网页：{page}"), words("语言：{language}")
    if topic is Topic.NOTHING_FOUND:
        return words("搜索没找到：{query}"), [words("我在找：{query}"), page, language]
    if topic is Topic.CORRECTION:
        lines = [words("关于：{record}"), words("哪一项：{field}"), words("应该是："), "", page, language]
        return words("信息有误：{record} {field}"), lines
    title = words("这一页有用：{record}") if topic is Topic.USEFUL else words("这一页没用：{record}")
    return title, [title, words("想补充的："), "", page, language]


def _kind(topic: Topic, words: Translator) -> str:
    if topic is Topic.CORRECTION:
        return words("信息有误")
    return words("搜索没找到") if topic is Topic.NOTHING_FOUND else words("这一页有用吗")


def _answer(topic: Topic, words: Translator) -> str:
    """The text in place of a field if the message is about none."""
    answers = {Topic.USEFUL: words("有用"), Topic.USELESS: words("没用")}
    return answers.get(topic, "")
