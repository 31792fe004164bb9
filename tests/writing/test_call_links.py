"""Numbers with an extension, dialed and shown."""

import pytest

from service_circles.basics.theme_folder import THEME
from service_circles.languages.language import languages_of
from service_circles.writing.site.addresses import call_link, number_text


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("0000-0000 0009转801", "tel:0000-00000009;ext=801"),
        ("+86 000 0000 转8", "tel:+860000000;ext=8"),
        ("0000-0000 0009", "tel:0000-00000009"),
        ("12345", "tel:12345"),
    ],
)
def test_a_call_link_is_of_rfc_3966(number: str, link: str) -> None:
    assert call_link(number) == link


def test_an_extension_is_shown_as_each_language_writes_it() -> None:
    languages = languages_of(("zh-Hans", "zh-Hant", "en"), [THEME], {})
    shown = [number_text(language.words, "0000-0000 0009转801") for language in languages]
    assert shown == ["0000-0000 0009转801", "0000-0000 0009轉801", "0000-0000 0009 ext. 801"]
