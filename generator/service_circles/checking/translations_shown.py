"""The languages of a directory: each has a catalog; translations are shown; names survive conversion."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from service_circles.languages.language import OWN_NAMES, SOURCE, TRADITIONAL, is_known, known_languages
from service_circles.languages.traditional import plainly_converted
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import problem_with_file
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.record import Record
from service_circles.records.values.record_part import Part, authors_fields, classes_in

_USUAL_IN_NAMES = {
    "裏": "里", "於": "于", "巖": "岩", "餘": "余", "範": "范", "穀": "谷", "衝": "沖", "湧": "涌", "嶽": "岳",
    "後": "后", "鬆": "松", "鬱": "郁", "鹹": "咸", "薑": "姜", "昇": "升", "麴": "曲", "遊": "游", "鬥": "斗",
}  # fmt: skip
"""Characters that OpenCC may choose, and those more usual in names of places and families."""
_SIGNS = re.compile("[里于岩余范谷冲涌岳后松郁咸姜升曲游斗]")
_SURELY = re.compile(
    "示範|模範|規範|師範|防範|範圍|範例|範本|位於|關於|由於|在於|屬於|至於|等於|其餘|業餘|餘額|"
    "旅遊|遊客|遊園|遊樂|遊戲|遊覽|導遊|放鬆|輕鬆|寬鬆|鹹水|鹹魚|奮鬥|(?:這|那|哪|心|夜|手|家|屋)裏|後(?!$)"
)
"""Names in which the converted character is right; 後 is doubtful only where a name ends."""

_TRANSLATION = re.compile(r"\.[A-Za-z-]+[\"']? *:")


def check_languages(read: ReadDirectory, theme_folders: Sequence[Path]) -> Iterator[Problem]:
    """Check that every language of the directory is listed once and has a catalog."""
    settings = read.directory.settings
    for number, code in enumerate(settings.languages):
        path = ("languages", number)
        if code in settings.languages[:number]:
            yield read.places.problem_at(settings, path, "D109", found=code)
        elif not is_known(code, theme_folders):
            known = ", ".join(known_languages(theme_folders))
            yield read.places.problem_at(settings, path, "D108", found=code, known=known)


def advise_languages(read: ReadDirectory, pages: Sequence[HandwrittenPage]) -> Iterator[Problem]:
    """Warn of translations that no page shows, and of names that may be wrong in traditional characters."""
    languages = read.directory.settings.languages
    parts: tuple[Part, ...] = (read.directory.settings, *read.directory.all(Record))
    files = {read.places.source_of(part) for part in parts}
    translated = {file for file in files if _TRANSLATION.search(file.text)}
    for part in parts:
        if read.places.source_of(part) in translated:
            yield from _unused(read, part, part, ())
    for page in pages:
        if page.language and page.language not in {*languages, SOURCE}:
            yield problem_with_file(
                "W108",
                page.path,
                severity=Severity.WARNING,
                found=page.path,
                language=page.language,
                known=", ".join(languages),
            )
    if TRADITIONAL in languages:
        yield from _doubtful_names(read)


def _unused(read: ReadDirectory, bearer: Part, part: Part, path: tuple[str | int, ...]) -> Iterator[Problem]:
    """Translations of a piece of a record, at any depth, into languages that the site does not have."""
    languages = read.directory.settings.languages
    for each in part.translations:
        key = f"{each.field}.{each.language}"
        if each.language == SOURCE and languages[0] in OWN_NAMES:
            yield read.places.problem_at(bearer, (*path, key), "W109", Severity.WARNING, found=key)
        elif each.language not in languages:
            yield read.places.problem_at(
                bearer,
                (*path, key),
                "W108",
                Severity.WARNING,
                found=key,
                language=each.language,
                known=", ".join(languages),
            )
    for name in _holding_parts(type(part)):
        held = getattr(part, name)
        if isinstance(held, Part):
            yield from _unused(read, bearer, held, (*path, name))
        elif held:
            for number, inner in enumerate(held):
                yield from _unused(read, bearer, inner, (*path, name, number))


@lru_cache(maxsize=64)
def _holding_parts(kind: type[Part]) -> tuple[str, ...]:
    """The names of the fields with pieces of their own."""
    return tuple(name for name, field in authors_fields(kind).items() if any(classes_in(field, Part)))


def _doubtful_names(read: ReadDirectory) -> Iterator[Problem]:
    kept = read.directory.traditional_names
    known = re.compile("|".join(map(re.escape, sorted(kept, key=len, reverse=True))) or "(?!)")
    for record in read.directory.all(Record):
        for field in ("name", "address"):
            text = getattr(record, field, None)
            if text and _SIGNS.search(text) and record.translation(field, TRADITIONAL) is None:
                yield from _doubtful(read, record, field, known.sub(lambda word: "·" * len(word[0]), text))


def _doubtful(read: ReadDirectory, record: Record, field: str, text: str) -> Iterator[Problem]:
    """A text with doubtful characters, apart from the names that are blanked out in it."""
    converted, whole = plainly_converted(text), str(getattr(record, field))
    if len(converted) != len(text):
        return
    sure = {at for word in _SURELY.finditer(converted) for at in range(*word.span())}
    found = {
        at: _USUAL_IN_NAMES[sign]
        for at, (written, sign) in enumerate(zip(text, converted, strict=True))
        if sign in _USUAL_IN_NAMES and sign != written and at not in sure
    }
    if found:
        first, plain = min(found), plainly_converted(whole)
        yield read.places.problem_at(
            record,
            (field,),
            "W107",
            Severity.WARNING,
            found=whole,
            converted=plain,
            sign=converted[first],
            likely=found[first],
            field=field,
            guess="".join(found.get(at, sign) for at, sign in enumerate(plain)),
        )
