"""JSON of anybody: its size and its number of values are bounded before it is read."""

import json
from typing import NoReturn

from service_circles.validating.faults import mistake, shortened
from service_circles.validating.given_files import FileError, GivenFiles

MOST_BYTES = 64 << 20
_MOST_OBJECTS, _MOST_VALUES = 500_000, 4_000_000
"""Objects and lists cost some 200 bytes of memory each, other values some 60."""


def read_text(files: GivenFiles, name: str, most: int = MOST_BYTES) -> str:
    """The text of a file in UTF-8; raises FileError."""
    try:
        with files.open(name, most) as file:
            data = file.read(most + 1)
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FileError(name, mistake("V105", line=line)) from None


def read_json(files: GivenFiles, name: str) -> object:
    """The value in a file; raises FileError."""
    text = read_text(files, name)
    objects = text.count("{") + text.count("[")
    values = objects + text.count(",")
    if objects > _MOST_OBJECTS or values > _MOST_VALUES:
        found, limit = f"{objects:,} / {values:,}", f"{_MOST_OBJECTS:,} / {_MOST_VALUES:,}"
        raise FileError(name, mistake("V103", found=found, limit=limit))
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        details = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise FileError(name, mistake("V104", **details)) from None
    except (ValueError, RecursionError) as error:
        reason = "too deep" if isinstance(error, RecursionError) else shortened(error)
        raise FileError(name, mistake("V104", line=1, column=1, reason=reason)) from None
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
