"""Equal pieces of records, held once: thousands of centers keep the same hours and offer the same services."""

from dataclasses import dataclass, field

from service_circles.records.values.record_part import Part


@dataclass(frozen=True, eq=False)
class SharedParts:
    """The pieces seen so far. Records are frozen, so nobody can tell an equal piece from another."""

    _pieces: dict[Part, Part] = field(default_factory=dict)
    _fields: dict[frozenset[str], set[str]] = field(default_factory=dict)

    def share_pieces(self, part: Part) -> None:
        """Put the first of equal pieces in place of those inside a record; the record stays the same object.

        Pydantic's set of the fields that were given is larger than most pieces; records with the same fields share it.
        """
        given = part.__pydantic_fields_set__
        object.__setattr__(part, "__pydantic_fields_set__", self._fields.setdefault(frozenset(given), given))
        values = vars(part)
        for name, value in values.items():
            if isinstance(value, Part):
                values[name] = self._first(value)
            elif type(value) is tuple and value and isinstance(value[0], Part):
                values[name] = tuple(map(self._first, value))

    def _first(self, piece: Part) -> Part:
        if not piece.is_often_repeated:
            self.share_pieces(piece)
            return piece
        found = self._pieces.setdefault(piece, piece)
        if found is piece:
            self.share_pieces(piece)
        return found
