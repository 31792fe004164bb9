"""The effect of an operation, in Chinese and English, as a line for a terminal."""

from service_circles.editing.change_request import Add, Attach, Move, Operation, Remove, Rename, Replace
from service_circles.editing.operations.shown_values import Path, path_text, shown

_VERBS = {
    "replace": "改 / changed",
    "add": "加 / added",
    "remove": "删 / removed",
    "create": "新建 / created",
    "rename": "改编号 / renamed",
    "move": "移到 / moved to",
    "delete": "撤掉 / deleted",
    "attach": "附上 / attached",
}


def sentence(operation: Operation, path: Path = ()) -> str:
    """A line on an operation that was applied, at a path that may differ from the one asked for."""
    verb = _VERBS[operation.op]
    match operation:
        case Replace():
            before, after = shown(operation.before), shown(operation.after)
            return f"{verb}  {operation.record}  {path_text(path)}: {before} → {after}"
        case Add() | Remove():
            value = operation.after if isinstance(operation, Add) else operation.before
            return f"{verb}  {operation.record}  {path_text(path)}: {shown(value)}"
        case Rename():
            return f"{verb}  {operation.record} → {operation.after}"
        case Attach() | Move():
            return f"{verb}  {operation.file}"
    return f"{verb}  {operation.record}"


def sentence_of_nothing(operation: Operation) -> str:
    """A line on an operation whose result is there already."""
    what = operation.file if isinstance(operation, Attach) else operation.record
    where = f"  {path_text(operation.field)}" if isinstance(operation, Replace | Add | Remove) else ""
    return f"不用改，已经是这样 / nothing to do  {what}{where}"
