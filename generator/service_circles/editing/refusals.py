"""Reasons for which an operation is not applied, before it is known where they are reported."""

from service_circles.languages.phrase import Phrase


class RefusedError(Exception):
    """An operation cannot be applied; `at` are the steps in its JSON that the message points to."""

    def __init__(self, code: str, *at: str | int, hint: Phrase | None = None, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.hint = hint
        self.details = details


class NothingToDoError(Exception):
    """All that an operation asks for is there already."""
