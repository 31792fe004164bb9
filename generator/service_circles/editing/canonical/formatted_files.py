"""Files of a project in canonical form, and what stands in the way."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service_circles.editing.apply_requests import Applied
from service_circles.editing.canonical.canonical_form import canonical_form
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import problem_with_file
from service_circles.reading.project_files import find_files, read_source
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_parser import read_nodes


@dataclass
class Formatted:
    """The files that change, ready to be written, and the problems of those that cannot be read."""

    applied: Applied = field(default_factory=Applied)
    problems: list[Problem] = field(default_factory=list)


def formatted_files(root: Path, only: Iterable[str] = ()) -> Formatted:
    """All YAML files of a project that are not in canonical form, or those of the paths given."""
    found, problems = find_files(root)
    wanted = set(only)
    formatted = Formatted(problems=[] if wanted else problems)
    for path in found.yaml:
        if not wanted or path in wanted:
            formatted.problems += _format(root, path, formatted.applied)
    unknown = sorted(wanted.difference(found.yaml))
    formatted.problems += [problem_with_file("F119", path) for path in unknown]
    return formatted


def _format(root: Path, path: str, applied: Applied) -> Iterator[Problem]:
    source, problems = read_source(root, path)
    if source is None:
        yield from problems
        return
    source, slips = correct_typos(source)
    node, mistakes = read_nodes(source)
    if slips or mistakes or node is None:  # an author decides on mistakes, not the formatter
        yield from slips or mistakes
        return
    data = (root / path).read_bytes()
    try:
        text = canonical_form(data.decode())
    except CannotSpliceError:
        yield problem_with_file("C121", path)
        return
    if text.encode() != data:
        applied.changed_files[path], applied.was[path] = text, data
