"""The stylesheets and scripts that bundles.toml declares: who loads each, and the parts that it is joined from."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from service_circles.languages.customs import Customs
from service_circles.languages.translator import CHINESE, Translator, translate_source

DECLARATION = "bundles.toml"
_TWELVE_HOURS = {"scripts/clock-24.js": "scripts/clock-12.js"}
_MILES = {"lib/kilometers.js": "lib/miles.js", "maps/scale-kilometers.js": "maps/scale-miles.js"}


@dataclass(frozen=True)
class Bundle:
    """A stylesheet or script; templates that load it are named without their folder."""

    parts: Sequence[str]
    templates: Sequence[str] = ()

    def text(self, theme: Path, customs: Customs | None = None) -> str:
        """The parts as they are written, one after the other, as the customs of the place want them."""
        others = parts_by_customs(customs or Customs())
        return "".join((theme / others.get(part, part)).read_text("utf-8") for part in self.parts)


def parts_by_customs(customs: Customs) -> dict[str, str]:
    """The parts that stand for others: clocks of twelve hours, miles."""
    return (_TWELVE_HOURS if customs.twelve_hours else {}) | (_MILES if customs.miles else {})


def read_bundles(theme: Path) -> dict[str, Bundle]:
    """Every bundle by its name; ValueError if the parts listed are not the parts there are."""
    declared = tomllib.loads((theme / DECLARATION).read_text("utf-8"))
    bundles = {name: Bundle(**bundle) for name, bundle in declared.items()}
    _check_parts(theme, bundles)
    return bundles


def minify_script(source: str, words: Translator = CHINESE) -> bytes:
    """Minify a script, in a function of its own, in a language."""
    return translate_source(words, jsmin(f'(function(){{"use strict";\n{source}\n}})();') + "\n").encode()


def _check_parts(theme: Path, bundles: Mapping[str, Bundle]) -> None:
    listed = {part for bundle in bundles.values() for part in bundle.parts}
    files = {
        file.relative_to(theme).as_posix() for file in theme.rglob("*") if file.suffix in (".css", ".js")
    }
    if missing := sorted(listed - files):
        raise ValueError(f"{DECLARATION} lists files that do not exist: {', '.join(missing)}")
    if unlisted := sorted(files - listed - {*_TWELVE_HOURS.values(), *_MILES.values()}):
        raise ValueError(f"{DECLARATION} does not list: {', '.join(unlisted)}")
