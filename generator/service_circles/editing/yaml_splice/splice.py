"""`splice`: a YAML text that means something else, with as few lines changed as can be."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import yaml

from service_circles.editing.change_request import Data
from service_circles.editing.schema_order import Shape
from service_circles.editing.yaml_splice.edits import Edit, edited
from service_circles.editing.yaml_splice.entry_edits import EntryEdits, Slot, entry_edits
from service_circles.editing.yaml_splice.item_pairing import paired_items
from service_circles.editing.yaml_splice.marked_nodes import CannotSpliceError, Entry, Marked, marked_nodes
from service_circles.editing.yaml_splice.new_yaml import block_entry, block_item, flow, in_order
from service_circles.editing.yaml_splice.scalar_texts import Place, key_text, scalar_text
from service_circles.editing.yaml_splice.text_lines import TextLines


def splice(text: str, data: dict[str, Data], shape: Shape) -> str:
    """The text changed so that it means `data`; comments, order, quotes and every other byte stay.

    Raises CannotSpliceError rather than write anything that reads differently.
    """
    root = marked_nodes(text)
    if not (root.is_map and data):
        raise CannotSpliceError
    is_another = not any(entry.key in data for entry in root.entries)
    changed = new_file(data, shape) if is_another else edited(text, _Merger(text).merged(root, data, shape))
    try:
        is_right = marked_nodes(changed).data == data
    except yaml.YAMLError:
        is_right = False
    if not is_right:
        raise CannotSpliceError
    return changed


def new_file(data: dict[str, Data], shape: Shape) -> str:
    """The text of a file that was not there before."""
    ordered = in_order(data, shape)
    entries = ordered.items() if isinstance(ordered, dict) else ()
    return "".join(f"{block_entry(key, value, 0)}\n" for key, value in entries)


class _Merger:
    def __init__(self, text: str) -> None:
        self._text = text

    def merged(self, root: Marked, data: Data, shape: Shape) -> Iterator[Edit]:
        """The edits that make the outermost map mean `data`."""
        return self._node(Entry(0, None, root), data, Place(None), shape)

    def _node(self, entry: Entry, data: Data, place: Place, shape: Shape) -> Iterator[Edit]:
        node = entry.value
        if node.data == data:
            return
        slots = _slots(node, data, shape)
        if any(slot.entry for slot in slots):
            yield from self._entries(node, slots, shape)
        elif isinstance(data, str) and not (node.is_map or node.is_list):
            yield Edit(node.start, node.end, scalar_text(data, place, node.style))
        else:
            yield self._whole(entry, in_order(data, shape), place)

    def _entries(self, node: Marked, slots: Sequence[Slot], shape: Shape) -> Iterator[Edit]:
        edits = entry_edits(self._text, node)
        yield from edits.drop([slot.entry for slot in slots if slot.entry])
        last: Entry | None = None
        for is_new, run in groupby(enumerate(slots), key=lambda pair: pair[1].entry is None):
            numbered = list(run)
            if is_new:
                fresh = [_ordered(slot, shape.inside(_step(slot, number))) for number, slot in numbered]
                yield edits.after(last, fresh) if last else edits.before(_first_old(slots), fresh)
                continue
            for number, slot in numbered:
                yield from self._old(slot, shape.inside(_step(slot, number)), edits)
            last = numbered[-1][1].entry

    def _old(self, slot: Slot, shape: Shape, edits: EntryEdits) -> Iterator[Edit]:
        if slot.entry is not None:
            yield from self._node(slot.entry, slot.data, edits.place(slot.entry), shape)

    def _whole(self, entry: Entry, data: Data, place: Place) -> Edit:
        """A value of another shape: all of it is written anew."""
        node = entry.value
        if place.in_flow:
            return Edit(node.start, node.end, flow(data, place.key))
        if place.key is None:
            return self._with_comment(entry.start + 1, node, place, f" {block_item(data, place.column)}")
        colon = self._text.index(":", entry.key_end) + 1
        written = block_entry(place.key, data, place.column)
        return self._with_comment(colon, node, place, written.removeprefix(f"{key_text(place.key)}:"))

    def _with_comment(self, start: int, node: Marked, place: Place, written: str) -> Edit:
        """The comment behind a value stays in the first line; comments in and below several lines go with them."""
        lines = TextLines(self._text)
        if node.entries and not node.is_flow:
            after = lines.end_of_entry(node.end, place.column)
            return Edit(start, len(self._text[:after].rstrip()), written)
        end = lines.end_of_text(node.end)
        comment = self._text[node.end : end]
        if not comment or "\n" not in written:
            return Edit(start, node.end, written)
        first, _, others = written.partition("\n")
        return Edit(start, end, f"{first}{comment}\n{others}")


def _ordered(slot: Slot, shape: Shape) -> Slot:
    return Slot(None, slot.key, in_order(slot.data, shape))


def _step(slot: Slot, number: int) -> str | int:
    return number if slot.key is None else slot.key


def _first_old(slots: Sequence[Slot]) -> Entry:
    return next(slot.entry for slot in slots if slot.entry)


def _slots(node: Marked, data: Data, shape: Shape) -> list[Slot]:
    """The entries that a map or list shall have; none if it is not of the same shape."""
    if node.is_map and isinstance(data, dict):
        return _slots_of_map(node, data, shape)
    if node.is_list and isinstance(data, list):
        pairs = paired_items([entry.value.data for entry in node.entries], data)
        return [
            Slot(None if was is None else node.entries[was], None, item)
            for was, item in zip(pairs, data, strict=True)
        ]
    return []


def _slots_of_map(node: Marked, data: dict[str, Data], shape: Shape) -> list[Slot]:
    """Old keys stay in their order; each new one comes behind the last that precedes it in the schema."""
    slots = [Slot(entry, entry.key, data[str(entry.key)]) for entry in node.entries if entry.key in data]
    old = {entry.key for entry in node.entries}
    for key in shape.in_order(key for key in data if key not in old):
        slots.insert(_place_of(key, [str(slot.key) for slot in slots], shape), Slot(None, key, data[key]))
    return slots


def _place_of(key: str, keys: Sequence[str], shape: Shape) -> int:
    name = key.partition(".")[0]
    family = [number for number, each in enumerate(keys) if each.partition(".")[0] == name]
    if family and "." in key:
        return family[-1] + 1
    earlier = [number for number, each in enumerate(keys) if shape.rank(each) <= shape.rank(key)]
    return earlier[-1] + 1 if earlier else 0
