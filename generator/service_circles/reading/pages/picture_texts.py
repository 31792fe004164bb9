"""Texts of pictures that say nothing to somebody who does not see them."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import SourceFile, Spot

_EMPTY = re.compile(
    r"(?:照片|图片|图像|相片|配图|图|如图|无|待补|图里有什么|photo|picture|image|img|pic|dsc|dscn|mmexport|wx_camera|微信图片|"
    r"screenshot|no alt|alt|todo|tbd|n/a)?[\s\d_.,:()（）-]*(?:jpe?g|png|webp|gif|avif)?",
    re.IGNORECASE,
)
"""The word picture, names that cameras give, placeholders."""
_PICTURE = re.compile(r"(?<!\\)!\[(?P<text>[^\[\]]*)\]\(\s*<?(?P<file>[^\s<>()]+)")


def says_nothing(text: str, file: str) -> bool:
    """True for the text of a picture that is empty, a placeholder or the name of its file."""
    return bool(_EMPTY.fullmatch(text.strip())) or text in {
        file,
        PurePosixPath(file).name,
        PurePosixPath(file).stem,
    }


def check_pictures(source: SourceFile, prose: Collection[tuple[int, str]]) -> Iterator[Problem]:
    """Warn of pictures of a page without a text that says something (W117)."""
    for number, line in prose:
        for picture in _PICTURE.finditer(line):
            if says_nothing(picture["text"], picture["file"]):
                spot = Spot(number, picture.start() + 1, len(picture["text"]) + 3)
                yield source.problem("W117", spot, severity=Severity.WARNING, found=picture["text"] or "![]")
