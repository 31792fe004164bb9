"""From a street office's workbook to a built site, with no program written: import, geocode, apply, fmt, build."""

import re
import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from service_circles.build.project import load_project
from service_circles.cli import run
from service_circles.cli.starter import start_project
from service_circles.geo.datum import wgs84_to_gcj02
from service_circles.records.center import ServiceCenter
from service_circles.records.values.contact import Datum
from tests.geocoding.geocoding_server import geocoding_server

PLACES = 60
ROADS = ("河畔路", "桃源路", "柳岸街", "石桥路")
KINDS = (("党群服务中心", "服务中心"), ("长者饭堂", "饭堂"), ("图书室", "图书馆"), ("社工站", "社工站"))
HOURS = (
    "周一至周五8:30-12:00，14:00-17:30", "周二至周日9：00—20：30，周一闭馆", "每天 07:30~19:00",
    "周一至周五 上午8:30至12:00，下午2:00至5:30（节假日休息）", "随时欢迎",
)  # fmt: skip


KNOWN = (21.2010, 112.6005)
"""In the middle of the places, in WGS84."""
MOBILES = (7, 31)
"""Rows with somebody's own number."""
TWICE = 12
"""This row stands again further down, with spaces in its name."""


def write_workbook(file: Path) -> None:
    """A list as offices keep it: titles, headings in two rows, merged and empty cells, sections, hidden rows, a sum, points of
    Amap as text, as two columns or as a web address, mobile numbers, a row twice."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "服务点"
    sheet.append(["河畔街道社区服务点一览表（2026年）"])
    sheet.merge_cells("A1:H1")
    sheet.append(["填表单位：河畔街道办事处", "", "", "", "", "", "", "填表日期：2026年11月20日"])
    sheet.append(["序号", "名称", "类型", "所属社区", "位置", "", "联系方式", "开放时间"])
    sheet.append(["", "", "", "", "地址", "坐标（高德）", "联系电话", ""])
    sheet.merge_cells("E3:F3")
    for column in "ABCDGH":
        sheet.merge_cells(f"{column}3:{column}4")
    for number in range(PLACES):
        if number == PLACES // 2:
            sheet.append([])
        sheet.append(row_of(number))
    again = row_of(TWICE)
    sheet.append([PLACES + 1, f" {again[1]} ", *again[2:]])
    sheet.append([PLACES + 2, "已撤并的旧点", "服务中心", "桃源社区", "旧路 1 号", "", "0000-0000 0999", ""])
    sheet.row_dimensions[sheet.max_row].hidden = True
    sheet.append(["合计", f"{PLACES} 个"])
    book.create_sheet("说明").append(["本表由各社区填报"])
    book.save(file)


def row_of(number: int) -> list[object]:
    """A line of the list."""
    ending, kind = KINDS[number % len(KINDS)]
    road = ROADS[number % len(ROADS)]
    phone: object = f"0000-0000 {number:04}"
    if number in MOBILES:
        phone = "13800138000"
    elif number % 10 == 3:
        phone = f"0000-0000 {number:04}、0000-0000 {number + 500:04}"
    return [
        number + 1, f"桃源{number + 1}号{ending}", kind, "桃源社区", f"{road}{number + 1}号", point_of(number), phone,
        HOURS[number % len(HOURS)],
    ]  # fmt: skip


def point_of(number: int) -> str:
    """A point as copied from Amap for every third, in one of two ways; the others are to be geocoded."""
    latitude, longitude = wgs84_to_gcj02(KNOWN[0] + number * 0.00004, KNOWN[1])
    ways = (
        f"{longitude:.6f},{latitude:.6f}",
        f"https://uri.amap.com/marker?position={longitude:.6f},{latitude:.6f}",
    )
    return ways[number % 2] if number % 3 == 0 else ""


def circles(project: Path, *words: object) -> None:
    """Run a command that has to end well, and tell how long it took (`pytest -rP`)."""
    begun = time.perf_counter()
    assert run(["-C", str(project), *map(str, words)]) == 0
    print(f"STEP {words[0]}: {time.perf_counter() - begun:.1f} s")  # noqa: T201


def listed(project: Path) -> list[ServiceCenter]:
    directory = load_project(project).directory
    assert directory is not None
    return [center for center in directory.all(ServiceCenter) if re.match(r"桃源\d+号", center.name)]


def test_a_workbook_becomes_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project, book, request = tmp_path / "project", tmp_path / "list.xlsx", tmp_path / "found.change.json"
    start_project(project)
    write_workbook(book)
    circles(project, "import", book)
    said = "".join(capsys.readouterr())
    assert "新增 / new: 60（第 5–34, 36–65 行" in said
    assert "拒收 / refused: 1（第 66 行" in said
    assert "X221" in said  # the row that stands twice
    assert "13800138000" not in said

    centers = listed(project)
    assert len(centers) == PLACES
    assert sum(bool(center.schedule.rules) for center in centers) == PLACES * 4 // 5
    assert [center.name for center in centers if not center.phones] == [
        f"桃源{at + 1}号{KINDS[at % 4][0]}" for at in sorted(MOBILES, key=str)
    ]
    assert sum(len(center.phones) == 2 for center in centers) == PLACES // 10
    placed = [center.location for center in centers if center.location]
    assert len(placed) == PLACES // 3
    assert all(location.datum is Datum.GCJ02 for location in placed)
    assert not any("13800138000" in file.read_text("utf-8") for file in (project / "content").rglob("*.yaml"))

    points = {road: (KNOWN[0] + 0.001 * at, KNOWN[1]) for at, road in enumerate(ROADS)}
    with geocoding_server(points) as server:
        circles(project, "geocode", "--service", "nominatim", "--server", server.url, "--pause", 0)
    ids = [center.id for center in centers if not center.location]
    circles(project, "geocode", "--accept", "--output", request, *ids)
    circles(project, "apply", request)
    assert all(center.location for center in listed(project))
    circles(project, "fmt", "--check")
    before = {file: file.read_bytes() for file in (project / "content").rglob("*.yaml")}
    circles(project, "import", book)
    assert {file: file.read_bytes() for file in (project / "content").rglob("*.yaml")} == before
    circles(project, "check")
    circles(project, "build", "--day", "2026-11-29")
    page = (project / "site" / "centers" / centers[0].id / "index.html").read_text("utf-8")
    assert "map-drawing" in page
    assert "0000-0000 0000" in page
