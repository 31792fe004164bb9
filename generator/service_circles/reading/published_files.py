"""Files that are published as they are: their names, the numbers in documents, what photos tell, stray files."""

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from service_circles.basics.published_media import CLEANED_ENDINGS, has_location, is_published_media
from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.problems.source_file import SourceFile, problem_with_file
from service_circles.reading.pdf_texts import texts_of_pdfs
from service_circles.reading.private_numbers import private_numbers
from service_circles.reading.project_files import CONTENT_FOLDER

_RECORD_NAME = re.compile(r"(.+?)\.(?:(ya?ml|md)[ .~(（].*|(?:ymal|yalm|yam|ylm|markdown))", re.IGNORECASE)
_TEXT_ENDINGS = (".csv", ".ics", ".txt")
_ZIP_ENDINGS = (".docx", ".ods", ".odt", ".pptx", ".xlsx", ".zip")
_OLD_OFFICE_ENDINGS = (".doc", ".ppt", ".xls")
_PDF_ENDING = ".pdf"
_OWN_FILES = re.compile(
    rf"{CONTENT_FOLDER}/(?:(?:[a-z]{{2,3}}(?:-[a-z]{{4}})?/)?"
    r"(?:(?:areas|centers|events|ledgers)/(?:.+/)?calendar\.ics|(?:areas|centers)/[^/]+/link\.png)"
    r"|data/[^/]+\.csv|hsds/.+\.zip)",
    re.IGNORECASE,
)
"""Addresses at which the site has calendars, pictures of shared links and data of its own."""
_PICTURE_ENDINGS = (*CLEANED_ENDINGS, ".avif", ".mp4")
_MAX_DOCUMENT_BYTES = 64 * 1024 * 1024
_MAX_PICTURE_BYTES = 1024 * 1024
_METADATA_BYTES = 256 * 1024
"""Metadata are at the beginning of a picture or video, or at its end."""
_RUN = re.compile(r"</?(?:[a-z]+:)?(?:t|r|rPr|span|rFonts|lang|sz|szCs|color|b|i|u|proofErr)\b[^<>]*>")
"""Word processors cut a number into runs; all other elements are cells, paragraphs and the like."""
_ELEMENT = re.compile(r"<[^<>]*>")


def check_published_files(root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Problems with the files of content/ that are neither YAML nor pages; `files` are paths within the project."""
    in_order = sorted(files)
    yield from _check_pdfs(root, [path for path in in_order if path.lower().endswith(_PDF_ENDING)])
    for path in in_order:
        yield from check_file_name(path)
        name = PurePosixPath(path).name
        if record := _RECORD_NAME.fullmatch(name):
            ending = record[2] or ("md" if name.lower().endswith("markdown") else "yaml")
            yield problem_with_file("F113", path, meant=f"{record[1]}.{ending}")
        elif name.startswith("~$"):
            yield problem_with_file("F114", path)
        elif _OWN_FILES.fullmatch(path):
            found = path.removeprefix(f"{CONTENT_FOLDER}/")
            yield problem_with_file("M104", path, found=found, owner=phrase("网站自己的页面"))
        elif is_published_media(path):
            yield from _check_media(root / path, path)


def _check_pdfs(root: Path, paths: Sequence[str]) -> Iterator[Problem]:
    small = [path for path in paths if (root / path).stat().st_size <= _MAX_DOCUMENT_BYTES]
    yield from (problem_with_file("F104", path, limit="64 MB") for path in sorted(set(paths) - set(small)))
    for path, text in zip(small, texts_of_pdfs([root / path for path in small]), strict=True):
        if text is None:
            yield problem_with_file("W120", path, severity=Severity.WARNING)
        raw = (root / path).read_bytes().decode("latin-1") if text is None else text
        yield from _numbers_in(raw, path)


def check_file_name(path: str) -> list[Problem]:
    """Problems with private numbers in the path of a file, which becomes an address."""
    hint = phrase("给文件换个名字，里面不要有号码")
    shown = SourceFile(path, path.removeprefix(f"{CONTENT_FOLDER}/"))
    return [replace(found, better_hint=hint) for found in private_numbers(shown)]


def _check_media(file: Path, path: str) -> Iterator[Problem]:
    ending = file.suffix.lower()
    try:
        if ending in _PICTURE_ENDINGS:
            yield from _check_picture(file, path)
        elif ending in (*_TEXT_ENDINGS, *_ZIP_ENDINGS, *_OLD_OFFICE_ENDINGS):
            if file.stat().st_size > _MAX_DOCUMENT_BYTES:
                yield problem_with_file("F104", path, limit="64 MB")
                return
            yield from _check_document(file.read_bytes(), ending, path)
    except OSError as error:
        yield problem_with_file("F108", path, reason=error.strerror)


def _check_picture(file: Path, path: str) -> Iterator[Problem]:
    size = file.stat().st_size
    with file.open("rb") as opened:
        data = opened.read(_METADATA_BYTES)
        opened.seek(max(size - _METADATA_BYTES, len(data)))
        data += opened.read()
    if has_location(data):
        is_cleaned = file.suffix.lower() in CLEANED_ENDINGS
        severity = Severity.WARNING if is_cleaned else Severity.MISTAKE
        yield problem_with_file("W111" if is_cleaned else "P103", path, severity=severity)
    if size > _MAX_PICTURE_BYTES and file.suffix.lower() != ".mp4":
        size_text = f"{size / 1024 / 1024:.1f} MB"
        yield problem_with_file("W112", path, severity=Severity.WARNING, found=size_text)


def _check_document(data: bytes, ending: str, path: str) -> Iterator[Problem]:
    if ending in _TEXT_ENDINGS:
        yield from private_numbers(SourceFile(path, _decoded(data)))
        return
    text = "\n\n".join(_zip_texts(data) if ending in _ZIP_ENDINGS else _old_office_texts(data))
    yield from _numbers_in(text, path)


def _numbers_in(text: str, path: str) -> Iterator[Problem]:
    """A problem for each kind of private number in a text that nobody can look up by its lines."""
    codes = {found.code for found in private_numbers(SourceFile(path, text))}
    yield from (problem_with_file(code, path) for code in sorted(codes))


def _decoded(data: bytes) -> str:
    """The text of a table or note in the encoding that its program chose."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")  # Excel in China


def _old_office_texts(data: bytes) -> Iterator[str]:
    yield data.decode("latin-1")
    yield data.decode("utf-16-le", "replace")


def _zip_texts(data: bytes) -> Iterator[str]:
    """The texts of a modern office document or archive, with its elements as gaps; none of a damaged one."""
    room = _MAX_DOCUMENT_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if not member.filename.lower().endswith((".xml", ".md", ".yaml", ".yml", *_TEXT_ENDINGS)):
                    continue
                with archive.open(member) as opened:
                    text = _decoded(opened.read(room))
                room -= len(text)
                is_xml = member.filename.lower().endswith(".xml")
                yield _ELEMENT.sub("\n\n", _RUN.sub("", text)) if is_xml else text
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return
