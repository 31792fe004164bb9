"""Ids for new records: the sound of their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from service_circles.records.values.fields import RESERVED_IDS
from service_circles.writing.finding.folding import simplified_forms

_LONGEST = 60
_LONGEST_PHRASE = 4
_V = str.maketrans(dict.fromkeys("üǖǘǚǜ", "v"))
_COMMON = re.compile(
    "(社区|街道|小区|服务|中心|社康|活动|党群|综合|便民|邻里|图书馆|图书室|书房|书屋|饭堂|食堂|驿站|社工|工作站|儿童之家|长者|养老|老年|"
    "卫生|日间照料|骑手|街坊|客厅|企业|志愿|居委会|花园|公园|广场|学校|医院|公司|协会|基金会|热线|物业)"
)
"""Words between which an id has hyphens."""
_AREA_SUFFIX = re.compile(r"(?:社区居委会|社区|街道办事处|街道|居委会|村委会)$")


def new_id(name: str, taken: Collection[str], *, apart: str = "", fallback: str = "record") -> str:
    """An id that nobody has: the name's sound; with that of `apart`, then with a number, where it is taken."""
    base = id_text(name) or fallback
    for candidate in _candidates(base, apart):
        if candidate not in taken and candidate not in RESERVED_IDS:
            return candidate
    raise AssertionError


def area_id_text(name: str) -> str:
    """The sound of an area's name without what kind of area it is."""
    return _AREA_SUFFIX.sub("", name) or name


def id_text(name: str) -> str:
    """'明珠社区服务中心' -> 'mingzhu-shequ-fuwu-zhongxin'; Latin letters stay."""
    parts: list[str] = []
    for word in _words(unicodedata.normalize("NFKC", name).translate(simplified_forms())):
        latin = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
        parts += re.findall("[a-z0-9]+", latin) if latin.strip() else [_sound(word)]
    joined = "-".join(filter(None, parts))
    return (
        joined if len(joined) <= _LONGEST else joined[: _LONGEST + 1].rpartition("-")[0] or joined[:_LONGEST]
    )


def _candidates(base: str, apart: str) -> Iterator[str]:
    yield base
    if apart:
        yield f"{base[: _LONGEST - len(apart) - 1].strip('-')}-{apart}"[:_LONGEST].strip("-")
    for number in range(2, 100_000):
        yield f"{base[: _LONGEST - 6].strip('-')}-{number}"


def _words(name: str) -> Iterator[str]:
    """The words of a name: those that are in many names, what stands between them, and what is not Chinese."""
    for piece in re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff\W_]+", name):
        yield from (word for word in _COMMON.split(piece) if word)


def _sound(word: str) -> str:
    """'重庆' -> 'chongqing': phrases know the reading of characters that have several."""
    syllables: list[str] = []
    while word:
        length = next(
            n for n in range(min(_LONGEST_PHRASE, len(word)), 0, -1) if n == 1 or word[:n] in _phrases()
        )
        syllables += _phrases().get(word[:length]) or _readings(word[0])
        word = word[length:]
    return "".join(syllables)


def _readings(character: str) -> list[str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only who needs new ids pays for it

    return [_without_tone(sound) for sound in lazy_pinyin(character, errors="ignore")]


@cache
def _phrases() -> Mapping[str, list[str]]:
    # pypinyin itself leaves its phrases out where the search index was made in the same process.
    from pypinyin.phrases_dict import phrases_dict  # noqa: PLC0415 - as above

    few = (phrase for phrase in phrases_dict if len(phrase) <= _LONGEST_PHRASE)
    return {phrase: [_without_tone(each[0]) for each in phrases_dict[phrase]] for phrase in few}


def _without_tone(sound: str) -> str:
    return re.sub(
        "[^a-z]", "", unicodedata.normalize("NFKD", sound.lower().replace("u\u0308", "v").translate(_V))
    )
