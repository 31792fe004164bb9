"""circles photo: small, upright, without metadata, named; the line for the record."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from service_circles.basics.photo_shrinking import MOST_BYTES, photo_name
from service_circles.basics.published_media import has_location
from service_circles.build.project import load_project
from service_circles.cli.program import run
from service_circles.cli.starter import start_project

ORIENTATION, GPS, MODEL = 0x0112, 0x8825, 0x0110
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    start_project(tmp_path / "project")
    return tmp_path / "project"


def _phone_photo(turned: int = 6) -> bytes:
    """Red above blue when held upright; stored on its side, with a place and the model of the phone."""
    upright = Image.new("RGB", (3000, 4000), BLUE)
    upright.paste(RED, (0, 0, 3000, 2000))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MODEL] = turned, "Phone 7"
    exif.get_ifd(GPS).update({1: "N", 2: (22.0, 30.0, 0.0), 3: "E", 4: (113.0, 0.0, 0.0)})
    stored = BytesIO()
    upright.transpose(Image.Transpose.ROTATE_90).save(stored, "JPEG", exif=exif, comment=b"mine")
    return stored.getvalue()


def _is(pixel: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, color, strict=True))


def test_a_phone_photo_becomes_small_upright_and_anonymous(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "明珠中心 大门.JPG"
    taken.write_bytes(_phone_photo())
    assert has_location(taken.read_bytes())
    assert run(["-C", str(project), "photo", str(taken)]) == 0
    out = capsys.readouterr().out
    assert out == "photos:\n  - file: photos/ming-zhu-zhong-xin-da-men.jpg\n    alt: 图里有什么\n"
    data = (project / "content/photos/ming-zhu-zhong-xin-da-men.jpg").read_bytes()
    photo = Image.open(BytesIO(data))
    assert photo.size == (1200, 1600)
    assert _is(photo.getpixel((600, 100)), RED)
    assert _is(photo.getpixel((600, 1500)), BLUE)
    assert not photo.getexif()
    assert "comment" not in photo.info
    assert not has_location(data)
    assert b"Phone" not in data
    assert taken.read_bytes() == _phone_photo()


def test_noise_is_compressed_until_it_is_small(project: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise.png"
    Image.effect_noise((2400, 1800), 120).convert("RGB").save(noise)
    run(["-C", str(project), "photo", str(noise)])
    (shrunk,) = (project / "content/photos").glob("noise.jpg")
    assert shrunk.stat().st_size < noise.stat().st_size / 3
    assert shrunk.stat().st_size < 2 * MOST_BYTES


def test_what_is_transparent_becomes_white(project: Path, tmp_path: Path) -> None:
    Image.new("RGBA", (60, 40), (0, 0, 0, 0)).save(tmp_path / "plan.png")
    run(["-C", str(project), "photo", str(tmp_path / "plan.png")])
    photo = Image.open(project / "content/photos/plan.jpg")
    assert photo.size == (60, 40)
    assert _is(photo.getpixel((5, 5)), (255, 255, 255))


def test_names_are_given_kept_and_never_taken_twice(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, color in (("a.png", RED), ("b.png", BLUE)):
        Image.new("RGB", (40, 40), color).save(tmp_path / name)
    for name in ("a.png", "b.png", "a.png"):
        assert run(["-C", str(project), "photo", "--name", "Gate", str(tmp_path / name)]) == 0
    files = [line.split(": ")[1] for line in capsys.readouterr().out.splitlines() if "file" in line]
    assert files == ["photos/gate.jpg", "photos/gate-2.jpg", "photos/gate.jpg"]
    assert [photo_name(text) for text in ("IMG_2345", "…", "A" * 80)] == [
        "img-2345.jpg",
        "photo.jpg",
        f"{'a' * 60}.jpg",
    ]


@pytest.mark.parametrize("data", [b"", b"\0\0\0\x18ftypheic\0\0\0\0", _phone_photo()[:200]])
def test_what_is_not_a_photo_is_refused(
    project: Path, tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gate.heic").write_bytes(data)
    assert run(["-C", str(project), "photo", str(tmp_path / "gate.heic")]) == 1
    assert "打不开" in capsys.readouterr().err
    assert not (project / "content/photos").exists()
    assert run(["-C", str(tmp_path), "photo", str(tmp_path / "gate.heic")]) == 1
    assert "不是项目" in capsys.readouterr().err


def test_a_pasted_line_reminds_of_its_text(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gate.jpg").write_bytes(_phone_photo())
    run(["-C", str(project), "photo", str(tmp_path / "gate.jpg")])
    lines = capsys.readouterr().out
    (center,) = (project / "content/centers").glob("*.yaml")
    center.write_text(
        center.read_text("utf-8") + "".join(f"  {line}\n" for line in lines.splitlines()), "utf-8"
    )
    problems = load_project(project).problems
    assert [problem.code for problem in problems if problem.code in {"W111", "W112", "W117"}] == ["W117"]
    assert not any(problem.is_mistake for problem in problems)
