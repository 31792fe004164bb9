"""A reader of HSDS 3.1 that knows the specification and nothing of the program: an API of files, or a tabular package."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateutil.rrule import rrulestr

Object = dict[str, Any]


@dataclass(frozen=True)
class Api:
    """The API below a folder: a collection is a list of pages, an object has a file of its own."""

    folder: Path

    def pages(self, collection: str) -> Iterator[Object]:
        """The pages of a collection, until one says that it is the last."""
        page = json.loads((self.folder / f"{collection}.json").read_text("utf-8"))
        yield page
        while not page["last_page"]:
            file = self.folder / collection / f"page-{page['page_number'] + 1}.json"
            page = json.loads(file.read_text("utf-8"))
            yield page

    def all(self, collection: str) -> list[Object]:
        """Every object of a collection with all that it has."""
        listed = [each for page in self.pages(collection) for each in page["contents"]]
        return [self.get(collection, each["id"]) for each in listed]

    def get(self, collection: str, id_: str) -> Object:
        """An object by its identifier."""
        return dict(json.loads((self.folder / collection / f"{id_}.json").read_text("utf-8")))


def read_package(content: bytes) -> dict[str, list[dict[str, str]]]:
    """The rows of each table of a tabular package, as its datapackage.json names them."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        resources = json.loads(file.read("datapackage.json"))["resources"]
        texts = {each["name"]: file.read(each["path"]).decode("utf-8") for each in resources}
    return {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def open_spans(rows: list[Object], first: date, last: date) -> dict[date, set[tuple[str, str]]]:
    """The hours of each day: rows add up; each recurs (RFC 5545) between its dates."""
    found: dict[date, set[tuple[str, str]]] = {
        first + timedelta(days=step): set() for step in range((last - first).days + 1)
    }
    for row in rows:
        if not row.get("freq"):
            continue
        begin = datetime.fromisoformat(row["valid_from"])
        until = row["valid_to"].replace("-", "")
        rule = f"FREQ={row['freq']};BYDAY={row['byday']};UNTIL={until}"
        for moment in rrulestr(rule, dtstart=begin):
            if moment.date() in found:
                found[moment.date()].add((row["opens_at"][:5], row["closes_at"][:5]))
    return found
