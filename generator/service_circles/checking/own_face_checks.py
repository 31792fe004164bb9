"""The face of a directory's own: its menus lead to pages that exist, its blocks stand once, its fonts are fonts."""

from collections.abc import Collection, Iterator
from pathlib import Path

from service_circles.checking.references import hint_if_gone, similar_id
from service_circles.languages.phrase import Phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.suggestion import nearest, suggest, suggest_path
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.reading.project_files import CONTENT_FOLDER, find_files, most_similar_file
from service_circles.records.center import ServiceCenter
from service_circles.records.former_ids import present_ids
from service_circles.records.handwritten_page import HandwrittenPage
from service_circles.records.record import Record
from service_circles.records.settings.face import RECORD_LINK, MenuLink, SitePage

MOST_FONT_BYTES = 400_000
"""A font that is larger keeps readers on the phone network waiting; most Chinese fonts are twenty times larger."""
_SIGNATURE = b"wOF2"


def check_face(read: ReadDirectory, pages: Collection[HandwrittenPage], root: Path) -> Iterator[Problem]:
    """Report blocks that stand twice (D124), links that lead nowhere (D122) or have no words (D123), and font files."""
    settings = read.directory.settings
    home = settings.face.home
    for number, block in enumerate(home):
        if block in home[:number]:
            yield read.places.problem_at(settings, ("face", "home", number), "D124", found=block.value)
    known = {page.value for page in SitePage} | {page.address.strip("/") for page in pages}
    for menu, links in (("menu", settings.face.menu), ("footer", settings.face.footer or ())):
        for number, link in enumerate(links):
            yield from _check_link(read, link, ("face", menu, number, "to"), known)
    for number, font in enumerate(settings.face.fonts):
        for name, file in (("file", font.file), ("bold", font.bold)):
            if file:
                yield from _check_file(read, file, ("face", "fonts", number, name), root)


def _check_link(
    read: ReadDirectory, link: MenuLink, path: tuple[str | int, ...], known: Collection[str]
) -> Iterator[Problem]:
    settings, records, id_ = read.directory.settings, read.directory.by_id(Record), link.record_id
    if link.is_elsewhere:
        if link.name is None:
            yield read.places.problem_at(settings, path, "D123", found=link.to)
    elif id_ is not None:
        record = records.get(id_)
        if record is None:
            yield read.places.problem_at(settings, path, "M103", hint=_hint_for_record(read, id_), found=id_)
        elif isinstance(record, ServiceCenter) and record.is_withheld:
            yield read.places.problem_at(settings, path, "D112", found=id_)
    elif (place := link.to.strip("/")) not in known:
        meant = nearest(place.removesuffix(".md"), known)
        if meant is None and place in records:
            meant = f"{RECORD_LINK}{place}"
        yield read.places.problem_at(settings, path, "D122", hint=suggest(meant), found=link.to)


def _hint_for_record(read: ReadDirectory, id_: str) -> Phrase | None:
    meant = present_ids(read.directory).get(id_) or similar_id(id_, read.directory.by_id(Record))
    return suggest(f"{RECORD_LINK}{meant}") if meant else hint_if_gone(id_)


def _check_file(read: ReadDirectory, file: str, path: tuple[str | int, ...], root: Path) -> Iterator[Problem]:
    settings, place = read.directory.settings, root / CONTENT_FOLDER / file
    if not place.is_file():
        meant = most_similar_file(file, find_files(root)[0].others)
        hint = suggest_path(meant) if meant else None
        yield read.places.problem_at(settings, path, "F111", hint=hint, found=file)
        return
    with place.open("rb") as opened:
        is_font = opened.read(len(_SIGNATURE)) == _SIGNATURE
    size = place.stat().st_size
    if not is_font or not file.endswith(".woff2"):
        yield read.places.problem_at(settings, path, "F120", found=file)
    elif size > MOST_FONT_BYTES:
        yield read.places.problem_at(
            settings, path, "W144", Severity.WARNING, found=file, size=f"{size / 1_000:,.0f} KB"
        )
