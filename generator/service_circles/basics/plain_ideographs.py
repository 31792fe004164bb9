"""Chinese characters that only look like the usual ones: radicals and compatibility ideographs, pasted from PDFs."""

import re
import unicodedata

_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵"
    "⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹"
    "⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿"
    "⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
SUPPLEMENTARY_RADICALS = dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True))
"""The radicals that NFKC leaves alone, by Unicode's EquivalentUnifiedIdeograph.txt."""
UNUSUAL_IDEOGRAPH_PATTERN = "[\u2e80-\u2ef2\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]"
_UNUSUAL = re.compile(UNUSUAL_IDEOGRAPH_PATTERN)


def first_unusual_ideograph(text: str) -> int | None:
    """The place of the first character that has a usual twin."""
    return next((found.start() for found in _UNUSUAL.finditer(text) if _usual(found) != found.group()), None)


def plain_ideographs(text: str) -> str:
    """The text in usual characters: '⻓者' -> '长者'. Nothing else that NFKC would change is touched."""
    return _UNUSUAL.sub(_usual, text)


def _usual(found: re.Match[str]) -> str:
    character = found.group()
    return SUPPLEMENTARY_RADICALS.get(ord(character)) or unicodedata.normalize("NFKC", character)
