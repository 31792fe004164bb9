"""Reads portal.yaml, or reports the mistakes in it at their lines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from service_circles.languages.phrase import phrase
from service_circles.languages.translator import message
from service_circles.problems.problem import Problem
from service_circles.problems.source_file import SourceFile, problem_with_file
from service_circles.reading.project_files import read_source
from service_circles.reading.schema.validation import validate
from service_circles.reading.typos.typo_scan import correct_typos
from service_circles.reading.yaml.yaml_nodes import Mapping as Fields
from service_circles.reading.yaml.yaml_nodes import Node, Unusable, follow
from service_circles.reading.yaml.yaml_parser import read_nodes
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.settings.portal import District, PortalSettings, Region
from service_circles.records.values.record_part import Part

FILE = "portal.yaml"
_PARTS: Mapping[str, type[Part]] = {"directory": DirectorySettings, "portal": PortalSettings}
_TITLES = {"directory": message("门户的设置"), "portal": message("门户的名单")}


@dataclass(frozen=True)
class Portal:
    """A portal project: its folder, its own settings as a directory has them, and its list."""

    root: Path
    settings: DirectorySettings
    list: PortalSettings

    @property
    def regions(self) -> Mapping[str, Region]:
        """The regions by id."""
        return {region.id: region for region in self.list.regions}


def read_portal(root: Path) -> tuple[Portal | None, list[Problem]]:
    """The portal of a folder; None with the problems if there is any mistake."""
    if not (root / FILE).is_file():
        return None, [problem_with_file("F102" if root.is_dir() else "F101", FILE)]
    source, problems = read_source(root, FILE)
    if source is None:
        return None, problems
    source, problems = correct_typos(source)
    node, found = read_nodes(source)
    problems += found
    if node is None or isinstance(node, Unusable) or any(problem.is_mistake for problem in problems):
        return None, problems
    parts = dict(_parts(node, source, problems))
    if len(parts) < len(_PARTS) or any(problem.is_mistake for problem in problems):
        return None, problems
    settings, listed = parts["directory"], parts["portal"]
    assert isinstance(settings, DirectorySettings) and isinstance(listed, PortalSettings)  # noqa: S101, PT018 - as in _PARTS
    problems += _mistakes_in(listed, node, source)
    is_sound = not any(problem.is_mistake for problem in problems)
    return (Portal(root, settings, listed) if is_sound else None), problems


def _parts(node: Node, source: SourceFile, problems: list[Problem]) -> Iterator[tuple[str, Part]]:
    given = node.values if isinstance(node, Fields) else {}
    for name, kind in _PARTS.items():
        part = given.get(name)
        if not isinstance(part, Fields):
            title, expected = phrase(_TITLES[name]), phrase("下面缩进写它的字段")
            problems.append(source.problem("R107", node.spot, title=title, field=name, expected=expected))
            continue
        made, mistakes = validate(kind, part, source)
        problems += mistakes
        if made is not None:
            yield name, made


def _mistakes_in(listed: PortalSettings, node: Node, source: SourceFile) -> Iterator[Problem]:
    """Ids that are given twice, regions that do not exist, regions around each other."""
    regions = {region.id: region for region in listed.regions}
    seen: dict[str, int] = {}
    groups: tuple[tuple[str, tuple[Region | District, ...]], ...] = (
        ("regions", listed.regions),
        ("districts", listed.districts),
    )
    for group, items in groups:
        for number, item in enumerate(items):
            spot = follow(node, ("portal", group, number, "id")).spot
            if item.id in seen:
                other = phrase("第 {line} 行", line=seen[item.id])
                yield source.problem("D101", spot, found=item.id, other=other)
            seen.setdefault(item.id, spot.line)
            field = "parent" if isinstance(item, Region) else "region"
            around = getattr(item, field)
            if around is not None and around not in regions:
                spot = follow(node, ("portal", group, number, field)).spot
                yield source.problem("D102", spot, found=around, kind=phrase("地区"))
    for number, region in enumerate(listed.regions):
        path = path_to_region(regions, region.id)
        if path[0].parent in {each.id for each in path}:
            spot = follow(node, ("portal", "regions", number, "parent")).spot
            yield source.problem("D104", spot, found=" → ".join(each.id for each in path))


def path_to_region(regions: Mapping[str, Region], id_: str | None) -> tuple[Region, ...]:
    """The regions around an id, outermost first; of a circle each once."""
    path: dict[str, Region] = {}
    while id_ is not None and id_ in regions and id_ not in path:
        path[id_] = regions[id_]
        id_ = regions[id_].parent
    return tuple(reversed(path.values()))
