"""A new project: a whole repository that builds at once and shows by example how each record is written."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from service_circles import __version__
from service_circles.cli.editor_hints import write_schema
from service_circles.cli.starter.arrangements import chosen_files, is_left_out
from service_circles.cli.starter.pinned_requirements import FILE as REQUIREMENTS
from service_circles.cli.starter.pinned_requirements import requirements_text
from service_circles.cli.starter.start import Start

_HERE = Path(__file__).parent
_REPOSITORY = _HERE / "repository"
"""Files of every project: workflows, the script for publishing, settings of text editors."""
MANIFEST = Path(".service-circles.json")
"""Record of how a project was started, with hashes of the files that `circles upgrade` may replace."""
_EDITORS_OWN = ("content/", "models/", "communities.yaml", "mkdocs.yml", "README.md", "requirements.txt")
_EXAMPLE_AREA = re.compile(rb"\n  - id: hepan\n(?:    .*\n)+")
_LINK_TO_EXAMPLE = re.compile(r".*\]\(record:[^)]*\).*\n?")


class FolderNotEmptyError(Exception):
    """The folder for a new project holds something already."""


def start_project(folder: Path, start: Start | None = None) -> tuple[Path, ...]:
    """Put the starter files into a new or empty folder; their paths relative to it, sorted."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmptyError(folder)
    start = start or Start()
    files = dict(_files(start))
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        if content.startswith(b"#!"):
            (folder / path).chmod(0o755)
    (folder / MANIFEST).write_text(manifest_text(start), "utf-8", newline="\n")
    return tuple(sorted([*files, MANIFEST, write_schema(folder)]))


def manifest_text(start: Start) -> str:
    """The file that `circles upgrade` compares with."""
    said = {"version": __version__, "country": start.country, "language": start.language}
    hashes = {path: content_hash(content) for path, content in replaceable_files(start).items()}
    return json.dumps({**said, "files": hashes}, indent=2, ensure_ascii=False) + "\n"


def replaceable_files(start: Start) -> dict[str, bytes]:
    """The files of a project that are not its editors' own, by their paths."""
    files = sorted((path.as_posix(), content) for path, content in _files(start))
    return {path: content for path, content in files if not path.startswith(_EDITORS_OWN)}


def content_hash(content: bytes) -> str:
    """The hash of a file, the same with the line ends of Windows."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:16]


def _files(start: Start) -> Iterator[tuple[Path, bytes]]:
    """The files of a project with their paths in it."""
    model = _HERE / ("project" if start.is_chinese else "general")
    for folder in (_REPOSITORY, model):
        for source in sorted(folder.rglob("*")):
            if source.is_file() and "__pycache__" not in source.parts:
                path = _with_dots(source.relative_to(folder))
                if is_left_out(path, start.chosen):
                    continue
                content = source.read_bytes()
                yield from _file(
                    start, path, content if folder == _REPOSITORY else _of_model(start, path, content)
                )
    yield from chosen_files(start.chosen)
    yield REQUIREMENTS, requirements_text().encode()
    guide = _filled(start, (_text_file(start, "CONTRIBUTING")).read_bytes())
    yield Path("CONTRIBUTING.md"), _of_table(guide) if start.table else guide
    request = (_REPOSITORY / "dot-github/pull_request_template.md").read_bytes()
    yield Path(".gitea/pull_request_template.md"), request
    yield Path(".gitlab/merge_request_templates/default.md"), request
    if not start.is_chinese:
        yield Path("README.md"), _filled(start, _text_file(start, "README").read_bytes())


def _of_model(start: Start, path: Path, content: bytes) -> bytes:
    """A file of the model with the name and the words of the project."""
    if not start.is_chinese:
        return _filled(start, content)
    if start.name and path.name in ("communities.yaml", "mkdocs.yml", "README.md"):
        return content.replace("某某区服务圈".encode(), start.name.encode())
    return content


def _file(start: Start, path: Path, content: bytes) -> Iterator[tuple[Path, bytes]]:
    """The file. Where records come from a table, the model center stands aside and other examples are left out."""
    if start.table and path.name == "communities.yaml" and not start.chosen:
        yield path, _EXAMPLE_AREA.sub(b"", content)
    elif not start.table or path.parts[0] != "content":
        yield path, content
    elif path.parts[1] == "centers":
        yield Path("models") / path.name, content
    elif path.suffix == ".md" and len(path.parts) == 2:
        yield path, _LINK_TO_EXAMPLE.sub("", content.decode()).encode()


def _of_table(guide: bytes) -> bytes:
    return guide.replace(b"`content/centers/", b"`models/")


def _text_file(start: Start, name: str) -> Path:
    language = "zh-Hans" if start.language.startswith("zh") and name == "CONTRIBUTING" else start.language
    file = _HERE / "texts" / f"{name}.{language}.md"
    return file if file.is_file() else _HERE / "texts" / f"{name}.en.md"


def _filled(start: Start, content: bytes) -> bytes:
    """A text of the general model with its {words}; other braces, as in YAML and shell, stay."""
    text, values = content.decode(), start.values()
    return re.sub(r"\{([a-z_]+)\}", lambda found: values.get(found[1], found[0]), text).encode()


def _with_dots(path: Path) -> Path:
    """Packaging tools skip names with a leading dot, so here the dot is spelled out."""
    return Path(*(part.replace("dot-", ".", 1) if part.startswith("dot-") else part for part in path.parts))
