"""Directories that leave posters or booklets out; hours and sizes of type on paper."""

from dataclasses import replace
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.records.center import ServiceCenter
from service_circles.writing.pages.paper.line_counts import count_lines
from service_circles.writing.pages.paper.paper_hours import paper_hours
from service_circles.writing.pages.paper.poster_fit import SHEET_PT, PosterText, fit_poster
from service_circles.writing.site.site import Site, SiteSettings
from tests.official_project import start_official_project
from tests.publishing import published

TEXT = PosterText(
    name="明珠社区服务中心",
    address="榕溪区听潮街道明珠路 8 号",
    directions="",
    notice="",
    week=[("周一至周五", ("09:00–12:00", "14:00–18:00")), ("周六、周日", ("休息",))],
    below_week=[("法定节假日", "关门")],
    phones=1,
    boards=["养老服务 长者助餐"],
    accessibility="坡道",
    foot=["主办：榕溪区服务圈编辑组"],
    has_code=True,
    has_map=True,
    caption="圈里步行 10 分钟走得到",
    channels=3,
)


@pytest.fixture(scope="module")
def rongxi() -> Site:
    """The demonstration, in its first language."""
    return published(site_url="https://example.org/rongxi/").editions[0].site


@pytest.mark.parametrize(
    ("settings", "posters", "booklets"),
    [
        ("", True, True),
        ("  print: {posters: false}\n", False, True),
        ("  print: {booklets: false}\n", True, False),
        ("  print: {posters: no, booklets: 否}\n", False, False),
    ],
)
def test_a_directory_says_what_it_prints(
    settings: str, posters: bool, booklets: bool, tmp_path: Path
) -> None:
    project = start_official_project(tmp_path / "project")
    with (project / "communities.yaml").open("a", encoding="utf-8") as file:
        file.write("\n")
    text = (project / "communities.yaml").read_text("utf-8")
    (project / "communities.yaml").write_text(
        text.replace("directory:\n", f"directory:\n{settings}", 1), "utf-8"
    )
    loaded = load_project(project)
    assert not loaded.has_mistakes, loaded.problems
    made = make_publication(loaded, SiteSettings())
    assert any(address.endswith("/poster/") for address in made.pages) == posters
    assert any(address.endswith("/booklet/") for address in made.pages) == booklets
    center = (made.make("centers/taoyuan-center/") or b"").decode()
    assert ('href="poster/#print"' in center) == posters


def test_a_center_that_is_gone_has_no_poster(tmp_path: Path) -> None:
    project = start_official_project(tmp_path / "project")
    file = project / "content/centers/taoyuan-center.yaml"
    file.write_text(file.read_text("utf-8").replace("center:\n", "center:\n  status: defunct\n", 1), "utf-8")
    made = make_publication(load_project(project), SiteSettings())
    assert "centers/taoyuan-center/" in made.pages
    assert "centers/taoyuan-center/poster/" not in made.pages


def test_hours_on_paper_are_those_that_last(rongxi: Site) -> None:
    hours = paper_hours(rongxi, rongxi.directory.get(ServiceCenter, "mingzhu-center").schedule)
    assert hours.week == (
        ("周一至周五", ("09:00–12:00", "14:00–18:00")),
        ("周六", ("09:00–12:00",)),
        ("周日", ("休息",)),
    )
    assert [(row.name, row.words) for row in hours.extras] == [("法定节假日", "关门")]
    assert hours.more  # a season, two single days and make-up workdays are on the page
    assert hours.note == "上午九点到十点人最多，下午三点后最清静"


def test_seasons_of_every_year_are_on_paper(rongxi: Site) -> None:
    hours = paper_hours(rongxi, rongxi.directory.get(ServiceCenter, "tingchao-rider-station").schedule)
    assert hours.extras[0].name == "每年6月–9月"


def test_hours_that_are_not_known_say_so(rongxi: Site) -> None:
    hours = paper_hours(rongxi, rongxi.directory.get(ServiceCenter, "daoxiang-center").schedule)
    assert (hours.week, hours.extras, hours.more) == ((), (), False)
    assert hours.kind == "时间未知"


def test_what_has_room_is_large() -> None:
    fit = fit_poster(replace(TEXT, channels=0))
    assert (fit.name, fit.hours, fit.services, fit.boards, fit.has_channels) == (64, 24, 19, 1, False)
    assert fit.map >= 250


def test_channels_are_worth_a_smaller_name_that_is_still_read_from_afar() -> None:
    fit = fit_poster(TEXT)
    assert (fit.name, fit.hours, fit.services, fit.has_channels) == (42, 24, 19, True)


def test_more_to_say_is_said_in_smaller_type_before_anything_is_left_out() -> None:
    boards = [f"第{number}类 一项服务、又一项服务、还有一项服务" for number in range(10)]
    crowded = fit_poster(replace(TEXT, boards=boards))
    assert crowded.boards == 10
    assert crowded.services < fit_poster(TEXT).services
    assert not crowded.has_channels


def test_too_much_to_say_still_gives_sizes() -> None:
    long = "很长" * 90
    fit = fit_poster(
        replace(
            TEXT,
            name=long,
            address=long,
            directions=long,
            notice=long,
            boards=[long] * 30,
            accessibility=long,
            phones=9,
            below_week=[(long, long)] * 6,
        )
    )
    assert (fit.name, fit.map, fit.has_channels) == (26, 0, False)
    assert 0 <= fit.boards < 30
    assert SHEET_PT < 297 / 25.4 * 72


def test_lines_are_counted_with_the_width_of_letters() -> None:
    assert count_lines("", 20, 100) == 0
    assert count_lines("五个字五个", 20, 100) == 1
    assert count_lines("六个字六个字", 20, 100) == 2
    assert count_lines("hours", 20, 100) == 1
    assert count_lines("a line of several long words", 20, 100) >= 3
    assert count_lines("很长" * 99, 20, 100, most=2) == 2
