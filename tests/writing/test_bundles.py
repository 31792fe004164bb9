"""bundles.toml lists the parts of each stylesheet and script, all of them and no others."""

import shutil
from pathlib import Path

import pytest

from service_circles.writing.assets.bundles import DECLARATION, read_bundles
from service_circles.writing.assets.shared_files import make_assets

THEME = Path(__file__).parents[2] / "site_theme"


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy that can be broken."""
    return Path(shutil.copytree(THEME, tmp_path / "site_theme"))


def test_parts_are_joined_in_the_order_of_the_list(theme: Path) -> None:
    (theme / "pages/first.js").write_text("window.first = 1;\n", "utf-8")
    with (theme / DECLARATION).open("a", encoding="utf-8") as declaration:
        declaration.write('\n["new.js"]\nparts = ["pages/paper.js", "pages/first.js"]\n')
    assets = make_assets(theme, None, "Asia/Shanghai")
    assert assets.files[assets["new.js"]].rstrip().endswith(b"window.first=1;})();")


@pytest.mark.parametrize("part", ["pages/new.js", "styles/new.css"])
def test_a_file_that_is_in_no_bundle_is_an_error(theme: Path, part: str) -> None:
    (theme / part).touch()
    with pytest.raises(ValueError, match=f"does not list: {part}"):
        make_assets(theme, None, "Asia/Shanghai")


def test_a_part_that_does_not_exist_is_an_error(theme: Path) -> None:
    (theme / "styles/map.css").unlink()
    with pytest.raises(ValueError, match=r"lists files that do not exist: styles/map\.css"):
        read_bundles(theme)
