"""The languages a site is published in: the first at its root, each other in a folder of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from service_circles.languages.catalogs import FOLDER, catalog_of
from service_circles.languages.english_names import EnglishNames
from service_circles.languages.traditional import Traditional
from service_circles.languages.translator import CHINESE, Translator

SOURCE = "zh-Hans"
TRADITIONAL = "zh-Hant"
_OWN_NAMES = {SOURCE: "简体", TRADITIONAL: "繁體"}


@dataclass(frozen=True, eq=False)
class Language:
    """A language with its name in itself, and the folder of its pages: '' or 'zh-Hant/'."""

    code: str = SOURCE
    name: str = _OWN_NAMES[SOURCE]
    prefix: str = ""
    words: Translator = CHINESE

    @property
    def is_chinese(self) -> bool:
        """True for Chinese in both scripts, in which records are shown as their authors wrote them."""
        return self.code in _OWN_NAMES


SIMPLIFIED = Language()


def languages_of(
    codes: Sequence[str],
    theme_folders: Sequence[Path],
    kept: Mapping[str, str],
    known: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
) -> tuple[Language, ...]:
    """The languages of some codes, in their order.

    `kept`: names with the Traditional form that they have; `known`: by language, names with their translation.
    """
    return tuple(
        _language(
            code,
            "" if code == codes[0] else f"{code}/",
            theme_folders,
            _texts_in(code, kept, known.get(code, {})),
        )
        for code in codes
    )


def _texts_in(code: str, kept: Mapping[str, str], known: Mapping[str, str]) -> Callable[[str], str]:
    """What makes texts of records that have no translation of their own readable in a language."""
    if code == TRADITIONAL:
        return Traditional(kept)
    if code == "en":
        return EnglishNames(known)
    return (lambda text: known.get(text, text)) if known else CHINESE.otherwise


def is_known(code: str, theme_folders: Sequence[Path]) -> bool:
    """True if there is a catalog or a converter for a language."""
    return code in _OWN_NAMES or catalog_of(code, theme_folders) is not None


def known_languages(theme_folders: Sequence[Path]) -> list[str]:
    """The languages that the interface can be shown in."""
    catalogs = {file.stem for folder in theme_folders for file in (folder / FOLDER).glob("*.po")}
    return [*_OWN_NAMES, *sorted(catalogs - _OWN_NAMES.keys())]


def _language(
    code: str, prefix: str, theme_folders: Sequence[Path], otherwise: Callable[[str], str]
) -> Language:
    catalog = catalog_of(code, theme_folders)
    name = catalog.name if catalog else _OWN_NAMES[code]
    if catalog is None:
        return Language(code, name, prefix, Translator(code, otherwise=otherwise))
    return Language(
        code,
        name,
        prefix,
        Translator(code, catalog.messages, otherwise, catalog.form_of, catalog.plural_rule),
    )
