"""Random inputs for the program. A kind is prepared in a folder, then tried with one seed after the other.

A trial raises an exception where the program would end in "our fault": refusals and messages are right answers.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import osmium
import yaml

from service_circles.build.project import load_project
from service_circles.cli.program import OUR_FAULT
from service_circles.cli.program import run as run_command
from service_circles.importing.sheets.cleaned_text import cleaned
from service_circles.problems.report import report
from service_circles.records.hours.hours_reader import read_hours_text
from service_circles.records.hours.hours_refusal import HoursRefusedError
from service_circles.records.values.schedule import Schedule
from tests.fuzzing.damaged_bytes import TOKENS, cut_off, damaged, flip_bytes
from tests.fuzzing.damaged_projects import DAY, damaged_project, run, write_base
from tests.fuzzing.preview_process import running_preview
from tests.geo.walking.extracts import SHENZHEN
from tests.geo.walking.town import grid
from tests.publishing import ROOT

Trial = Callable[[int], None]


def circles(*words: object) -> tuple[int, str]:
    """The exit code of a command, which is never that of our own fault, and what it prints."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = run_command([str(word) for word in words])
    assert code != OUR_FAULT, printed.getvalue()
    return code, printed.getvalue()


@contextmanager
def hours(_: Path) -> Iterator[Trial]:
    """Hours as texts in cells: pieces of those in tests/hours, put together anew."""
    table = yaml.safe_load((ROOT / "tests/hours/hours_texts.yaml").read_text("utf-8"))
    texts = [row["text"] for row in table]
    marks = [
        *"，；、：:-—~（） \n/．０",
        "至",
        "每月",
        "第二个",
        "除",
        "节假日",
        "am",
        "PM",
        "24小时",
        "单周",
        "Mo",
    ]

    def try_one(seed: int) -> None:
        chance = Random(seed)
        parts = []
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(texts)
            begin = chance.randrange(len(text))
            parts += [text[begin : begin + chance.randint(1, 25)], chance.choice([*marks, *marks, *TOKENS])]
        with suppress(HoursRefusedError):
            Schedule.model_validate(read_hours_text(cleaned("".join(parts))).schedule)

    yield try_one


@contextmanager
def projects(folder: Path) -> Iterator[Trial]:
    """Whole projects with damaged files; every eighth is built if it has no mistake."""
    write_base(folder / "base")

    def try_one(seed: int) -> None:
        with damaged_project(seed, folder / "base") as project:
            run(project, make_pages=seed % 8 == 0)

    yield try_one


@contextmanager
def extracts(folder: Path) -> Iterator[Trial]:
    """Streets of OpenStreetMap, made up and real, as text and packed, damaged or cut off."""
    write_base(folder)
    small, packed = grid(5, 5).write(folder / "small.osm"), folder / "small.osm.pbf"
    with osmium.SimpleWriter(str(packed)) as writer:
        for each in osmium.FileProcessor(str(small)):
            writer.add(each)
    originals = [(each, each.read_bytes()) for each in (small, packed, SHENZHEN) if each.is_file()]
    settings = (folder / "communities.yaml").read_text("utf-8")

    def try_one(seed: int) -> None:
        chance = Random(seed)
        path, data = chance.choice(originals)
        name = "content/town" + "".join(path.suffixes[-2:])
        (folder / "communities.yaml").write_text(settings.replace("content/town.osm", name), "utf-8")
        damages = [damaged, flip_bytes, cut_off] if path is small else [flip_bytes, flip_bytes, cut_off]
        (folder / name).write_bytes(chance.choice(damages)(data, chance))
        project = load_project(folder, DAY)
        assert isinstance(report(project.problems, color=False), str)

    yield try_one


@contextmanager
def caches(folder: Path) -> Iterator[Trial]:
    """Damaged caches: the same figures as before."""
    write_base(folder)
    expected = circles("-C", folder, "reach", "--json")
    kept = {file: file.read_bytes() for file in sorted((folder / ".circles").rglob("*")) if file.is_file()}
    assert kept

    def try_one(seed: int) -> None:
        chance = Random(seed)
        for file, data in kept.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(chance.choice([damaged, flip_bytes, cut_off])(data, chance))
        assert circles("-C", folder, "reach", "--json") == expected

    yield try_one


@contextmanager
def requests(folder: Path) -> Iterator[Trial]:
    """Requests to `circles serve`, damaged: an answer that is not 500, and the preview stays."""
    write_base(folder)
    addresses = [
        "", "centers/taoyuan-center/", "data/centers.json", "-/news?known=0", "-/last-good?page=/x/", "sw.js", "%E5%9B%BE.png"
    ]  # fmt: skip
    originals = [f"GET /{each} HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\n".encode() for each in addresses]

    def try_one(seed: int) -> None:
        chance = Random(seed)
        request = chance.choice(originals)
        for _ in range(chance.randint(1, 3)):
            request = damaged(request, chance)
        answer = preview(request + b"Connection: close\r\n\r\n")
        assert b" 500 " not in answer.split(b"\r\n")[0], request
        if seed % 100 == 0:
            assert b" 200 " in preview(originals[1] + b"Connection: close\r\n\r\n"), request

    with running_preview(folder) as preview:
        yield try_one


@contextmanager
def change_requests(folder: Path) -> Iterator[Trial]:
    """Change requests, damaged, and with tokens for values."""
    write_base(folder)
    center = {"record": "taoyuan-center"}
    operations: list[dict[str, Any]] = [
        {"op": "replace", **center, "field": ["name"], "before": "桃源社区服务中心", "after": "桃源中心"},
        {"op": "add", **center, "field": ["phones", "-"], "after": {"number": "0000-0000 0002", "label": "办公"}},
        {"op": "remove", **center, "field": ["address"], "before": "桃源路 1 号"},
        {"op": "create", "kind": "service", "record": "new-service", "after": {"name": "新的", "center": "taoyuan-center"}},
        {"op": "rename", **center, "after": "peach-center"},
        {"op": "move", **center, "file": "content/centers/other.yaml"},
        {"op": "delete", **center, "before": {"name": "x"}},
        {"op": "attach", "file": "content/photos/a.png", "sha256": "0" * 64, "data": "AAAA"},
    ]  # fmt: skip

    def try_one(seed: int) -> None:
        chance = Random(seed)
        chosen = chance.sample(operations, chance.randint(1, 3))
        data = json.dumps(
            {"operations": chosen}, ensure_ascii=False, indent=chance.choice([None, 1])
        ).encode()
        if chance.random() < 0.5:
            words = [text for each in chosen for text in each.values() if isinstance(text, str)]
            new = json.dumps(chance.choice(TOKENS)).encode()
            data = data.replace(json.dumps(chance.choice(words), ensure_ascii=False).encode(), new, 1)
        else:
            data = damaged(data, chance)
        (folder / "x.change.json").write_bytes(data)
        circles("-C", folder, "apply", "--dry-run", folder / "x.change.json")

    yield try_one


@contextmanager
def workbooks(folder: Path) -> Iterator[Trial]:
    """Lists as workbooks and CSV, damaged outside and, unpacked, inside."""
    write_base(folder)
    circles("-C", folder, "export", "--xlsx", folder / "own.xlsx")
    book = openpyxl.Workbook()
    rows = [
        ["名称", "所属社区", "地址", "电话", "开放时间", "经度", "纬度"],
        ["桃源图书室", "桃源社区", "桃源路 2 号", "0000-0000 0003", "周一至周五 9:00-17:00", "112.6", "21.2"],
        ["桃源食堂", "桃源社区", "桃源路 3 号", "", "每天 11:00-13:00", "", ""],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    book.save(folder / "list.xlsx")
    (folder / "list.csv").write_text("\n".join(",".join(row) for row in rows), "utf-8")
    originals = [folder / "own.xlsx", folder / "list.xlsx", folder / "list.csv"]
    contents = {path: path.read_bytes() for path in originals}

    def try_one(seed: int) -> None:
        chance = Random(seed)
        path = chance.choice(originals)
        inside = path.suffix == ".xlsx" and chance.random() < 0.7
        data = _damaged_inside(contents[path], chance) if inside else damaged(contents[path], chance)
        path.write_bytes(data)
        circles("-C", folder, "import", path, "--dry-run")

    yield try_one


def _damaged_inside(packed: bytes, chance: Random) -> bytes:
    """A workbook with one of its parts damaged."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        parts = {each: archive.read(each) for each in archive.namelist()}
    damaged_part, made = chance.choice(list(parts)), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, damaged(data, chance) if name == damaged_part else data)
    return made.getvalue()


KINDS: dict[str, Callable[[Path], AbstractContextManager[Trial]]] = {
    kind.__name__: kind for kind in (hours, projects, extracts, caches, requests, change_requests, workbooks)
}
