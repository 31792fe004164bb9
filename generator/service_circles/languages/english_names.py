"""English for names and addresses that have none of their own: 明珠路 8 号 -> 8 Mingzhu Road."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

_KINDS = {
    "街道": "Subdistrict", "社区": "Community", "小区": "Estate", "片区": "Quarter", "花园": "Garden", "公寓": "Apartments",
    "新村": "New Village", "宿舍": "Housing", "宿舍区": "Housing", "村": "Village", "苑": "Court", "居": "Residence", "区": "District",
}  # fmt: skip
"""Words that follow the name of an area."""
_WAYS = {
    "大道": "Avenue", "横街": "Cross Street", "公路": "Highway", "高速": "Expressway", "步道": "Walk", "骑行道": "Cycle Path",
    "村道": "Road", "后路": "Back Road", "小径": "Path", "专用线": "Siding", "铁路": "Railway", "天桥": "Footbridge",
    "步行桥": "Footbridge", "大桥": "Bridge", "涵洞": "Underpass", "公园": "Park", "湿地": "Wetland", "广场": "Square", "市场": "Market",
    "街": "Street", "路": "Road", "巷": "Lane", "弄": "Alley", "桥": "Bridge", "湖": "Lake", "池": "Pond", "山": "Hill", "涌": "Creek",
    "渠": "Canal", "线": "Line",
}  # fmt: skip
"""Words that follow the name of a street, a path or water."""
_BODIES = {
    "党支部": "Party branch", "党委": "Party committee", "社区居委会": "Residents' Committee", "居委会": "Residents' Committee",
    "村委会": "Committee", "业主委员会": "Owners' Committee", "业委会": "Owners' Committee", "自管小组": "self-management group",
    "物业服务队": "property team", "后勤服务部": "logistics office", "后勤组": "logistics group", "管理处": "management office",
    "服务处": "office", "服务中心": "Service Center", "街道办": "subdistrict office", "街道办事处": "subdistrict office",
    "北门": "north gate", "南门": "south gate", "东门": "east gate", "西门": "west gate", "电梯": "elevator", "扶梯": "escalator",
}  # fmt: skip
"""Bodies and doors that are named after a place."""
_WAYS_OF_ANY_NAME = {
    "大道",
    "横街",
    "公路",
    "高速",
    "步道",
    "街",
    "路",
    "巷",
    "弄",
    "桥",
    "大桥",
    "天桥",
    "公园",
}
"""Ways of which the name may be known by its sound only."""
_NOT_IN_NAMES = re.compile(
    "[的了是在不有到这那哪去从走过和与向为把被请就还没修条个找要会能让给说看等]|(?:怎么|什么)"
)
"""Characters of sentences."""
_LONGEST_NAME = 5
_USUAL_SOUNDS = {
    "长": "chang",
    "重": "chong",
    "乐": "le",
    "朝": "chao",
    "行": "hang",
    "大": "da",
    "厦": "xia",
}
"""In names of places."""
_SIDES = {"东": "East", "西": "West", "南": "South", "北": "North", "中": "Middle"}
_GATES = {
    "北门": "north gate",
    "南门": "south gate",
    "东门": "east gate",
    "西门": "west gate",
    "正门": "main gate",
}
_FLOORS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_DIGITS = "一二三四五六七八九十"
_STREET = re.compile(
    rf"(?P<stem>.{{2,}}?|.)(?P<side>[东西南北中]?)(?P<number>[{_DIGITS}]?)(?P<way>{'|'.join(sorted(_WAYS, key=len, reverse=True))})"
)
_ADDRESS = re.compile(r"(?P<street>\D+?) ?(?P<number>\d+(?:[–-]\d+)?) ?号(?P<rest>.*)")
_REST = re.compile(
    rf"\s*(?:(?P<building>\d+) ?[栋座幢]|(?P<floor>[{_DIGITS}])楼|[（(]?(?P<gate>[东西南北正]门)[）)]?|(?P<open>架空层))"
)
_HAS_HAN = re.compile("[\u3400-\u9fff]").search
_ALL_HAN = re.compile("[\u3400-\u9fff]+").fullmatch


@dataclass(frozen=True, eq=False)
class EnglishNames:
    """Composes English from `known` texts with their English, the usual words of addresses, and pinyin.

    A text of which any part stays Chinese is left as it is, to be shown and marked as Chinese.
    """

    known: Mapping[str, str]
    _found: dict[str, str] = field(default_factory=dict)

    def __call__(self, text: str) -> str:
        """The English of a text, or the text."""
        if text.isascii() or not _HAS_HAN(text):
            return text
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self.known.get(text) or self._composed(text) or text
        return found

    @cached_property
    def _stems(self) -> Mapping[str, str]:
        """Names without what they are: 铁路新村 from 铁路新村社区, Railway Village from Railway Village Community."""
        found: dict[str, str] = {}
        for name, english in self.known.items():
            for kind, word in _KINDS.items():
                if name.endswith(kind) and english.endswith(f" {word}") and len(name) > len(kind):
                    found.setdefault(name.removesuffix(kind), english.removesuffix(f" {word}"))
        return found

    @cached_property
    def _areas(self) -> Mapping[str, str]:
        """Beginnings of addresses, each with the end of the English one: Tingchao, Rongxi District."""
        return {
            name: english.removesuffix(" Subdistrict")
            for name, english in self.known.items()
            if name.endswith(("区", "街道", "镇", "村")) and not name.endswith(("社区", "小区", "片区"))
        }

    def _composed(self, text: str) -> str | None:
        return self._address(text) or self._body(text) or self._street(text)

    def _address(self, text: str) -> str | None:
        rest, areas = text, []
        while name := next((name for name in self._areas if rest.startswith(name) and rest != name), None):
            areas.append(self._areas[name])
            rest = rest.removeprefix(name)
        found = _ADDRESS.fullmatch(rest)
        street = found and (self.known.get(found["street"]) or self._street(found["street"]))
        inside = _inside(found["rest"]) if found else None
        if found is None or street is None or inside is None:
            return None
        return ", ".join([*inside, f"{found['number']} {street}", *reversed(areas)])

    def _body(self, text: str) -> str | None:
        """A body named after a place, or after a company and a place."""
        for body in sorted(_BODIES, key=len, reverse=True):
            if text.endswith(body) and text != body:
                bearer = text.removesuffix(body)
                if name := self._name(bearer, body):
                    return f"{name} {_BODIES[body]}"
                for company, english in self.known.items():
                    if bearer.startswith(company) and (name := self._name(bearer.removeprefix(company), "")):
                        return f"{english}, {name} {_BODIES[body]}"
        return None

    def _name(self, name: str, body: str) -> str | None:
        """A name that is known, whole or without its kind."""
        if body == "社区居委会":
            return self._stems.get(name)
        return self.known.get(name) or self._stems.get(name)

    def _street(self, text: str) -> str | None:
        if not _ALL_HAN(text):
            return None
        if text in self._stems:
            return self._stems[text]
        found = _STREET.fullmatch(text)
        if not found:
            return pinyin_name(text) if text.endswith("里") and self._may_be_name(text) else None
        stem, side, number, way = found["stem"], found["side"], found["number"], found["way"]
        if side and (not number or len(stem) == 1 or self._is_known(stem + side)):
            stem, side = stem + side, ""
        name = self.known.get(stem) or self._stems.get(stem)
        if not name and way in _WAYS_OF_ANY_NAME and self._may_be_name(stem):
            name = pinyin_name(stem)
        ordinal = str(_DIGITS.index(number) + 1) if number else ""
        return " ".join(filter(None, [name, _SIDES.get(side), _WAYS[way], ordinal])) if name else None

    @staticmethod
    def _may_be_name(text: str) -> bool:
        return len(text) <= _LONGEST_NAME and not _NOT_IN_NAMES.search(text)

    def _is_known(self, name: str) -> bool:
        return name in self.known or name in self._stems


def _inside(rest: str) -> list[str] | None:
    """Return the parts behind the number of a house, the smallest first; None if they are not understood."""
    found, at = [], 0
    while at < len(rest):
        part = _REST.match(rest, at)
        if not part:
            return None
        if part["floor"]:
            found.append(f"{_FLOORS[_DIGITS.index(part['floor'])]} floor")
        elif part["building"]:
            found.append(f"building {part['building']}")
        else:
            found.append(_GATES[part["gate"]] if part["gate"] else "open ground floor")
        at = part.end()
    return [text if number else text[0].upper() + text[1:] for number, text in enumerate(reversed(found))]


@lru_cache(maxsize=4096)
def pinyin_name(name: str) -> str:
    """A name by its sound, in one word: 柳岸 -> Liu'an."""
    # Character by character: with its phrases pypinyin loads slowly, and without them elsewhere in the process.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only directories in English pay for it

    sounds = [_USUAL_SOUNDS.get(character) or lazy_pinyin(character)[0] for character in name]
    joined = "".join(f"'{sound}" if at and sound[:1] in "aoe" else sound for at, sound in enumerate(sounds))
    return joined[:1].upper() + joined[1:]
