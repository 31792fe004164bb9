"""The texts of interface and problems: every catalog has each of them, and none stands outside of `_("…")`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from service_circles.geo.walkers import Walker
from service_circles.languages.catalogs import catalog_of, english, read_catalog
from service_circles.languages.progress import texts_to_translate
from service_circles.languages.translator import CHINESE, in_context, translate_source
from service_circles.problems.problem import messages as messages_by_code
from service_circles.records.kinds import KINDS
from service_circles.records.settings.board import GENERAL_BOARDS, TEN_BOARDS, Board
from service_circles.records.settings.emergency_number import numbers_by_country
from service_circles.records.settings.walking import Walking
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import translated_fields
from service_circles.schedules.public_holidays import CHINA_HOLIDAYS

ROOT = Path(__file__).parents[1]
THEME, CODE = ROOT / "site_theme", ROOT / "generator/service_circles"
CATALOGS = sorted((THEME / "languages").glob("*.po"))
WHOLE = [file for file in CATALOGS if file.stem == "en"]
"""Catalogs that have every text at any time; others show their readers English for what is new (`circles languages`)."""
SAID_BY = {"_", "words", "message", "phrase", "Phrase", "_both"}
"""Calls around a message; `message` and `phrase` mark one that is translated later."""
FOLDERS = (
    "checking",
    "community",
    "coverage",
    "federating",
    "geo",
    "languages",
    "problems",
    "reading",
    "reviewing",
    "schedules",
    "serving",
    "writing",
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAID = re.compile(r'\b_\(\s*"[^"\\]*"')

NOT_OF_DATES = {"month", "last_month"}
"""A language that names its months leaves their numbers out."""
NAMED = {"month_name", "last_month_name"}

ONLY_FOR_ENGLISH = {"reason"}
"""The reason that a library or the system gives, in English."""
ONLY_CHINESE = {"title"}
"""The title of a field in the schema; other languages have the name of the field."""

IN_BOTH_LANGUAGES = {"cli.py", "plugin.py", "output_folder.py", "preview_server.py"}
"""Talks to editors in a terminal, in Chinese and English at once."""
CHINESE_ITSELF = {
    "address_streets.py",
    "audiences.py",
    "english_names.py",
    "field_errors.py",
    "front_matter.py",
    "japanese_facilities.py",
    "language.py",
    "language_marks.py",
    "number_search.py",
    "own_word_checks.py",
    "picture_texts.py",
    "packaged_holidays.py",
    "record_warnings.py",
    "top_level.py",
    "traditional.py",
    "translations_shown.py",
    "unlikely_values.py",
}
"""Knows Chinese as such: names of languages, kinds of streets, characters and their forms, names of the holidays
package, columns of Japan's standard, and what authors write for closed hours or before a number or a street, and for whom an event is."""


@cache
def messages_of_code() -> list[tuple[str, str]]:
    """Messages of Python and where they stand; inside of f-strings and conditions too, unlike Babel's own."""
    return list(_in_code())


def _in_code() -> Iterator[tuple[str, str]]:
    for file in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and _called(node) in SAID_BY:
                context = next((_text(each.value) for each in node.keywords if each.arg == "context"), "")
                yield from ((in_context(text, context), file.name) for text in _texts(node.args[0]))


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    return str(node.value)


def _called(node: ast.Call) -> str:
    return str(getattr(node.func, "id", None) or getattr(node.func, "attr", ""))


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))


@cache
def messages_of_theme() -> list[tuple[str, str]]:
    """Messages of templates and scripts and where they stand, as Babel finds them."""
    return list(_in_theme())


def _in_theme() -> Iterator[tuple[str, str]]:
    for pattern, method in (("*.html", "jinja2.ext:babel_extract"), ("*.js", "javascript")):
        for file in sorted([*THEME.rglob(pattern), *CODE.rglob(pattern)]):
            source = BytesIO(file.read_bytes())
            for _, found, _, _ in extract(method, source, {"_": None}, [], {}):
                yield (found if isinstance(found, str) else found[0]), file.name


@cache
def messages_of_problems() -> dict[str, str]:
    return {
        in_context(text, code): code
        for code, message in messages_by_code().items()
        for text in (message.message, message.hint, message.cause)
        if text
    }


def labels() -> set[str]:
    kinds = {*LabeledEnum.__subclasses__()}
    assert Walker in kinds
    assert len(kinds) > len(KINDS)  # whose modules have the others
    return {choice.label for kind in kinds for choice in kind}


def names_of_kinds() -> Iterator[str]:
    yield in_context(Board.meta.title, "kind")
    yield Board.meta.heading
    for kind in KINDS:
        yield from (
            in_context(kind.meta.title, "kind"),
            kind.meta.plural,
            kind.meta.heading,
            *kind.meta.corrected,
        )


def messages() -> dict[str, str]:
    """Every message but labels, with a place where it stands."""
    ours = (
        *TEN_BOARDS,
        *GENERAL_BOARDS,
        *(number for numbers in numbers_by_country().values() for number in numbers),
    )
    texts = [
        getattr(part, name) for part in ours for name in translated_fields(type(part)) if name != "keywords"
    ]
    credit = str(Walking.model_fields["credit"].default)
    return {
        **dict.fromkeys(filter(None, (*texts, credit)), "records of our own"),
        **dict.fromkeys(CHINA_HOLIDAYS, "the holidays of China"),
        **dict.fromkeys(names_of_kinds(), "kinds of records"),
        **dict(messages_of_theme()),
        **dict(messages_of_code()),
        **messages_of_problems(),
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_there_are_messages_of_every_kind() -> None:
    kinds = {Path(place).suffix for place in messages().values()}
    assert kinds >= {".py", ".html", ".js"}
    assert len(messages()) > 450
    assert "最后一个" in messages()
    assert "{street}尽头" in messages()


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalog_is_mostly_there_and_english_whole(file: Path) -> None:
    catalog, whole = read_catalog(file), english()
    pages = [text for text in whole.messages if not re.match(r"[A-Z]\d{3}\x04", text)]
    assert sum(text in catalog.messages for text in pages) >= 0.6 * len(pages)


@pytest.mark.parametrize("file", WHOLE, ids=lambda file: file.stem)
def test_a_catalog_has_every_message_and_no_other(file: Path) -> None:
    catalog, known = read_catalog(file), messages()
    assert {text: place for text, place in known.items() if text not in catalog.messages} == {}
    others = {in_context(label, "label") for label in labels()} & catalog.messages.keys()
    assert {
        text for text in labels() if not {text, in_context(text, "label")} & catalog.messages.keys()
    } == set()
    assert set(catalog.messages) - known.keys() - labels() - others == set()


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalog_keeps_placeholders(file: Path) -> None:
    for text, forms in read_catalog(file).messages.items():
        wanted = placeholders(text)
        for form in forms:
            found = placeholders(form)
            code = text.partition("\x04")[0]
            more = {"field"} | ONLY_FOR_ENGLISH if code in messages_by_code() else NAMED
            assert found <= wanted | more, (text, form)
            assert wanted - found <= (NOT_OF_DATES if found & NAMED else ONLY_CHINESE), (text, form)


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalog_has_every_text_once_and_counts_as_its_language_does(file: Path) -> None:
    assert len(re.findall("^msgid ", file.read_text("utf-8"), re.MULTILINE)) == 1 + len(
        read_catalog(file).messages
    )
    locale = Locale.parse(file.stem, sep="-")
    counts = (0, 1, 2, 3, 5, 10, 11, 21, 100, 1.5)
    used = {
        locale.plural_form(count) for count in counts
    }  # not `many` of French, which begins with a million
    order = [tag for tag in ("zero", "one", "two", "few", "many") if tag in used]
    for count in counts:
        form = read_catalog(file).form_of(count)
        assert [*order, "other"][form] == locale.plural_form(count)


def test_scripts_choose_the_form_of_a_number() -> None:
    source = 'fill(_("{count} 件").forms(left))'
    assert translate_source(CHINESE, source) == 'fill((n=>["{count} 件"][+(0)])(left))'
    assert '["{count} entry", "{count} entries"][+((n != 1))])(left)' in translate_source(english(), source)


def test_a_project_changes_single_texts(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/en.po").write_text('msgid "服务"\nmsgstr "What we do"\n', "utf-8")
    catalog, ours = catalog_of("en", [tmp_path, THEME]), catalog_of("en", [THEME])
    assert catalog is not None
    assert ours is not None
    assert catalog.messages == {**ours.messages, "服务": ("What we do",)}
    assert catalog.form_of(2) == ours.form_of(2) == 1
    assert catalog.name == ours.name


def test_texts_to_translate_are_a_catalog_to_fill_in(tmp_path: Path) -> None:
    file = tmp_path / "languages/eo.po"
    file.parent.mkdir()
    file.write_text('msgid ""\nmsgstr "Language: eo\\n"\n\nmsgid "服务"\nmsgstr "Servoj"\n', "utf-8")
    texts = texts_to_translate("eo", [tmp_path, THEME])
    assert texts is not None
    assert '#. required\nmsgid "必填"\nmsgstr ""\n' in texts
    filled = re.sub(r'^(msgstr(?:\[\d\])?) ""$', r'\1 "x"', texts, flags=re.MULTILINE)
    whole = tmp_path / "whole.po"
    whole.write_text(file.read_text("utf-8") + "\n" + filled, "utf-8")
    assert read_catalog(whole).messages.keys() == read_catalog(THEME / "languages/en.po").messages.keys()


def test_what_is_not_a_catalog_is_refused(tmp_path: Path) -> None:
    (tmp_path / "xx.po").write_text("msgid hello\n", "utf-8")
    with pytest.raises(ValueError, match=r"xx\.po:1"):
        read_catalog(tmp_path / "xx.po")


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_a_catalog_counts_in_all_its_forms(file: Path) -> None:
    with file.open("rb") as opened:
        catalog = read_po(opened, abort_invalid=True)
    for entry in catalog:
        if isinstance(entry.id, tuple):
            assert entry.id[0] == entry.id[1], entry.id
            assert "count" in placeholders(entry.id[0]), entry.id
            assert isinstance(entry.string, tuple), entry.id
            assert len(entry.string) == catalog.num_plurals, entry.id
            assert all(entry.string), entry.id
    assert not list(catalog.obsolete)
    assert not [entry for entry in catalog if entry.fuzzy and entry.id]


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_scripts_get_one_form_only(file: Path) -> None:
    """They are translated when the site is built, before anything is counted, unless they ask for all forms."""
    counted = {
        text
        for script in THEME.rglob("*.js")
        for text in re.findall(r'_\("([^"\\]*)"\)\.forms\b', script.read_text("utf-8"))
    }
    in_scripts = {text for text, place in messages_of_theme() if place.endswith(".js")}
    elsewhere = {text for text, place in (*messages_of_theme(), *messages_of_code()) if place[-3:] != ".js"}
    catalog = read_catalog(file).messages
    assert [text for text in in_scripts - elsewhere - counted if len(catalog.get(text, ())) > 1] == []


@pytest.mark.parametrize("file", CATALOGS, ids=lambda file: file.stem)
def test_no_chinese_is_left_in_a_translation(file: Path) -> None:
    for text, forms in read_catalog(file).messages.items():
        plain = [re.sub("`[^`]*`", "", form) for form in forms]
        assert not any(_HAN.search(form) or re.search("[，。：；（）]", form) for form in plain), text


def test_templates_hold_no_chinese_of_their_own() -> None:
    for file in THEME.rglob("*.html"):
        text = re.sub(r"\{#.*?#\}", "", file.read_text("utf-8"), flags=re.DOTALL)
        assert not _HAN.search(_SAID.sub("", text)), file.name


def test_scripts_hold_no_chinese_of_their_own() -> None:
    for file in [*THEME.rglob("*.js"), *CODE.rglob("*.js")]:
        text = re.sub(r"//.*", "", file.read_text("utf-8"))
        assert not _HAN.search(_SAID.sub("", text)), file.name


def test_there_is_code_in_every_folder() -> None:
    assert all(list((CODE / folder).rglob("*.py")) for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS)
def test_code_that_makes_pages_holds_no_chinese_of_its_own(folder: str) -> None:
    for file in (CODE / folder).rglob("*.py"):
        if file.name in IN_BOTH_LANGUAGES | CHINESE_ITSELF:
            continue
        tree = ast.parse(file.read_text("utf-8"))
        said = {id(text) for text in _said_or_documented(tree)}
        left = [text.value for text in _chinese_texts(tree) if id(text) not in said]
        assert left == [], file.name


def _chinese_texts(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _HAN.search(node.value):
            yield node


def _said_or_documented(tree: ast.Module) -> Iterator[ast.AST]:
    """Arguments of `words` and similar functions, and docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in SAID_BY:
            yield from (inner for argument in node.args for inner in ast.walk(argument))
        elif isinstance(node, ast.ClassDef) and "LabeledEnum" in map(ast.unparse, node.bases):
            yield from ast.walk(node)
        elif isinstance(node, ast.Expr):
            yield node.value
