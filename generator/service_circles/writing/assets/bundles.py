"""The stylesheets and scripts that bundles.toml lists, each joined from its parts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

DECLARATION = "bundles.toml"


def read_bundles(theme: Path) -> dict[str, list[str]]:
    """The parts of each bundle, by its name; ValueError if the parts listed are not the parts there are."""
    bundles = tomllib.loads((theme / DECLARATION).read_text("utf-8"))
    parts = {name: bundle["parts"] for name, bundle in bundles.items()}
    _check(theme, parts)
    return parts


def joined(theme: Path, parts: Sequence[str]) -> str:
    """The text of the parts, one after the other."""
    return "".join((theme / part).read_text("utf-8") for part in parts)


def bundle_text(theme: Path, name: str) -> str:
    """The text of a bundle as its parts are written."""
    return joined(theme, read_bundles(theme)[name])


def _check(theme: Path, bundles: Mapping[str, Sequence[str]]) -> None:
    listed = {part for parts in bundles.values() for part in parts}
    files = {
        file.relative_to(theme).as_posix() for file in theme.rglob("*") if file.suffix in (".css", ".js")
    }
    if missing := sorted(listed - files):
        raise ValueError(f"{DECLARATION} lists files that do not exist: {', '.join(missing)}")
    if unlisted := sorted(files - listed):
        raise ValueError(f"{DECLARATION} does not list: {', '.join(unlisted)}")
