"""The file of `circles photo`: shrunk, named, put beside the other photos."""

from __future__ import annotations

from pathlib import Path

from service_circles.basics.photo_shrinking import NotAPhotoError, photo_name, shrunk_photo
from service_circles.cli.terminal import refuse, say
from service_circles.reading.project_files import CONTENT_FOLDER, SETTINGS_FILE

_FOLDER = "photos"


def add_photo(root: Path, file: Path, name: str) -> str:
    """The path within content/ of the shrunk photo; the file itself is left alone."""
    if not (root / SETTINGS_FILE).is_file():
        refuse(f"{root} 不是项目的文件夹，用 -C 指明 / is not a project: name its folder with -C")
    data = file.read_bytes()
    try:
        shrunk = shrunk_photo(data)
    except NotAPhotoError:
        refuse(
            f"{file} 打不开：要 jpg、png 或 webp。苹果手机的 HEIC：设置 > 相机 > 格式 > 兼容性最佳，再拍一张 / "
            "cannot be opened: give JPEG, PNG or WebP; on an iPhone choose Camera > Formats > Most Compatible"
        )
    folder = root / CONTENT_FOLDER / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_place(folder / photo_name(name), shrunk)
    target.write_bytes(shrunk)
    say(f"{file.name}：{_size(data)} → {_size(shrunk)}  {target}")
    return f"{_FOLDER}/{target.name}"


def _free_place(target: Path, data: bytes) -> Path:
    """The path, with a number if another photo has that name."""
    place, number = target, 1
    while place.exists() and place.read_bytes() != data:
        number += 1
        place = target.with_name(f"{target.stem}-{number}{target.suffix}")
    return place


def _size(data: bytes) -> str:
    return f"{len(data) / 1024 / 1024:.1f} MB" if len(data) >= 1024 * 1024 else f"{len(data) // 1024} KB"
