"""The cache of an earlier build changes nothing: a warm build gives the same bytes as a cold one."""

import multiprocessing
import os
import random
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from service_circles.basics.cache_file import KEPT_DAYS, UNFINISHED, forget_unused, load_data, save_data
from service_circles.basics.read_log import ReadLog
from service_circles.basics.theme_folder import THEME
from service_circles.build.project import load_project
from service_circles.build.publication import CATALOGED, INDEX, Publication, make_publication
from service_circles.cli.program import run as run_circles
from service_circles.plugin import mkdocs_build
from service_circles.writing.site.site import SiteSettings
from tests.publishing import DAY, ROOT

Tree = Callable[[Path], dict[str, bytes]]
ROUNDS = int(os.environ.get("WARM_ROUNDS", "2"))
SEED = int(os.environ.get("WARM_SEED", "20261130"))
SECOND_CENTER = """center:
  id: north-center
  name: 北苑服务站
  area: taoyuan
  address: 北苑路 3 号
  location: {latitude: 21.2031, longitude: 112.6021, datum: wgs84, accuracy: entrance}
  phones: [{number: 0000-0000 0009, kind: office}]
  schedule: unknown
  services: [service: meals-for-elders]
"""


def _build(project: Path, *options: str) -> int:
    """The exit code of a build in a process of its own, which finds loaded what is slow to load."""
    assert mkdocs_build
    process = multiprocessing.get_context("fork").Process(
        target=lambda: os._exit(run_circles(["-C", str(project), "build", *options]))
    )
    process.start()
    process.join()
    return process.exitcode or 0


def _built_cold(project: Path, folder: Path, tree: Tree, *options: str) -> dict[str, bytes]:
    """The site of a copy of the project with nothing kept."""
    copy = folder / "cold"
    shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".circles", "site"))
    try:
        assert _build(copy, *options) == 0
        return tree(copy / "site")
    finally:
        shutil.rmtree(copy)


@pytest.fixture
def small(project: Path) -> Path:
    """A small project that is quickly built: in two languages, without the handbook; with a form."""
    settings = project / "communities.yaml"
    text = settings.read_text("utf-8").replace(
        "languages: [zh-Hans, zh-Hant, en]", "languages: [zh-Hans, en]"
    )
    text = text.replace(
        "  publisher:", "  handbook: false\n  editing: {email: a@example.org}\n  publisher:", 1
    )
    settings.write_text(text, "utf-8")
    (project / "content/centers/north-center.yaml").write_text(SECOND_CENTER, "utf-8")
    _exchange_picture(project, 0)
    with (project / "content/about.md").open("a", encoding="utf-8") as about:
        about.write("\n![大门](photos/door.png)\n")
    return project


def _exchange_picture(project: Path, number: int) -> None:
    """Another picture under the same name, of another shape but as many bytes; hand-written pages say its shape."""
    written = BytesIO()
    Image.new("1", (16 + number, 64 - number)).save(written, "PNG")
    picture = project / "content/photos/door.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(written.getvalue().ljust(1000, b"\0"))


def _records(project: Path) -> list[Path]:
    return sorted(project.glob("content/*/*.yaml"))


def _edited(pattern: str, change: Callable[[re.Match[str]], str]) -> Callable[[Path, random.Random], None]:
    """A change of one place, chosen by chance, in one of the files that have such a place."""

    def edit(project: Path, chance: random.Random) -> None:
        files = [file for file in _records(project) if re.search(pattern, file.read_text("utf-8"))]
        if not files:
            return
        file = chance.choice(files)
        text = file.read_text("utf-8")
        place = chance.choice(list(re.finditer(pattern, text)))
        file.write_text(text[: place.start()] + change(place) + text[place.end() :], "utf-8")

    return edit


def _add_center(project: Path, chance: random.Random) -> None:
    number = chance.randrange(10**6)
    text = SECOND_CENTER.replace("north-center", f"center-{number}").replace("北苑", f"新苑{number}")
    text = text.replace("21.2031", f"21.{number:06}")
    (project / f"content/centers/center-{number}.yaml").write_text(text, "utf-8")


def _remove_center(project: Path, chance: random.Random) -> None:
    added = [file for file in _records(project) if re.fullmatch(r"(north-center|center-\d+)", file.stem)]
    if added:
        chance.choice(added).unlink()


def _move_file(project: Path, chance: random.Random) -> None:
    file = chance.choice(_records(project))
    file.rename(file.with_name(f"a-{file.name}"))


def _add_line_above(project: Path, chance: random.Random) -> None:
    file = chance.choice(_records(project))
    file.write_text(f"# 一行说明\n{file.read_text('utf-8')}", "utf-8")


def _change_settings(project: Path, chance: random.Random) -> None:
    file = project / "communities.yaml"
    text = re.sub(r"tagline: .*", f"tagline: 走路{chance.randrange(10**6)}分钟", file.read_text("utf-8"))
    file.write_text(text, "utf-8")


def _change_page(project: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(project.glob("content/**/*.md")))
    file.write_text(f"{file.read_text('utf-8')}\n再说一句 {chance.random()}。\n", "utf-8")


def _change_template(project: Path, chance: random.Random) -> None:
    template = chance.choice(sorted((THEME / "templates/places").glob("*.html")))
    own = project / "site_theme" / template.relative_to(THEME)
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(f"{template.read_text('utf-8')}<!-- {chance.random()} -->\n", "utf-8")


CHANGES: dict[str, Callable[[Path, random.Random], None]] = {
    "phone": _edited(r"number: 0000-0000 000(\d)", lambda found: f"number: 0000-0000 {7 - int(found[1]) % 7:04}"),
    "name": _edited(r"(?m)^ +(- )?(name|name.en): .*\S", lambda found: f"{found[0]}甲"),
    "text": _edited(
        r"(?m)^ +(address|directions|summary|note|role|purpose|meets|detail|room|who|fee)(.en)?: [^#\n]*[^#\s]",
        lambda found: f"{found[0]}，新",
    ),
    "hours": _edited(r"0\d:00-12:00", lambda found: f"0{(int(found[0][1]) + 1) % 10}:30-12:00"),
    "location": _edited(r"latitude: 21\.(\d{3})", lambda found: f"latitude: 21.{(int(found[1]) + 1) % 1000:03}"),
    "area": _edited(r"(?m)^  area: \w+$", lambda found: "  area: heping-li" if "taoyuan" in found[0] else "  area: taoyuan"),
    "status": _edited(r"(?m)^  schedule: unknown$", lambda _: "  status: temporarily_closed\n  schedule: unknown"),
    "households": _edited(r"households: (\d+)", lambda found: f"households: {int(found[1]) + 1}"),
    "step": _edited(r"date: 2026-09-(\d\d)$", lambda found: f"date: 2026-09-{int(found[1]) - 1:02}"),
    "id": _edited(r"(?m)^  id: (choir|lamp-at-the-gate|taoyuan-circle|(?<=- id: )council)$", lambda found: f"{found[0]}-too\n  formerly: {found[1]}"),
    "rating": _edited(r"accessibility: \[ramp", lambda _: "accessibility: [aed, ramp"),
    "add": _add_center,
    "remove": _remove_center,
    "file": _move_file,
    "line": _add_line_above,
    "settings": _change_settings,
    "page": _change_page,
    "template": _change_template,
    "day": lambda _, __: None,
}  # fmt: skip


def test_a_warm_build_equals_a_cold_one(small: Path, tmp_path: Path, tree: Tree) -> None:
    chance = random.Random(SEED)
    kinds = chance.sample(sorted(CHANGES), min(ROUNDS, len(CHANGES)))
    kinds += chance.choices(sorted(CHANGES), k=ROUNDS - len(kinds))
    day = DAY
    assert _build(small, "--day", str(day)) == 0
    for number, kind in enumerate(kinds):
        said = f"WARM_SEED={SEED} WARM_ROUNDS={ROUNDS}: round {number}, {kind}"
        before = {file: file.read_bytes() for file in [*_records(small), small / "communities.yaml"]}
        with_site = tree(small / "site")
        day += timedelta(days=kind == "day")
        CHANGES[kind](small, chance)
        _exchange_picture(small, number + 1)
        if _build(small, "--day", str(day)):
            assert tree(small / "site") == with_site, f"{said}: a refused change must leave the site"
            for file in _records(small):
                file.unlink()
            for file, content in before.items():
                file.write_bytes(content)
            continue
        assert tree(small / "site") == _built_cold(small, tmp_path, tree, "--day", str(day)), said


def _reads(publication: Publication, addresses: list[str]) -> dict[str, frozenset[int]]:
    """The facts read for each address when made in this order, apart from those of all pages."""
    assert publication.log
    found = {address: publication.make_logged(address)[1] for address in addresses}
    return {address: facts - publication.log.everywhere for address, facts in found.items()}


def test_a_page_reads_the_same_whatever_was_made_before_it() -> None:
    """A value that is kept for other pages without `shared_value` would be read for the first of them alone."""
    found: list[dict[str, frozenset[int]]] = []
    for step in (1, -1):
        read = load_project(ROOT, DAY)
        assert read.directory
        given = read.directory.settings.model_copy(update={"languages": ("en",), "handbook": False})
        project = replace(read, directory=replace(read.directory, settings=given))
        site = SiteSettings("https://example.org/", "https://example.org/{path}#L{line}")
        publication = make_publication(project, site, log=ReadLog())
        addresses = [*publication.files, *publication.pages, INDEX, CATALOGED]
        found.append(_reads(publication, addresses[::step]))
    forward, backward = found
    assert {each for each in forward if forward[each] != backward[each]} == set()
    assert any(forward.values())


def test_a_broken_or_foreign_store_does_no_harm(small: Path, tree: Tree) -> None:
    assert _build(small) == 0
    good, store = tree(small / "site"), small / ".circles"
    notes = load_data(store / "site-notes.json")
    assert notes["units"]["centers/taoyuan-center/"]
    foreign: list[object] = [[], {**notes, "units": {"": [1]}}, {**notes, "files": {"../x": ["", 0, 0, 0]}}]
    for data in foreign:
        save_data(store / "site-notes.json", data)
        save_data(store / "site-files.json", data)
        page = small / "site/centers/taoyuan-center/index.html"  # has another name in the store
        page.write_bytes(b"x" * page.stat().st_size)
        assert _build(small) == 0
        assert tree(small / "site") == good
    for name in ("site-notes.json", "site-files.json"):
        (store / name).write_bytes((store / name).read_bytes()[:-40])
    (store / "site/index.html").unlink()
    (store / "site/index.html").mkdir()
    (store / "site/centers/other").mkdir()
    (store / "site/centers/other/index.html").write_text("foreign", "utf-8")
    assert _build(small) == 0
    assert tree(small / "site") == good


def test_what_nobody_uses_for_long_is_forgotten(tmp_path: Path) -> None:
    for name, days in (
        ("old.npz", KEPT_DAYS + 1),
        ("new.npz", KEPT_DAYS - 1),
        ("old.json", KEPT_DAYS + 1),
        (".x.json.12", KEPT_DAYS + 1),
        (".new.npz.7", 0),
    ):
        (tmp_path / name).touch()
        then = time.time() - days * 24 * 60 * 60
        os.utime(tmp_path / name, (then, then))
    for pattern in ("*.npz", UNFINISHED):
        forget_unused(tmp_path, pattern)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".new.npz.7", "new.npz", "old.json"]
