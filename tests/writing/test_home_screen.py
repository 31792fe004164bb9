"""Icons and manifests: what phones need to put the site on a home screen."""

import json
import struct
from pathlib import Path

import pytest

from service_circles.writing.assets.app_icons import APP_ICONS, color_emblem, icon_files, icon_svg
from service_circles.writing.feeds.web_manifest import short_name
from tests.publishing import ROOT

EMBLEM = (ROOT / "site_theme" / "emblem.svg").read_text("utf-8")
SIDES = {"icon-192": 192, "icon-512": 512, "icon-maskable-512": 512, "apple-touch-icon": 180}


def side_of(png: bytes) -> tuple[int, int]:
    """Width and height that a PNG declares."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def manifests(site: Path) -> dict[str, dict[str, object]]:
    """The manifests of a site by their folder, as it is written from the root."""
    return {
        str(file.parent.relative_to(site)): json.loads(file.read_text("utf-8"))
        for file in site.rglob("manifest.webmanifest")
    }


def test_icons_have_the_sides_that_they_say_and_are_the_same_each_time() -> None:
    made = {address.split("/")[1].split(".")[0]: make() for address, make in icon_files(EMBLEM).items()}
    assert {name: side_of(png) for name, png in made.items()} == {name: (n, n) for name, n in SIDES.items()}
    assert list(made.values()) == [make() for make in icon_files(EMBLEM).values()]
    assert all(len(png) < 25_000 for png in made.values())


def test_another_accent_is_another_icon_at_another_address() -> None:
    blue = icon_files(color_emblem(EMBLEM, "#1F5F8B"))
    assert not blue.keys() & icon_files(EMBLEM).keys()
    assert {make() for make in blue.values()}.isdisjoint(make() for make in icon_files(EMBLEM).values())


def test_the_emblem_of_a_maskable_icon_lies_in_the_circle_that_every_phone_shows() -> None:
    icon = next(icon for icon in APP_ICONS if icon.purpose == "maskable")
    assert icon.share <= 0.8
    assert icon.corner == 0  # phones cut it themselves
    assert 'rx="0"' in icon_svg(EMBLEM, icon)


@pytest.mark.parametrize("site", ["demonstration", "official", "sparse", "handan"])
def test_every_address_of_a_manifest_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    found = manifests(folder)
    assert found
    for place, manifest in found.items():
        home = (folder / place).resolve()
        assert (home / str(manifest["start_url"]) / "index.html").is_file()
        assert (home / str(manifest["scope"])).resolve() == folder.resolve()  # all languages are in it
        icons = manifest["icons"]
        assert isinstance(icons, list)
        for icon in icons:
            png = (home / icon["src"]).read_bytes()
            assert icon["sizes"] == "x".join(map(str, side_of(png)))
        assert {icon["purpose"] for icon in icons} == {"any", "maskable"}


def test_manifests_speak_the_language_of_their_folder(demonstration: Path, official: Path) -> None:
    found = manifests(demonstration)
    assert {place: manifest["lang"] for place, manifest in found.items()} == {
        ".": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en",
    }  # fmt: skip
    assert found["zh-Hant"]["name"] == "榕溪區服務圈"
    assert found["."]["theme_color"] == "#b3261e"
    assert manifests(official)["."]["theme_color"] == "#1F5F8B"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("榕溪区服务圈", "榕溪区服务圈"),
        ("佛山市禅城区社区服务目录", "佛山市禅城区"),
        ("Rongxi Service Circles", "Rongxi"),
        ("Old Town Services", "Old Town"),
        ("Donaudampfschifffahrt", "Donaudampfsc"),
    ],
)
def test_short_names_fit_below_an_icon(name: str, short: str) -> None:
    assert short_name(name) == short
