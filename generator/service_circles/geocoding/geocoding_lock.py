"""The lock file of geocoding: what services answered, by record; committed, so that nobody asks twice."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from service_circles.records.values.contact import Accuracy, Datum

LOCK_FILE = "geocoding.lock.json"
FORMAT: Final = "service-circles/geocoding/1"
_STRICT = ConfigDict(frozen=True, extra="forbid")


class Result(Enum):
    """Result of a query: a usable point, one outside the record's area, or nothing."""

    FOUND = "found"
    OUTSIDE = "outside"
    NOTHING = "nothing"


class LockEntry(BaseModel):
    """The answer for a record's address, in the datum of the service."""

    model_config = _STRICT

    address: str
    provider: str
    date: date
    result: Result
    latitude: float | None = None
    longitude: float | None = None
    datum: Datum | None = None
    accuracy: Accuracy | None = None
    matched: str | None = None


class LockFile(BaseModel):
    """All answers, by the ids of records."""

    model_config = _STRICT

    format: Literal["service-circles/geocoding/1"] = FORMAT
    entries: dict[str, LockEntry] = {}


class LockUnreadableError(Exception):
    """A lock file that somebody changed, or with a merge conflict in it."""


def read_lock(root: Path) -> LockFile:
    """The lock file of a project; empty if there is none yet."""
    try:
        text = (root / LOCK_FILE).read_text("utf-8")
    except FileNotFoundError:
        return LockFile()
    except (OSError, UnicodeDecodeError) as error:
        raise LockUnreadableError(LOCK_FILE) from error
    try:
        return LockFile.model_validate_json(text)
    except ValidationError as error:
        raise LockUnreadableError(LOCK_FILE) from error


def write_lock(root: Path, lock: LockFile) -> None:
    """Write the file, in the order of ids, so that a new answer is one more entry."""
    entries = dict(sorted(lock.entries.items()))
    fields = LockFile(entries=entries).model_dump(mode="json", exclude_none=True)
    new = root / f"{LOCK_FILE}.new"
    new.write_text(json.dumps(fields, ensure_ascii=False, indent=1) + "\n", "utf-8")
    new.replace(root / LOCK_FILE)
