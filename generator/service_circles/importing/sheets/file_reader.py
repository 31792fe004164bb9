"""Any file that somebody calls a table: its contents decide what it is, not its name."""

from __future__ import annotations

import re
from pathlib import Path

from service_circles.importing.sheets.csv_reader import read_csv
from service_circles.importing.sheets.sheet_table import SheetFile, refuse_file
from service_circles.importing.sheets.workbook_reader import read_workbook

MOST_BYTES = 20 << 20
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "PDF", b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"{\\rtf": "RTF", b"Rar!": "RAR", b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
}  # fmt: skip
_HTML = re.compile(rb"^\s*(?:<!doctype html|<html|<head|<table|<meta)", re.IGNORECASE)
_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"


def read_file(path: Path) -> bytes:
    """The bytes of a file of reasonable size."""
    try:
        if path.stat().st_size > MOST_BYTES:
            refuse_file("X106", path.name, found=path.name, limit="20 MB")
        return path.read_bytes()
    except OSError as error:
        refuse_file("X101", path.name, reason=error.strerror)


def read_sheets(path: Path, encoding: str | None = None) -> SheetFile:
    """The sheets of a workbook or CSV file, or its refusal."""
    data = read_file(path)
    if data.startswith(b"PK"):
        return read_workbook(path)
    _refuse_others(data, path.name)
    return read_csv(path, data, encoding)


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(_OLD_OFFICE):
        refuse_file("X103" if _ENCRYPTED in data else "X102", name)
    for begins, kind in _OTHERS.items():
        if data.startswith(begins):
            refuse_file("X104", name, found=kind)
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(start) or _XML_SHEET in start:
        refuse_file("X111", name)
    if not data.strip():
        refuse_file("X110", name)
