"""From a street office's workbook to a built site, with no program written: import, geocode, apply, fmt, build."""

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from service_circles.build.project import load_project
from service_circles.cli import run
from service_circles.cli.starter import start_project
from service_circles.records.center import ServiceCenter
from tests.geocoding.geocoding_server import geocoding_server

PLACES = 60
ROADS = ("河畔路", "桃源路", "柳岸街", "石桥路")
KINDS = (("党群服务中心", "服务中心"), ("长者饭堂", "饭堂"), ("图书室", "图书馆"), ("社工站", "社工站"))
HOURS = (
    "周一至周五8:30-12:00，14:00-17:30", "周二至周日9：00—20：30，周一闭馆", "每天 07:30~19:00",
    "周一至周五 上午8:30至12:00，下午2:00至5:30（节假日休息）", "随时欢迎",
)  # fmt: skip


def write_workbook(file: Path) -> None:
    """A list as offices keep it: a merged title, a heading, phones as numbers, no coordinates."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["河畔街道社区服务点一览表（2026年）"])
    sheet.merge_cells("A1:G1")
    sheet.append(["序号", "名称", "类型", "所属社区", "地址", "联系电话", "开放时间"])
    for number in range(PLACES):
        ending, kind = KINDS[number % len(KINDS)]
        road = ROADS[number % len(ROADS)]
        sheet.append(
            [
                number + 1, f"桃源{number + 1}号{ending}", kind, "桃源社区", f"{road} {number + 1} 号",
                f"0000-0000 {number:04}", HOURS[number % len(HOURS)],
            ]
        )  # fmt: skip
    book.save(file)


def circles(project: Path, *words: object) -> None:
    assert run(["-C", str(project), *map(str, words)]) == 0


def test_a_workbook_becomes_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, book, request = tmp_path / "project", tmp_path / "list.xlsx", tmp_path / "found.change.json"
    start_project(project)
    write_workbook(book)
    circles(project, "import", book)
    directory = load_project(project).directory
    assert directory is not None
    listed = [center for center in directory.all(ServiceCenter) if re.match(r"桃源\d+号", center.name)]
    assert len(listed) == PLACES
    assert sum(bool(center.schedule.rules) for center in listed) == PLACES * 4 // 5
    known = next(center.location for center in directory.all(ServiceCenter) if center.location)
    points = {road: (known.latitude + 0.001 * at, known.longitude) for at, road in enumerate(ROADS)}
    with geocoding_server(points) as server:
        circles(project, "geocode", "--service", "nominatim", "--server", server.url, "--pause", 0)
    ids = [center.id for center in listed]
    circles(project, "geocode", "--accept", "--output", request, *ids)
    circles(project, "apply", request)
    circles(project, "fmt", "--check")
    circles(project, "import", book)
    circles(project, "check")
    circles(project, "build", "--day", "2026-11-29")
    page = (project / "site" / "centers" / ids[0] / "index.html").read_text("utf-8")
    assert "map-drawing" in page
    assert "0000-0000 0000" in page
