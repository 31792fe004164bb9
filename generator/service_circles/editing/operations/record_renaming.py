"""A record gets another id: in its own file, in everything that refers to it, in links of texts and pages."""

import re
from contextlib import suppress
from pathlib import PurePosixPath

from service_circles.editing.change_request import SETTINGS_RECORD, Data, Rename
from service_circles.editing.operations.record_operations import find_record, no_settings
from service_circles.editing.refusals import NothingToDoError, RefusedError
from service_circles.editing.workspace import RecordData, Workspace
from service_circles.languages.phrase import phrase
from service_circles.records.settings.board import Board
from service_circles.records.values.fields import RefersTo, is_id
from service_circles.records.values.record_part import Part, authors_fields, classes_in, marks_of


def rename(workspace: Workspace, operation: Rename) -> str:
    """Give a record or board another id, and its file that name; the old one stays in `formerly`. Gives the file."""
    old, new = operation.record, operation.after
    boards = _boards(workspace)
    there = workspace.records.get(new) or boards.get(new)
    is_gone = old not in workspace.records and old not in boards
    if is_gone and there and old in _ids(there.fields.get("formerly", [])):
        raise NothingToDoError
    record = boards.get(old) or no_settings(find_record(workspace, old))
    if not is_id(new):
        expected = phrase("一个编号：小写字母、数字和连字符，例如 mingzhu-center")
        raise RefusedError("C112", "after", field="after", expected=expected)
    if there:
        raise RefusedError("C114", "after", found=new, file=there.file)
    _refer_anew(workspace, old, new, is_board=old in boards)
    record = _boards(workspace).get(old, record)  # with links that lead to the new id
    record.fields["id"] = new
    _remember(record, old, new)
    if old in boards:
        return record.file
    workspace.rename(old, new)
    path = PurePosixPath(record.file)
    if record.is_single and path.stem == old:
        workspace.move(record, str(path.with_stem(new)))
    return workspace.records[new].file


def _boards(workspace: Workspace) -> dict[str, RecordData]:
    """The directory's own boards, which are parts of its settings."""
    settings = workspace.records.get(SETTINGS_RECORD)
    boards = settings.fields.get("boards") if settings else None
    if settings is None or not isinstance(boards, list):
        return {}
    return {
        str(board.get("id")): RecordData(settings.file, "boards", Board, board)
        for board in boards
        if isinstance(board, dict)
    }


def _refer_anew(workspace: Workspace, old: str, new: str, *, is_board: bool) -> None:
    """Replace an id wherever a record or page names it."""
    link = re.compile(rf"\brecord:{re.escape(old)}(?![a-z0-9-])")
    for other in workspace.records.values():
        _refer(other.part, other.fields, old, new, is_board=is_board)
        other.fields.update((key, _relinked(value, link, new)) for key, value in other.fields.items())
    _relink_pages(workspace, link, old, new)


def _ids(value: Data) -> list[Data]:
    return value if isinstance(value, list) else [value]


def _remember(record: RecordData, old: str, new: str) -> None:
    ids = [*(id_ for id_ in _ids(record.fields.get("formerly", [])) if id_ != new), old]
    record.fields["formerly"] = ids if len(ids) > 1 else old


def _refer(part: type[Part], fields: dict[str, Data], old: str, new: str, *, is_board: bool) -> None:
    """Replace an id in all fields that name a record, as the schema marks them."""
    for name, field in authors_fields(part).items():
        value = fields.get(name)
        mark = next(marks_of(field, RefersTo), None)
        if mark and (mark.kind == Board.meta.name) is is_board:
            fields.update({name: _replaced(value, old, new)} if value is not None else {})
        for inner in classes_in(field, Part):
            for item in value if isinstance(value, list) else [value]:
                if isinstance(item, dict):
                    _refer(inner, item, old, new, is_board=is_board)


def _replaced(value: Data, old: str, new: str) -> Data:
    if isinstance(value, list):
        return [_replaced(item, old, new) for item in value]
    return new if value == old else value


def _relinked(value: Data, link: re.Pattern[str], new: str) -> Data:
    """A value in whose Markdown links lead to the new id."""
    if isinstance(value, list):
        return [_relinked(item, link, new) for item in value]
    if isinstance(value, dict):
        return {key: _relinked(item, link, new) for key, item in value.items()}
    return link.sub(f"record:{new}", value)


def _relink_pages(workspace: Workspace, link: re.Pattern[str], old: str, new: str) -> None:
    """Links in hand-written pages, and the area that they name at their head."""
    area = re.compile(
        rf"(\A\ufeff?---[ \t]*\r?\n(?:(?!---).*\n)*?area:[ \t]*[\"']?){re.escape(old)}(?=[\"' \t\r\n])"
    )
    for path in workspace.page_paths:
        data = (workspace.root / path).read_bytes()
        if old.encode() not in data:
            continue
        with suppress(UnicodeDecodeError):  # which the check reports
            text = workspace.pages.get(path) or workspace.seen.setdefault(path, data).decode()
            workspace.pages[path] = area.sub(rf"\g<1>{new}", link.sub(f"record:{new}", text))
