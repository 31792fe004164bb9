"""What cannot be walked: one exception with a code and facts, from which a problem at its line is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class WalkingError(Exception):
    """Something given is missing, broken or impossible; nothing was computed.

    `code` is stable: extract_missing, extract_unreadable, extract_without_streets, minutes_not_positive,
    pace_not_positive, steps_factor_too_small, link_off_network, link_without_length, closed_off_network,
    origins_off_network. `facts` are plain values for a message.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, object] = MappingProxyType(facts)

    def __reduce__(self) -> tuple[object, ...]:
        """Facts survive the way back from another process."""
        return (_again, (self.code, dict(self.facts)))

    def __str__(self) -> str:
        return ", ".join([self.code, *(f"{name}={value}" for name, value in self.facts.items())])


def _again(code: str, facts: dict[str, object]) -> WalkingError:
    return WalkingError(code, **facts)
