"""What readers and screen readers find on every page."""

from collections.abc import Mapping
from itertools import pairwise

from tests.site.documents import Document

Documents = Mapping[str, Document]


def test_one_main_heading_and_none_left_out_below_it(pages: Documents) -> None:
    for document in pages.values():
        levels = [int(heading.tag[1]) for heading in document.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, document.address
        assert levels[0] == 1, document.address
        assert all(below <= above + 1 for above, below in pairwise(levels)), document.address


def test_headings_and_links_say_something(pages: Documents) -> None:
    for document in pages.values():
        for element in document.all("h1", "h2", "h3", "a", "button", "summary"):
            assert element.text or element["aria-label"], (document.address, element.attributes)


def test_ids_are_given_once(pages: Documents) -> None:
    for document in pages.values():
        ids = [element["id"] for element in document.elements if element["id"]]
        assert len(ids) == len(set(ids)), document.address


def test_landmarks_stand_once(pages: Documents) -> None:
    for document in pages.values():
        for tag in ("main", "header", "footer"):
            assert len(document.all(tag)) == 1, (document.address, tag)
        assert {element["id"] for element in document.all("main", "div")} >= {"main"}, document.address


def test_pictures_have_words(pages: Documents) -> None:
    for document in pages.values():
        assert all(picture["alt"] for picture in document.all("img")), document.address


def test_no_value_of_python_shows(pages: Documents) -> None:
    for document in pages.values():
        body = document.one("body")
        assert body is not None
        for slip in ("None", "{{", "{%", "datetime.", "Markup(", "Enum", "undefined", "NaN", "&amp;"):
            if slip == "None" and document.address in {"fields/"}:
                continue
            assert slip not in body.text, (document.address, slip)


def test_the_fictional_directory_says_so_on_every_page(pages: Documents) -> None:
    for document in pages.values():
        footer = document.one("footer")
        assert footer is not None
        assert "都是虚构的，请勿拨打或前往" in footer.text, document.address
        assert document.one("meta", name="robots", content="noindex"), document.address


def test_a_directory_without_legal_numbers_prints_none(pages: Documents) -> None:
    for document in pages.values():
        assert "beian" not in document.source, document.address
        assert 'class="legal"' not in document.source, document.address
