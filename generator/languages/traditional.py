"""Traditional characters from simplified ones: the standard of Hong Kong, with names that keep their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

# OpenCC's forms that nobody writes on a notice board.
_USUAL_FORMS = str.maketrans({"羣": "群", "麪": "麵"})


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # noqa: PLC0415 - only directories with this language pay for it

    return opencc.OpenCC("s2hk")


@dataclass(frozen=True, eq=False)
class Traditional:
    """Converts texts. `kept`: words with the form they have in Traditional, whatever is usual."""

    kept: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> str:
        """The text in traditional characters; a text without Chinese stays."""
        if text.isascii():
            return text
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._converted(text)
        return found

    @cached_property
    def _kept_words(self) -> re.Pattern[str] | None:
        words = sorted(self.kept, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words))) if words else None

    def _converted(self, text: str) -> str:
        if self._kept_words is None:
            return plainly_converted(text)
        made, end = [], 0
        for word in self._kept_words.finditer(text):
            made += [plainly_converted(text[end : word.start()]), self.kept[word[0]]]
            end = word.end()
        return "".join([*made, plainly_converted(text[end:])])


def plainly_converted(text: str) -> str:
    """A text in traditional characters, with no regard to names."""
    converted: str = _converter().convert(text)
    return converted.translate(_USUAL_FORMS)
