"""A review as data: the JSON that one program writes and another turns into a comment.

`Review.model_validate_json` takes it from a run that nobody can trust, so every text in it is only text.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_MOST = 20_000
Text = Annotated[str, Field(max_length=20_000)]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Data):
    """A text in both languages."""

    zh: Text
    en: Text


class FieldEntry(_Data):
    """A field with its content before and after, as YAML has it; `field` is the way there, as in change requests."""

    field: tuple[str | int, ...]
    before: Any = None
    after: Any = None


Change = Literal["created", "deleted", "renamed", "changed"]


class RecordEntry(_Data):
    """A changed record; `attention` are the reasons for a second look, the gravest first."""

    record: Text
    kind: Text
    change: Change
    formerly: Text | None = None
    file: Text = ""
    line: int = 1
    attention: tuple[Text, ...] = ()
    sentence: Said
    fields: tuple[FieldEntry, ...] = ()


class PageEntry(_Data):
    """A changed hand-written page."""

    file: Text
    change: Change
    attention: tuple[Text, ...] = ()
    sentence: Said


class GroupEntry(_Data):
    """Many records with the same fields changed, which are shown as one line."""

    kind: Text
    records: tuple[Text, ...]
    attention: tuple[Text, ...] = ()
    sentence: Said


class ProblemEntry(_Data):
    """A mistake, or a warning that the base did not have."""

    code: Text
    severity: Literal["mistake", "warning"]
    file: Text
    line: int
    message: Said
    hint: Said | None = None


class Review(_Data):
    """All that changes for residents; with mistakes there is nothing to compare, only these."""

    format: Literal["service-circles/review/1"] = "service-circles/review/1"
    base: Text
    records: Annotated[tuple[RecordEntry, ...], Field(max_length=_MOST)] = ()
    groups: Annotated[tuple[GroupEntry, ...], Field(max_length=_MOST)] = ()
    pages: Annotated[tuple[PageEntry, ...], Field(max_length=_MOST)] = ()
    reach: tuple[Said, ...] = ()
    problems: Annotated[tuple[ProblemEntry, ...], Field(max_length=_MOST)] = ()
    other_files: Annotated[tuple[Text, ...], Field(max_length=_MOST)] = ()
    """Changed files that are neither records nor pages: settings of the build, templates, code."""

    @property
    def has_mistakes(self) -> bool:
        """True if the change does not pass the check."""
        return any(problem.severity == "mistake" for problem in self.problems)
