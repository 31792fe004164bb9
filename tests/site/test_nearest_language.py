"""Chinese in English pages is read aloud as Chinese."""

from tests.nearest_language import HAN, NearestLanguage
from tests.site.documents import Published


def test_chinese_in_english_pages_says_so(rongxi: Published) -> None:
    english = {address: page for address, page in rongxi.files.items() if address.startswith("en/")}
    assert len(english) > 100
    assert sum(bool(HAN.search(page.source)) for page in english.values()) > 100
    for address, page in english.items():
        assert NearestLanguage(page.source).misread == [], address


def test_chinese_pages_say_it_once(rongxi: Published) -> None:
    center = rongxi.pages["centers/mingzhu-center/"].source
    assert "<bdi" not in center
    assert center.count(' lang="zh-Hans"') == 2  # the page itself, and the name of the language in its menu
