"""Traditional characters from simplified ones: the standard of Hong Kong, with names that keep their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

# OpenCC follows a list of standard shapes; these are the forms, and the quotes, that people there type.
_USUAL_FORMS = str.maketrans("羣麪説悦閲税鋭户温卧脱蜕藴醖兑敍牀“”", "群麵說悅閱稅銳戶溫臥脫蛻蘊醞兌敘床「」")
# Words that it takes for others: 看表|决 for a watch, 一起|签 for a lot that is drawn.
_WORDS = {"表决": "表決", "回音": "回音", "了解": "了解", "服务台": "服務台"}
_SIGNED = re.compile("(?<![標抽書牙求竹])籤(?!詩)")


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc  # noqa: PLC0415 - only directories with this language pay for it

    return opencc.OpenCC("s2hk")


@dataclass(frozen=True, eq=False)
class Traditional:
    """Converts texts. `kept`: names with the form that they have in Traditional, whatever is usual."""

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
    def _all_kept(self) -> Mapping[str, str]:
        return {**_WORDS, **self.kept}

    @cached_property
    def _kept_words(self) -> re.Pattern[str]:
        words = sorted(self._all_kept, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words)))

    def _converted(self, text: str) -> str:
        made, end = [], 0
        for word in self._kept_words.finditer(text):
            made += [plainly_converted(text[end : word.start()]), self._all_kept[word[0]]]
            end = word.end()
        return "".join([*made, plainly_converted(text[end:])])


def plainly_converted(text: str) -> str:
    """A text in traditional characters, with no regard to names."""
    converted: str = _converter().convert(text)
    return _SIGNED.sub("簽", converted.translate(_USUAL_FORMS))
