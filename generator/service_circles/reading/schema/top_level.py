"""The outermost level of a file: which kinds of records it holds, and where each begins."""

from collections.abc import Iterator
from dataclasses import dataclass

from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile
from service_circles.problems.suggestion import nearest, suggest
from service_circles.reading.project_files import SETTINGS_FILE
from service_circles.reading.schema.schema_texts import list_of_required
from service_circles.reading.schema.shape_errors import shape_name
from service_circles.reading.yaml.yaml_nodes import Mapping, Node, Sequence, Text, Unusable
from service_circles.records.kinds import KINDS
from service_circles.records.record import Record
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.record_part import Part, authors_fields

_SINGLE: dict[str, type[Record]] = {kind.meta.name: kind for kind in KINDS}
_SEVERAL: dict[str, type[Record]] = {kind.meta.folder: kind for kind in KINDS}
_SETTINGS: dict[str, type[Part]] = {"directory": DirectorySettings}
_ONE = {**_SINGLE, **_SETTINGS}
_NAMES = tuple(name for pair in zip(_SINGLE, _SEVERAL, strict=True) for name in pair)
_FEWEST_FIELDS = 2
_CHINESE = {key: kind.meta.folder for kind in KINDS for key in kind.meta.chinese_keys} | {
    "网站": "directory", "设置": "directory",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TopRecord:
    """A record as YAML: its class, its fields, and the path to it in its file."""

    part: type[Part]
    node: Mapping
    trail: tuple[str | int, ...]


def top_records(root: Node, source: SourceFile, problems: list[Problem]) -> Iterator[TopRecord]:
    """The records of a file in their order; anything else is added to the problems."""
    if isinstance(root, Unusable):
        return
    if not isinstance(root, Mapping):
        problems.append(source.problem("Y218", root.spot, found=shape_name(root)))
    elif not _has_no_heading(root, source, problems):
        yield from _records_in(root, source, problems)


def _records_in(root: Mapping, source: SourceFile, problems: list[Problem]) -> Iterator[TopRecord]:
    for name, node in root.values.items():
        problem = None if isinstance(node, Unusable) else _misplaced(name, node, root.keys[name], source)
        if problem is not None:
            problems.append(problem)
        elif isinstance(node, Sequence):
            yield from _items(name, node, source, problems)
        elif isinstance(node, Mapping):
            yield TopRecord(_ONE[name], node, (name,))
    if source.path == SETTINGS_FILE and "directory" not in root.values:
        problems.append(source.problem("R102", root.spot))


def _has_no_heading(root: Mapping, source: SourceFile, problems: list[Problem]) -> bool:
    """True, and reported once, if the outermost fields are those of a record: `center:` is missing above them."""
    unknown = [name for name in root.values if name not in _ONE and name not in _SEVERAL]
    heading = _heading(unknown, source) if unknown else None
    if heading is None:
        return False
    first = root.keys[unknown[0]]
    empty = root.keys.get(heading)
    hint = None
    if empty:  # the line is there, and what belongs below it is not indented
        hint = phrase("把第 {line} 行起的各行往右缩进两格，放到 {name}: 下面", line=first.line, name=heading)
        at = source.position(empty.line, empty.column)
        problems[:] = [each for each in problems if each.position != at]
    problems.append(source.problem("R119", first.spot, hint=hint, found=heading, line=first.line))
    return True


def _heading(unknown: list[str], source: SourceFile) -> str | None:
    """The heading that these fields need: that of the file's folder, or of the kind that knows most of them."""
    fields = {name.partition(".")[0] for name in unknown}
    by_name = {name: len(fields & set(authors_fields(part))) for name, part in _ONE.items()}
    if source.path != SETTINGS_FILE:
        by_name.pop("directory")
    most = max(by_name.values())
    if most < _FEWEST_FIELDS or most * 2 < len(fields):
        return None
    best = [name for name, known in by_name.items() if known == most]
    folders = {part.meta.folder: name for name, part in _SINGLE.items()}
    here = next((folders[folder] for folder in source.path.split("/") if folder in folders), None)
    return here if here in best else best[0]


def _misplaced(name: str, node: Node, key: Text, source: SourceFile) -> Problem | None:
    """The problem if a field of the outermost level is unknown, or has the wrong shape."""
    if name == "directory" and source.path != SETTINGS_FILE:
        return source.problem("R103", key.spot)
    if name in _SEVERAL and not isinstance(node, Sequence):
        return source.problem(
            "R104", key.spot, title=name, field=name, found=shape_name(node), example="- id: …"
        )
    single = _ONE.get(name)
    if single is not None and not isinstance(node, Mapping):
        return _not_single(name, single, node, key, source)
    if single is None and name not in _SEVERAL:
        known = [*_SINGLE, *_SEVERAL, *_SETTINGS]
        meant = _CHINESE.get(name) or nearest(name, known)
        hint = suggest(f"{meant}:" if meant else None)
        return source.problem("R101", key.spot, hint=hint, found=name, words=_NAMES)
    return None


def _not_single(name: str, part: type[Part], node: Node, key: Text, source: SourceFile) -> Problem:
    hint = None
    if isinstance(node, Sequence) and name in _SINGLE:
        several = _SINGLE[name].meta.folder
        hint = phrase("要写几条就用 {several}:", several=several)
    found = shape_name(node)
    words = list_of_required(part)
    return source.problem("R105", key.spot, hint=hint, title=name, field=name, found=found, words=words)


def _items(name: str, node: Sequence, source: SourceFile, problems: list[Problem]) -> Iterator[TopRecord]:
    for number, item in enumerate(node.items):
        if isinstance(item, Mapping):
            yield TopRecord(_SEVERAL[name], item, (name, number))
        elif not isinstance(item, Unusable):
            problems.append(
                source.problem(
                    "R105",
                    item.spot,
                    title=name,
                    field=name,
                    found=shape_name(item),
                    words=list_of_required(_SEVERAL[name]),
                )
            )
