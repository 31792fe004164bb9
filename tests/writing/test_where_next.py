"""The page about the next centers: what it says where there is much, little or nothing to say."""

import re
from pathlib import Path

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.writing.site.site import SiteSettings
from tests.coverage.small_town import write_town


def words(project: Path, address: str = "reach/next/") -> str:
    """The text of the main part of a page, without markup."""
    page = make_publication(load_project(project), SiteSettings()).make(address)
    assert page is not None
    main = page.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


def test_sites_gains_and_who_is_still_left(tmp_path: Path) -> None:
    project = write_town(
        tmp_path,
        {
            "north": ((0, 1_000), 1_200),
            "east": ((1_000, 0), 30),
            "west": ((-3_000, 0), 7),
            "new": ((0, 1_050), None),
        },
        {"corner": (1_100, 0), "tower": (0, 1_200)},
    )
    said = words(project)
    assert "现在有 4 个小区、1,237 户" in said
    assert said.index("tower 的空房") < said.index("corner 的空房")
    assert "+1,200 户" in said
    assert "+30" in said
    assert "还不知道户数的小区按 0 户算：new" in said
    assert re.search(r"建了也还走不到的小区 1 个 west 7 户", said)


def test_another_choice_altogether_is_told(tmp_path: Path) -> None:
    homes = {
        "a": ((2_000.0, 0.0), 30), "b": ((2_000.0, 100.0), 30), "c": ((2_600.0, 0.0), 30),
        "d": ((2_600.0, 100.0), 30), "e": ((1_500.0, 0.0), 20), "f": ((3_100.0, 0.0), 20),
    }  # fmt: skip
    candidates = {"middle": (2_300.0, 0.0), "west": (1_750.0, 0.0), "east": (2_850.0, 0.0)}
    said = words(write_town(tmp_path, {**homes}, candidates))
    assert "可能整个换过" in said
    assert re.search(r"2 处 (west|east) 的空房、(west|east) 的空房 160 户 \+40", said)


def test_households_that_nobody_knows(tmp_path: Path) -> None:
    said = words(write_town(tmp_path, {"far": ((0, 2_000), None)}, {"shed": (0, 2_100)}))
    assert "户数都还不知道" in said
    assert re.search(r"1 处 shed 的空房 1 个小区 \+1", said)


def test_everybody_is_reached(tmp_path: Path) -> None:
    said = words(write_town(tmp_path, {"near": ((0, 100), 20)}))
    assert "步行 10 分钟内都有服务点" in said


def test_no_candidate_helps(tmp_path: Path) -> None:
    said = words(write_town(tmp_path, {"far": ((0, 2_000), 20)}, {"shed": (0, -2_000)}))
    assert "请在小区附近再找找" in said
    assert "走不到的小区 1 个 far 20 户" in said


def test_no_page_where_nobody_knows_where_homes_are(tmp_path: Path) -> None:
    assert (
        make_publication(load_project(write_town(tmp_path, {})), SiteSettings()).make("reach/next/") is None
    )
