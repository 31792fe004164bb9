"""Run `circles upgrade`: from the version that a project has pinned to the one that is installed."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service_circles import __version__
from service_circles.basics.theme_folder import THEME
from service_circles.cli.editor_hints import SCHEMA, is_outdated, write_schema
from service_circles.cli.starter import MANIFEST, content_hash, manifest_text, replaceable_files
from service_circles.cli.starter.pinned_requirements import FILE as REQUIREMENTS
from service_circles.cli.starter.pinned_requirements import pinned_version, repinned
from service_circles.cli.starter.start import Start

_PACKAGE = Path(__file__).parents[1]
_HEADING = re.compile(r"^## +v?(\S+).*$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A file of the project and what becomes of it; without content it is only spoken of."""

    path: Path
    says: str
    content: bytes | None = None


def upgrade_project(
    root: Path, *, say: Callable[[str], None], show: Callable[[str], None], dry_run: bool
) -> None:
    """Say what is new since the pinned version, then rewrite the files that nobody here has changed."""
    manifest = _manifest(root)
    before = _version(root, manifest)
    say(f"{before or '?'} → {__version__}")
    if news := news_since(before):
        show(news)
    steps = list(_steps(root, manifest))
    for step in steps:
        say(f"  {step.path}: {step.says}")
        if step.content is not None and not dry_run:
            (root / step.path).parent.mkdir(parents=True, exist_ok=True)
            (root / step.path).write_bytes(step.content)
    if dry_run:
        say("试运行，什么也没有写 / dry run, nothing was written")
        return
    write_schema(root)
    (root / MANIFEST).write_text(manifest_text(_start(manifest)), "utf-8", newline="\n")
    if not steps:
        say("都已经是这个版本的 / everything is of this version already")


def news_since(version: str | None, changelog: str | None = None) -> str:
    """The sections of the changelog that are newer than a version; the newest one alone if the version is not known."""
    text = changelog if changelog is not None else _changelog()
    headings = list(_HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    newer = []
    for heading, end in zip(headings, ends, strict=True):
        named = __version__ if heading[1] == "Unreleased" else heading[1]
        if version is not None and _order(named) <= _order(version):
            break
        newer.append(text[heading.start() : end].strip())
        if version is None:
            break
    return "\n\n".join(newer)


def _changelog() -> str:
    """CHANGELOG.md, beside the code in a wheel, else at the top of the repository."""
    places = (_PACKAGE / "CHANGELOG.md", _PACKAGE.parents[1] / "CHANGELOG.md")
    return next((place.read_text("utf-8") for place in places if place.is_file()), "")


def _order(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _manifest(root: Path) -> dict[str, Any]:
    try:
        found = json.loads((root / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        found = {}
    return found if isinstance(found, dict) else {}


def _version(root: Path, manifest: dict[str, Any]) -> str | None:
    try:
        pinned = pinned_version((root / REQUIREMENTS).read_text("utf-8"))
    except OSError:
        pinned = None
    return pinned or manifest.get("version")


def _start(manifest: dict[str, Any]) -> Start:
    usual = Start()
    return Start(
        country=manifest.get("country", usual.country), language=manifest.get("language", usual.language)
    )


def _steps(root: Path, manifest: dict[str, Any]) -> Iterator[Step]:
    hashes = manifest.get("files", {})
    for path, content in replaceable_files(_start(manifest)).items():
        yield from _file_step(root, Path(path), content, hashes.get(path))
    if (root / REQUIREMENTS).is_file():
        text = (root / REQUIREMENTS).read_text("utf-8")
        if (new := repinned(text)) != text:
            yield Step(REQUIREMENTS, "写定现在的版本 / pins the versions installed here", new.encode())
    if is_outdated(root):
        yield Step(SCHEMA, "写成这个版本的 / written for this version")
    yield from _own_templates(root)


def _file_step(root: Path, path: Path, content: bytes, written: str | None) -> Iterator[Step]:
    """A file of the starter: replaced if it is as it was written; what was changed or deleted here stays so."""
    try:
        here = content_hash((root / path).read_bytes())
    except OSError:
        if written is None:
            yield Step(path, "新的 / new", content)
        return
    if here == content_hash(content):
        return
    if here == written:
        yield Step(path, "换成新的 / replaced", content)
    elif content_hash(content) != written:
        yield Step(
            path,
            "您改过，没有动；新版里它不同 / changed by you and left alone; it is different in the new version",
        )


def _own_templates(root: Path) -> Iterator[Step]:
    """Templates of a project in the place of ours: nobody but a person can say if they still fit."""
    ours = {file.name for file in (THEME / "templates").rglob("*.html")}
    for file in sorted((root / "site_theme/templates").rglob("*.html")):
        if file.name in ours:
            yield Step(
                file.relative_to(root),
                "代替我们的模板，请对照新版看一遍 / stands for ours: compare it with the new one",
            )
