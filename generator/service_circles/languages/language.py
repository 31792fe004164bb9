"""The languages a site is published in: the first at its root, each other in a folder of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from service_circles.languages.catalogs import FOLDER, catalog_of, english
from service_circles.languages.customs import Customs
from service_circles.languages.english_names import EnglishNames
from service_circles.languages.traditional import Traditional
from service_circles.languages.translator import CHINESE, Forms, Translator

SOURCE = "zh-Hans"
TRADITIONAL = "zh-Hant"
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
OWN_NAMES = {SOURCE: "简体", TRADITIONAL: "繁體"}


@dataclass(frozen=True, eq=False)
class Language:
    """A language with its name in itself, and the folder of its pages: '' or 'zh-Hant/'."""

    code: str = SOURCE
    name: str = OWN_NAMES[SOURCE]
    prefix: str = ""
    words: Translator = CHINESE

    @property
    def is_right_to_left(self) -> bool:
        """True for Arabic, Hebrew, Persian and others that are written from right to left."""
        return is_right_to_left(self.code)

    @property
    def is_chinese(self) -> bool:
        """True for Chinese in both scripts, in which records are shown as their authors wrote them."""
        return self.code in OWN_NAMES


SIMPLIFIED = Language()


def is_right_to_left(code: str) -> bool:
    """True for the code of a language that is written from right to left."""
    return code.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT or "-Arab" in code


def languages_of(
    codes: Sequence[str],
    theme_folders: Sequence[Path],
    kept: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
    customs: Customs | None = None,
) -> tuple[Language, ...]:
    """The languages of some codes, in their order.

    `kept`: names with the Traditional form that they have; `known`: by language, names with their translation.
    """
    found = (
        _language(
            code,
            "" if code == codes[0] else f"{code}/",
            theme_folders,
            _texts_in(code, kept, known.get(code, {})),
        )
        for code in codes
    )
    if customs is None:
        return tuple(found)
    return tuple(replace(language, words=replace(language.words, customs=customs)) for language in found)


def _texts_in(code: str, kept: Mapping[str, str], known: Mapping[str, str]) -> Callable[[str], str]:
    """Conversion that makes texts of records without a translation readable in a language."""
    if code == TRADITIONAL:
        return Traditional(kept)
    if code == "en":
        return EnglishNames(known)
    return (lambda text: known.get(text, text)) if known else CHINESE.otherwise


def is_known(code: str, theme_folders: Sequence[Path]) -> bool:
    """True if there is a catalog or a converter for a language."""
    return code in OWN_NAMES or catalog_of(code, theme_folders) is not None


def known_languages(theme_folders: Sequence[Path]) -> list[str]:
    """The languages that the interface can be shown in."""
    catalogs = {file.stem for folder in theme_folders for file in (folder / FOLDER).glob("*.po")}
    return [*OWN_NAMES, *sorted(catalogs - OWN_NAMES.keys())]


def _language(
    code: str, prefix: str, theme_folders: Sequence[Path], otherwise: Callable[[str], str]
) -> Language:
    catalog = catalog_of(code, theme_folders)
    name = catalog.name if catalog else OWN_NAMES[code]
    if catalog is None:
        return Language(code, name, prefix, Translator(code, otherwise=otherwise))
    return Language(
        code,
        name,
        prefix,
        Translator(
            code, catalog.messages, otherwise, catalog.form_of, catalog.plural_rule, reserve=_reserve(code)
        ),
    )


def _reserve(code: str) -> Mapping[str, Forms]:
    """Our English, for a language whose catalog may lack texts."""
    return {} if code in OWN_NAMES or code == "en" else english().messages
