"""Every code of a problem: its sentence, how it comes about, what to do, and an example that a test built."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service_circles.languages.language import Language
from service_circles.problems.explanation import general_phrase
from service_circles.problems.problem import messages
from service_circles.problems.sentences_said import phrase_said
from service_circles.problems.stories import CodeExample, code_examples
from service_circles.problems.suggestion import suggestions
from service_circles.writing.pages.handbook.code_groups import GROUPS, CodeGroup, group_of
from service_circles.writing.site.page import Page
from service_circles.writing.site.site import Site

ADDRESS = "handbook/problems/"


@dataclass(frozen=True)
class ExplainedCode:
    """A code in a language; sentence and hint are those of the example, else general with dots for details."""

    code: str
    sentence: str
    cause: str | None
    hint: str
    example: CodeExample | None


def problem_pages(site: Site) -> Iterator[Page]:
    """The list of all codes, whose anchors are the codes, and a page for each group."""
    yield Page(
        ADDRESS,
        "problems.html",
        site.words("报告里的编号"),
        lambda: {"groups": {group: _explained(site, codes) for group, codes in _grouped().items()}},
        site.words("每种错误怎么来的、怎么改，有例子"),
        indexed=False,
    )
    yield from (_page_of(site, group, codes) for group, codes in _grouped().items() if codes)


def _page_of(site: Site, group: CodeGroup, codes: Sequence[str]) -> Page:
    return Page(
        f"{ADDRESS}{group.name}/",
        "problems_of_group.html",
        site.words(group.title),
        lambda: {"problems": _explained(site, codes)},
        site.words(group.about),
        indexed=False,
    )


def _grouped() -> Mapping[CodeGroup, Sequence[str]]:
    return {group: [code for code in messages() if group_of(code) is group] for group in GROUPS}


def _explained(site: Site, codes: Sequence[str]) -> list[ExplainedCode]:
    return [explained(code, site.language) for code in codes]


def explained(code: str, language: Language) -> ExplainedCode:
    """A code as the handbook shows it."""
    texts, example = messages()[code], code_examples().get(code)
    return ExplainedCode(
        code,
        _said(code, texts.message, example.message if example else None, language),
        _general(code, texts.cause, language) if texts.cause else None,
        _said(code, texts.hint or "", example.hint if example else None, language),
        example,
    )


def _said(code: str, text: str, said: tuple[str, str] | None, language: Language) -> str:
    """A sentence as the example has it, in Chinese and English; in other languages with what is in it."""
    if said is None:
        return _general(code, text, language)
    chinese, english = said
    if language.is_chinese:
        return language.words.otherwise(chinese)
    if not text or language.code == "en":
        return _sentence(english)
    phrase = phrase_said(said, [general_phrase(code, text), *suggestions()])
    return _sentence(language.words.phrase(phrase)) if phrase else _general(code, text, language)


def _general(code: str, text: str, language: Language) -> str:
    return _sentence(language.words.phrase(general_phrase(code, text)))


def _sentence(text: str) -> str:
    """A text of a report, which begins small there, with a capital."""
    return text[:1].upper() + text[1:]
