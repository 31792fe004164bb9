"""Numbers with an extension, dialed and shown."""

import json
import re
from pathlib import Path

import pytest

from service_circles.basics.theme_folder import THEME
from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.languages.language import languages_of
from service_circles.records.values.contact import Phone
from service_circles.writing.site.addresses import call_link, machine_number, number_text
from service_circles.writing.site.site import SiteSettings

PROJECT = """directory:
  id: town
  name: 小镇
  publisher: {name: 编辑组}
  languages: [zh-Hans, en]
area: {id: qu, kind: district, name: 小区}
center:
  id: here
  name: 这里
  area: qu
  phones: [{number: 0000-0000 0009转801}]
"""


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


@pytest.mark.parametrize(
    "written",
    [
        "0000-00000009转801",
        "0000-00000009 轉 801",
        "0000-00000009分机801",
        "0000-00000009 分機 801",
        "0000-00000009 ext. 801",
        "0000-00000009#801",
        "0000-00000009-801",
    ],
)
def test_an_extension_is_read_as_people_write_it(written: str) -> None:
    number = Phone.model_validate({"number": written}).number
    assert call_link(number) == "tel:0000-00000009;ext=801"


@pytest.mark.parametrize("number", ["400-000-0009", "0000-0000-0009", "+44 20 0000 0009", "12345"])
def test_a_number_without_an_extension_stays_as_written(number: str) -> None:
    assert Phone.model_validate({"number": number}).number == number


def test_an_extension_is_shown_as_each_language_writes_it() -> None:
    languages = languages_of(("zh-Hans", "zh-Hant", "en"), [THEME], {})
    shown = [number_text(language.words, "0000-0000 0009转801") for language in languages]
    assert shown == ["0000-0000 0009转801", "0000-0000 0009轉801", "0000-0000 0009 ext. 801"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("0000-0000 0009转801", "0000-0000 0009 ext. 801"),
        ("0000-0000 转8", "0000-0000 ext. 8"),
        ("12345", "12345"),
    ],
)
def test_programs_are_told_an_extension_as_they_know_it(number: str, told: str) -> None:
    assert machine_number(number) == told


@pytest.mark.parametrize(
    ("prefix", "told"), [("", "0000-0000 0009转801"), ("en/", "0000-0000 0009 ext. 801")]
)
def test_shared_text_and_json_ld_have_the_extension(prefix: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "communities.yaml").write_text(PROJECT, "utf-8")
    published = make_publication(load_project(tmp_path), SiteSettings())
    page = (published.make(f"{prefix}centers/here/") or b"").decode()
    assert re.search(rf'data-share="[^"]* · {re.escape(told)}"', page)
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    assert data["telephone"] == "0000-0000 0009 ext. 801"
