"""Projects that nobody would write: a new project whose files are damaged by chance, and files that a grammar makes."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from random import Random

from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.build.reach_report import reach_text
from service_circles.cli.starter import start_project
from service_circles.plugin.mkdocs_build import MkDocsSite
from service_circles.problems.report import report
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError
from service_circles.writing.site.site import SiteSettings
from tests.fuzzing.damaged_bytes import TOKENS, damaged, flip_bytes
from tests.geo.walking.town import grid
from tests.publishing import ROOT
from tests.reading.pdf_files import pdf

DAY = date(2026, 11, 30)
MKDOCS_SETTINGS = ROOT / "generator/service_circles/cli/starter/project/mkdocs.yml"
PATHS = ["content/x.yaml", "content/a?b#c.md", "content/en/about.md", "content/头 尾.md", "content/x.tar.md", "content/a.b.yaml",
         "content/data/x.csv", "content/events/calendar.ics", "content/CON.md", "content/.hidden.yaml", "content/x.pdf",
         "content/x.png", "content/index.md", "content/centers/taoyuan-center.md", "content/a/b/c/d/README.md"]  # fmt: skip
MARKDOWN = ["# ", "## ", "- ", "> ", "| a | b |\n|---|---|\n", "```\n", "[x](", ")", "![", "](y.png)", "<div>", "</div>",
            "<img src=x onerror=1>", "[^1]", "[^1]: ", "!!! note\n    ", "??? x\n", "***", "<!--", "-->", "<![CDATA[",
            "record:taoyuan-center", "&nbsp;", "&#0;", "\\", "\n\n", "~~~", "---\n", "title: ", "1. "]  # fmt: skip


def write_base(folder: Path) -> None:
    """A new project with streets, a document, a picture and a PDF."""
    start_project(folder)
    grid(6, 6).write(folder / "content/town.osm")
    (folder / "content/list.csv").write_text("姓名,电话\n,0000-0000 0001\n", "utf-8")
    (folder / "content/paper.pdf").write_bytes(pdf("paper"))
    settings = folder / "communities.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("directory:\n", "directory:\n  walking: {extracts: content/town.osm}\n", 1), "utf-8"
    )


def damage(folder: Path, chance: Random) -> None:
    """Change one to four files, or add some."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.parts[-2][0] != "."]
    for _ in range(chance.randint(1, 4)):
        if chance.random() < 0.2:
            file = folder / chance.choice(PATHS)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_made_up(file.suffix, chance))
        else:
            file = chance.choice(files)
            file.write_bytes(damaged(file.read_bytes(), chance))


def _made_up(ending: str, chance: Random) -> bytes:
    """A file from a grammar of its kind."""
    if ending == ".md":
        return "".join(chance.choices([*MARKDOWN, *TOKENS], k=chance.randint(0, 60))).encode(
            "utf-8", "replace"
        )
    if ending in {".yaml", ".yml"}:
        top = chance.choice(
            ["areas", "centers", "services", "events", "circles", "entries", "x", "directory", "center"]
        )
        return f"{top}:\n{_yaml(chance, 1)}\n".encode("utf-8", "replace")
    if ending == ".pdf":
        return flip_bytes(pdf("x" * 50), chance)
    return chance.randbytes(chance.randint(0, 200))


def _yaml(chance: Random, depth: int) -> str:
    fields = [
        "id",
        "name",
        "kind",
        "area",
        "location",
        "schedule",
        "rules",
        "hours",
        "byday",
        "date",
        "services",
        "parent",
    ]
    lines = []
    for _ in range(chance.randint(1, 5)):
        head = "  " * depth + (f"{chance.choice(fields)}: " if chance.random() < 0.8 else "- ")
        if depth < 4 and chance.random() < 0.3:
            lines.append(head + "\n" + _yaml(chance, depth + 1))
        else:
            lines.append(head + chance.choice(TOKENS))
    return "\n".join(lines)


def run(folder: Path, *, make_pages: bool = True) -> bool:
    """Check a project; without mistakes make all its pages and figures too. True if these were made."""
    project = load_project(folder, DAY)
    assert isinstance(report(project.problems, color=False), str)
    if project.has_mistakes or not make_pages:
        return False
    published = make_publication(project, SiteSettings(site_url="https://example.org/town/"))
    for address in (*published.pages, *published.files):
        assert published.make(address) is not None, address
    assert published.search_index
    for form in (None, "json", "csv"):
        assert reach_text(project, form)
    _convert_pages(folder, published)
    return True


def _convert_pages(folder: Path, published: Publication) -> None:
    """Let MkDocs convert the hand-written pages, as a new project's mkdocs.yml says; it may refuse them, with a message."""
    shutil.copy(MKDOCS_SETTINGS, folder)
    with tempfile.TemporaryDirectory() as target, suppress(PagesRefusedError):
        MkDocsSite(folder, lambda _: None).build(published, Path(target))


@contextmanager
def damaged_project(seed: int, base: Path) -> Iterator[Path]:
    """A damaged copy of the base."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        shutil.copytree(base, folder)
        damage(folder, Random(seed))
        yield folder
