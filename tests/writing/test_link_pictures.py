"""The pictures that shared links show: a map and the emblem without letters, the same bytes each time, unless switched off."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from service_circles.basics.cache_file import save_bytes
from service_circles.build.project import load_project
from service_circles.build.publication import Publication, make_publication
from service_circles.writing.cards.link_pictures import PICTURE
from service_circles.writing.drawings.link_picture_drawing import (
    HEIGHT_PX,
    WIDTH_PX,
    link_picture,
    map_styles,
    picture_svg,
)
from service_circles.writing.site.site import SiteSettings
from tests.official_project import start_official_project
from tests.publishing import published

ROOT_URL = "https://example.org/rongxi/"
CENTER, DISTRICT = "centers/mingzhu-center/", "areas/rongxi/"
MOST_BYTES = 40_000


@pytest.fixture(scope="module")
def rongxi() -> Publication:
    """The demonstration, which knows its URL."""
    return published(site_url=ROOT_URL)


def picture_named(page: bytes | None) -> str | None:
    found = re.search(rb'<meta property="og:image" content="([^"]+)">', page or b"")
    return found[1].decode() if found else None


@pytest.mark.parametrize(
    ("page", "picture"),
    [
        (CENTER, CENTER),
        ("en/" + CENTER, CENTER),
        (CENTER + "poster/", CENTER),
        ("areas/mingzhuyuan/", "areas/mingzhuyuan/"),
        ("", DISTRICT),
        ("zh-Hant/services/residence-permit/", DISTRICT),
    ],
)
def test_a_page_names_the_picture_of_its_place_by_its_full_url(
    page: str, picture: str, rongxi: Publication
) -> None:
    assert picture_named(rongxi.make(page)) == ROOT_URL + picture + PICTURE


@pytest.mark.parametrize("address", [CENTER, DISTRICT, "areas/mingzhuyuan/"])
def test_a_picture_shows_the_map_and_the_emblem_in_few_bytes(address: str, rongxi: Publication) -> None:
    content = rongxi.make(address + PICTURE)
    assert content is not None
    assert len(content) <= MOST_BYTES
    assert content == rongxi.make(address + PICTURE)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, *picture.size) == ("PNG", WIDTH_PX, HEIGHT_PX)
    pixels = np.asarray(picture.convert("RGB"), dtype=np.int16)
    assert pixels.max(axis=2).min() >= 16  # no shape is without its rule: it would be black
    red, green, blue = (pixels[:, :, channel] for channel in range(3))
    assert ((red > 150) & (green < 70) & (blue < 70)).sum() > 500  # the emblem at least


def test_every_place_has_a_picture(rongxi: Publication) -> None:
    site = rongxi.written
    drawn = [file for file in rongxi.files_apart_from_near if file.endswith("/" + PICTURE)]
    assert len(drawn) == len(set(drawn))
    assert {file.split("/")[1] for file in drawn} == set(site.points)


def test_no_letter_is_drawn_since_no_font_is_shipped() -> None:
    drawing = (
        '<svg class="map-drawing"><title>甲</title><desc>乙</desc><path class="map-ground" d="M0 0h9v9z"/>'
        '<g class="map-marker"><title>丙</title><circle r="11"/><text y="4">1</text></g>'
        '<path class="map-scale" d="M0 0h9"/><text class="map-scale-words">100 米</text></svg>'
    )
    svg = picture_svg(drawing, '<svg viewBox="0 0 48 48"><circle r="3"/></svg>', map_styles())
    assert not re.search(r"<(text|title|desc)|map-scale\"", svg)
    assert svg.count('<circle r="11"/>') == svg.count('<circle r="3"/>') == 1
    assert "var(" not in svg


def test_a_directorys_accent_is_drawn() -> None:
    assert "#005a9c" in map_styles(accent="#005a9c")


@pytest.mark.parametrize(
    ("settings", "url", "has_picture"),
    [
        ("", "https://example.org/", True),
        ("", None, False),
        ("  link_pictures: 否\n", "https://example.org/", False),
    ],
)
def test_without_a_url_or_where_the_directory_does_without_nothing_is_drawn(
    settings: str, url: str | None, has_picture: bool, tmp_path: Path
) -> None:
    project = start_official_project(tmp_path / "project")
    file = project / "communities.yaml"
    file.write_text(file.read_text("utf-8").replace("directory:\n", f"directory:\n{settings}", 1), "utf-8")
    made = make_publication(load_project(project), SiteSettings(site_url=url) if url else SiteSettings())
    assert any(address.endswith(PICTURE) for address in made.files_apart_from_near) == has_picture
    assert (picture_named(made.make("centers/taoyuan-center/")) is not None) == has_picture


def test_a_picture_is_kept_by_what_it_shows_and_a_broken_one_is_drawn_again(tmp_path: Path) -> None:
    map_, emblem, styles = '<svg><path d="M0 0h90v90z"/></svg>', "<svg></svg>", "path{fill:#1f5f5b}"
    drawn = link_picture(map_, emblem, styles)
    assert link_picture(map_, emblem, styles, tmp_path) == drawn
    (kept,) = tmp_path.iterdir()
    of_another = link_picture(map_, emblem, "path{fill:#b3261e}", tmp_path)
    assert of_another != drawn
    kept.write_bytes(of_another)
    assert link_picture(map_, emblem, styles, tmp_path) == drawn
    save_bytes(kept, of_another)
    assert link_picture(map_, emblem, styles, tmp_path) == of_another, "what is kept is not drawn again"
