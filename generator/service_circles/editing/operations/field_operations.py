"""Replace, add and remove in the data of one record, where the value before still stands."""

from collections.abc import Iterator, Sequence
from typing import Any

from service_circles.editing.change_request import Add, Data, Remove, Replace
from service_circles.editing.operations.shown_values import Path, path_text, shown
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.problems.suggestion import nearest, suggest

END = "-"
_TELLING = frozenset(
    {"id", "name", "number", "service", "organization", "honor", "file", "url", "date", "title"}
)
"""Fields by which an item is known when its list has changed."""


def change_field(record: dict[str, Data], operation: Replace | Add | Remove) -> Path:
    """Apply an operation to a record; gives the path at which it was applied."""
    if isinstance(operation, Add):
        return _add(record, operation)
    path = _where_it_stands(record, operation)
    holder = value_at(record, path[:-1])
    if isinstance(operation, Replace):
        holder[path[-1]] = operation.after
    else:
        del holder[path[-1]]
        _drop_empty(record, path[:-1])
    return path


def value_at(record: Data, path: Sequence[str | int]) -> Any:
    """The value at a path; KeyError if there is none."""
    value: Any = record
    for step in path:
        if not _has(value, step):
            raise KeyError(step)
        value = value[step]
    return value


def _has(value: Data, step: str | int) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _where_it_stands(record: dict[str, Data], operation: Replace | Remove) -> Path:
    path = operation.field
    found = _found(record, path)
    if found == operation.before:
        if isinstance(operation, Replace) and operation.before == operation.after:
            raise NothingToDoError
        return path
    if isinstance(operation, Replace) and found == operation.after:
        raise NothingToDoError
    elsewhere = [other for other in _same_items(record, path) if _found(record, other) == operation.before]
    if len(elsewhere) == 1:
        return elsewhere[0]
    if found is None:
        return _nothing_there(record, operation)
    raise RefusedError(
        "C108", "before", path=path_text(path), before=shown(operation.before), found=shown(found)
    )


def _nothing_there(record: dict[str, Data], operation: Replace | Remove) -> Path:
    path = operation.field
    known = next(number for number in range(len(path)) if _found(record, path[: number + 1]) is None)
    around, step = value_at(record, path[:known]), path[known]
    if isinstance(operation, Remove) and known == len(path) - 1 and isinstance(around, dict):
        raise NothingToDoError
    raise _no_such_step(around, path, known, step)


def _no_such_step(around: Data, path: Path, known: int, step: str | int) -> RefusedError:
    """The refusal for a step that leads nowhere."""
    at, text = ("field", known), path_text(path[:known])
    if isinstance(around, list):
        return RefusedError("C110", *at, path=text, found=step, count=len(around), last=len(around) - 1)
    if isinstance(around, str):
        return RefusedError("C111", *at, path=text, found=shown(around))
    meant = nearest(step, around) if isinstance(step, str) else None
    return RefusedError("C107", *at, hint=suggest(meant), path=path_text(path[: known + 1]), found=step)


def _found(record: Data, path: Sequence[str | int]) -> Any:
    try:
        return value_at(record, path)
    except KeyError:
        return None


def _same_items(record: Data, path: Path) -> Iterator[Path]:
    """The path with another item of its innermost list, if that item is known by what is changed in it."""
    numbers = [at for at, step in enumerate(path) if isinstance(step, int)]
    if not numbers or (numbers[-1] != len(path) - 1 and path[-1] not in _TELLING):
        return
    at = numbers[-1]
    items = _found(record, path[:at])
    if isinstance(items, list):
        yield from ((*path[:at], number, *path[at + 1 :]) for number in range(len(items)))


def _add(record: dict[str, Data], operation: Add) -> Path:
    path = operation.field
    for number in range(len(path) - 1):
        if _found(record, path[: number + 1]) is None:
            if number == len(path) - 2 and path[-1] == END:  # the first item of a list that is not there yet
                return _add_key(record, path[:-1], [operation.after])
            raise _no_such_step(value_at(record, path[:number]), path, number, path[number])
    holder = value_at(record, path[:-1])
    if isinstance(holder, str) and path[-1] == END:  # one value where several may stand
        return _second_value(record, path, holder, operation.after)
    if isinstance(holder, list):
        return _add_item(holder, operation)
    if isinstance(holder, dict) and isinstance(path[-1], str) and path[-1] != END:
        return _add_key(record, path, operation.after)
    raise _no_such_step(holder, path, len(path) - 1, path[-1])


def _add_key(record: dict[str, Data], path: Path, after: Data) -> Path:
    holder, key = value_at(record, path[:-1]), path[-1]
    if not isinstance(holder, dict) or not isinstance(key, str):
        raise _no_such_step(holder, path, len(path) - 1, key)
    if key in holder:
        if holder[key] == after:
            raise NothingToDoError
        raise RefusedError("C109", "field", path=path_text(path), found=shown(holder[key]))
    holder[key] = after
    return path


def _second_value(record: dict[str, Data], path: Path, held: str, after: Data) -> Path:
    if held == after:
        raise NothingToDoError
    above = value_at(record, path[:-2])
    above[path[-2]] = [held, after]
    return (*path[:-1], 1)


def _add_item(holder: list[Data], operation: Add) -> Path:
    path, step = operation.field, operation.field[-1]
    if operation.after in holder:
        raise NothingToDoError
    number = len(holder) if step == END else step
    if not isinstance(number, int) or number > len(holder):
        raise _no_such_step(holder, path, len(path) - 1, step)
    holder.insert(number, operation.after)
    return (*path[:-1], number)


def _drop_empty(record: dict[str, Data], path: Path) -> None:
    """A list or group with nothing left in it goes as well: authors leave out what there is not."""
    if not path or value_at(record, path):
        return
    del value_at(record, path[:-1])[path[-1]]
    _drop_empty(record, path[:-1])
