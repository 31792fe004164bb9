"""Guides are true: the paths that they name exist, the messages that they show are real."""

import re
import tomllib
from datetime import date
from shutil import copy, copytree

import pytest

from service_circles.build.project import load_project
from service_circles.problems.report import report
from tests.publishing import ROOT

ARRANGEMENT = re.compile(r"^\| ([0-9]+) \| .*?\]\(([^)]+)\) \| `([^`]+)`", re.MULTILINE)
LEAST_ARRANGEMENTS = 40
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
PATH = re.compile(r"\.?[\w-]+(?:[./][\w-]+)*(?:/|\.(?:py|toml|yaml|yml|html|js|css|po|md))", re.ASCII)
LINK = re.compile(r"\]\((?!https?:|record:)([^)#\s]+)\)")
PACKAGE = ROOT / "generator/service_circles"
TOPS = (ROOT, PACKAGE, PACKAGE / "writing", ROOT / "site_theme")
"""Folders in which the paths of guides begin."""
MADE = {
    "imports/",
    "imports/LIST.yaml",
    ".circles/",
    "site/",
    "data/",
    "edit/",
    "edit/records/",
    "fields/",
    "handbook/problems/",
    "search/index.json",
    "site.css",
    "more.css",
}
"""Made by a build, now or in an earlier version."""
ADDED = {"about.md", "about.en.md", "vi.po", "site_theme/languages/CODE.po", "../documents/form.pdf"}
"""Examples of files that an editor may add."""


def test_every_arrangement_has_a_model_that_has_its_word() -> None:
    """The table counts the arrangements without a gap; each leads to a file in which the word is."""
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = ARRANGEMENT.findall(guide)
    assert [int(number) for number, _, _ in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= LEAST_ARRANGEMENTS
    for number, file, word in rows:
        assert word in (ROOT / file).read_text("utf-8"), (number, file, word)


def named_paths(text: str) -> set[str]:
    codes = {code for code in CODE.findall(text) if PATH.fullmatch(code)}
    return (codes | set(LINK.findall(text))) - MADE - ADDED


IN_PROJECTS = {"changes/"}
"""Folders that only a project has: here the change requests that the form opens."""


def exists(path: str) -> bool:
    if path in IN_PROJECTS or any((top / path).exists() for top in TOPS):
        return True
    return "/" not in path.removesuffix("/") and any(ROOT.glob(f"[!.]*/**/{path}"))


MODEL = "content/centers/mingzhu-center.yaml"
REPORTS = re.compile(rf"^```(?:text)?\n({MODEL}:.*?)\n```", re.DOTALL | re.MULTILINE)
SLIPS = {
    "Y104": ("\n  name: 明珠", "\n  name：明珠"),
    "D102": ("service: social-insurance", "service: social-insurence"),
    "G104": ("datum: wgs84", "datum: bd09"),
}


@pytest.mark.parametrize(
    "guide", ["HACKING.md", "README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    paths = named_paths((ROOT / guide).read_text("utf-8"))
    assert [path for path in sorted(paths) if not exists(path)] == []


def test_hacking_gives_each_folder_its_floor() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = {
        folder: len(layers) - above
        for above, layer in enumerate(layers)
        for folder in layer.split(" | ")
        if (ROOT / "generator/service_circles" / folder).is_dir()
    }
    rows = re.findall(r"^\| (\d+) \| `(\w+)/` \|", (ROOT / "HACKING.md").read_text("utf-8"), re.MULTILINE)
    assert {folder: int(floor) for floor, folder in rows} == floors


def test_a_path_that_does_not_exist_is_found() -> None:
    assert named_paths("`records/nothing.py`, `FORMAT` and [x](nowhere.md)") == {
        "records/nothing.py",
        "nowhere.md",
    }
    assert not exists("records/nothing.py")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The report on the model file with each slip, by code."""
    root = tmp_path_factory.mktemp("slips")
    copytree(ROOT / "content", root / "content")
    copy(ROOT / "communities.yaml", root)
    model = (ROOT / MODEL).read_text("utf-8")
    found = {}
    for code, (right, wrong) in SLIPS.items():
        (root / MODEL).write_text(model.replace(right, wrong, 1), "utf-8")
        problems = load_project(root, date(2026, 11, 29)).problems
        found[code] = report([problem for problem in problems if problem.code == code], color=False)
    return found


@pytest.mark.parametrize("guide", ["README.md", "CONTRIBUTING.md"])
def test_the_messages_that_a_guide_shows_are_real(guide: str, reports: dict[str, str]) -> None:
    shown = REPORTS.findall((ROOT / guide).read_text("utf-8"))
    assert shown
    for text in shown:
        assert text in reports[text.partition("[")[2].partition("]")[0]]
