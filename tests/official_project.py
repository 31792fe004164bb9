"""A small project that is not fictional: with legal numbers, a form for corrections, visits by appointment."""

from pathlib import Path
from typing import Any

import yaml

from service_circles.cli.starter import start_project

LEGAL = {
    "icp": "粤ICP备00000000号-1",
    "police": "粤公网安备00000000000000号",
    "police_code": "00000000000000",
    "site_code": "0000000000",
    "map_approval": "粤S(2026)000号",
}
FORM = "https://example.org/form?of={id}&field={field}&page={page}"


def read_yaml(file: Path) -> Any:
    """YAML as its author typed it: every value a text."""
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes nothing but texts


def write_yaml(file: Path, content: object) -> None:
    """YAML with quotes wherever a text could be taken for something else."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")


def start_official_project(folder: Path) -> Path:
    """The starter project, made official."""
    start_project(folder)
    communities = read_yaml(folder / "communities.yaml")
    settings = communities["directory"]
    del settings["fictional"]
    settings |= {"languages": ["zh-Hans"], "legal": LEGAL, "feedback": {"form": FORM}, "accent": "#1F5F8B"}
    write_yaml(folder / "communities.yaml", communities)
    center = folder / "content/centers/taoyuan-center.yaml"
    record = read_yaml(center)
    record["center"]["schedule"] = "by_appointment"
    write_yaml(center, record)
    return folder
