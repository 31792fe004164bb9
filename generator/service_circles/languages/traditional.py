"""Traditional characters from simplified ones: the standard of Hong Kong, with names that keep their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

# OpenCC follows a list of standard shapes; these are the forms, and the quotes, that people there type.
_USUAL_FORMS = str.maketrans(
    "羣麪説悦閲税鋭户温卧脱蜕藴醖兑敍牀啓箇蔘“”", "群麵說悅閱稅銳戶溫臥脫蛻蘊醞兌敘床啟個參「」"
)
# Words that it takes for others: 看表|决 for a watch, 一起|签 for a lot that is drawn.
_WORDS = {
    "表决": "表決", "回音": "回音", "了解": "了解", "服务台": "服務台", "复诊": "覆診", "抄表": "抄錶", "气表": "氣錶",
    "汇报": "匯報", "汇总": "匯總", "胡同": "胡同", "犯困": "犯睏", "冲奶": "沖奶", "冲茶": "沖茶", "冲水": "沖水",
    "冲厕": "沖廁", "冲凉": "沖涼", "冲刷": "沖刷", "冲走": "沖走",
}  # fmt: skip
_SIGNED = re.compile("(?<![標抽書牙求竹])籤(?!詩)")
_BORDERS = Path(__file__).with_name("word_borders.txt")


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
    ends = [0, *_borders(text), len(text)]
    converted = "".join(_converter().convert(text[begin:end]) for begin, end in pairwise(ends))
    return _SIGNED.sub("簽", converted.translate(_USUAL_FORMS)).replace("傢俱", "傢具")


def _borders(text: str) -> Iterator[int]:
    """Ends of words that OpenCC would not see, since it takes the longest phrase that it knows."""
    after, before, near = _border_words()
    for found in near.finditer(text):
        at = found.end()
        if text[at - 2 : at] in after and text[at : at + 2] in before:
            yield at


@lru_cache(maxsize=1)
def _border_words() -> tuple[frozenset[str], frozenset[str], re.Pattern[str]]:
    """Words after which and before which there is a border, and a quick search for where that may be."""
    lines = [line for line in _BORDERS.read_text("utf-8").splitlines() if not line.startswith("#")]
    parts = re.split(r"\[\w+\]", " ".join(lines))
    after, before = (frozenset(part.split()) for part in parts[1:])
    lasts, firsts = (
        "".join(sorted({word[at] for word in words})) for words, at in ((after, -1), (before, 0))
    )
    return after, before, re.compile(f"[{lasts}](?=[{firsts}])")
