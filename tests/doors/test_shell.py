"""Hand-written pages in our own shell are those that MkDocs makes, byte for byte; `make compatibility` compares MkDocs with its fork."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.chosen_page_maker import handwritten_pages
from service_circles.cli.starter import start_project
from service_circles.plugin.mkdocs_build import MkDocsSite
from service_circles.shell.relative_links import relative_address
from service_circles.shell.shell_pages import ShellPages
from service_circles.shell.site_file import read_site_file
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError
from tests.publishing import MOST_S, ROOT
from tests.writing.test_picture_sizes import picture

Tree = Callable[[Path], dict[str, bytes]]
HOSTILE = (ROOT / "tests/doors/hostile.txt").read_text("utf-8")
SETTINGS = """\
site_name: Town
site_url: https://example.org/town
repo_url: https://example.org/town.git/
edit_uri: blob/main/content/
docs_dir: content
theme: { name: material, font: false, logo: images/logo.png }
extra_css: [own.css, https://example.org/away.css]
extra_javascript: [own.js, later.mjs]
markdown_extensions:
  - attr_list
  - toc: { permalink: true }
plugins: [service-circles]
"""
PAGE = """\
# 样样都有 & <b>more</b>

[附近](../about.md#a "t") [自己](#b) [空]() [夹](../about) [上](..) [外](//example.org/x) [邮](mailto:a@example.org)
<a@example.org> ![图](../images/logo.png) [单](../files/表%20格.csv?x=1) [记录](record:taoyuan-center)

## 一级

``` yaml
name: x
```

Note[^1] and `code`.

[^1]: 脚注

## 一级

- [ ] 带证

??? note
    折叠
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with every kind of link, names that need escapes, pages below pages, and files of its own."""
    folder = tmp_path / "town"
    start_project(folder)
    content = folder / "content"
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    for name in ("images", "files", "办事/再下"):
        (content / name).mkdir(parents=True)
    (content / "images/logo.png").write_bytes(picture())
    (content / "files/表 格.csv").write_text("a,b\n", "utf-8")
    (content / "own.css").write_text("h1 { color: red }\n", "utf-8")
    for name in ("own.js", "later.mjs", "left-out.html"):
        (content / name).write_text("1;\n", "utf-8")
    for name in ("办事/index", "办事/再下/a?b#c", "办事/50%25 折"):
        (content / f"{name}.md").write_text(PAGE.replace("../", "../" * name.count("/")), "utf-8")
    (content / "hostile.md").write_text("\n\n".join(HOSTILE.splitlines()), "utf-8")
    (content / "about.en.md").write_text("# About\n\n[first](guides/first-visit.md)\n", "utf-8")
    return folder


def both(root: Path, tree: Tree, tmp_path: Path) -> tuple[dict[str, bytes], dict[str, bytes], list[str]]:
    """The files that MkDocs and our shell make, and what the shell said."""
    said = list[str]()
    guest, own = MkDocsSite(root, lambda _: None), ShellPages(root, said.append)
    assert own.settings == guest.settings
    publication = make_publication(load_project(root), own.settings)
    guest.build(publication, tmp_path / "guest")
    own.build(publication, tmp_path / "own")
    return tree(tmp_path / "guest"), tree(tmp_path / "own"), said


@pytest.mark.parametrize("project", ["", "examples/documentation"])
def test_our_own_pages_are_the_same(project: str, tree: Tree, tmp_path: Path) -> None:
    guest, own, _ = both(ROOT / project, tree, tmp_path)
    assert own.keys() == guest.keys()
    assert [name for name in own if own[name] != guest[name]] == []


def test_whatever_authors_write_is_the_same(town: Path, tree: Tree, tmp_path: Path) -> None:
    guest, own, said = both(town, tree, tmp_path)
    assert own.keys() == guest.keys()
    assert [name for name in own if own[name] != guest[name]] == []
    assert any("content/left-out.html" in sentence for sentence in said)
    assert '<script src="../../own.js"></script>' in own["en/about/index.html"].decode()


def test_a_setting_chooses_the_shell(town: Path) -> None:
    assert isinstance(handwritten_pages(load_project(town)), MkDocsSite)
    settings = town / "communities.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("\ndirectory:\n", "\ndirectory:\n  pages: shell\n"), "utf-8"
    )
    assert isinstance(handwritten_pages(load_project(town)), ShellPages)


WITHOUT_MKDOCS = """
import sys
from pathlib import Path
sys.modules["mkdocs"] = None  # as if it were not installed
from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.chosen_page_maker import handwritten_pages
project = load_project(Path(sys.argv[1]))
pages = handwritten_pages(project)
pages.build(make_publication(project, pages.settings), Path(sys.argv[2]))
"""


def test_a_site_in_the_shell_needs_no_mkdocs(town: Path, tmp_path: Path) -> None:
    settings = town / "communities.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("\ndirectory:\n", "\ndirectory:\n  pages: shell\n"), "utf-8"
    )
    words = [sys.executable, "-c", WITHOUT_MKDOCS, str(town), str(tmp_path / "made")]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=MOST_S)
    assert done.returncode == 0, done.stderr
    assert "<h1" in (tmp_path / "made/about/index.html").read_text("utf-8")


@pytest.mark.parametrize(("text", "said"), [("a: [", "mkdocs.yml: "), ("[]", "no settings")])
def test_a_mistake_in_mkdocs_yml_is_told(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    with pytest.raises(PagesRefusedError, match=said):
        ShellPages(tmp_path, print)


def test_an_extension_that_is_not_there_is_told(town: Path) -> None:
    (town / "mkdocs.yml").write_text(SETTINGS.replace("attr_list", "no_such_thing"), "utf-8")
    own = ShellPages(town, print)
    with pytest.raises(PagesRefusedError, match="no_such_thing"):
        own.build(make_publication(load_project(town), own.settings), town / "made")


def test_mkdocs_yml_runs_nothing(tmp_path: Path) -> None:
    tagged = (
        "a: !!python/name:os.system\nb: !!python/object/apply:os.system ['touch x']\nc: !ENV HOME\nd: 1\n"
    )
    (tmp_path / "mkdocs.yml").write_text(tagged, "utf-8")
    assert read_site_file(tmp_path) == {"a": None, "b": None, "c": None, "d": 1}


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [("a/", "b/c/", "../../a/"), ("b/", "b/c/", "../"), ("b/c/", "b/c/", "./"), ("./", "a/", "../"), ("x.png", "a/", "../x.png")],
)  # fmt: skip
def test_ways_between_pages(target: str, page: str, way: str) -> None:
    assert relative_address(target, page) == way
