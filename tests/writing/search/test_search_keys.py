"""Under which keys a document is looked up."""

from service_circles.writing.finding.search.documents import Document
from service_circles.writing.finding.search.search_keys import head_of, keys_of, phone_keys
from service_circles.writing.finding.search.sections import section_number


def center(*names: str, others: tuple[str, ...] = (), phones: tuple[str, ...] = ()) -> Document:
    return Document(
        section_number("center", is_small=True),
        "it",
        {name: name for name in names},
        {other: other for other in others},
        phones,
    )


def test_a_name_by_its_characters_and_sounds() -> None:
    keys = keys_of(center("明珠苑"))
    assert {"明珠", "珠苑", "明^", "苑$", "min", "mi^", "uyu", "'mzy", "'zy$"} <= keys
    assert not any(key.startswith(("~", "#", "@")) for key in keys)


def test_a_latin_name_by_three_letters() -> None:
    assert keys_of(center("aedpoint")) == {"aed", "edp", "dpo", "poi", "oin", "int", "ae^"}


def test_other_texts_phones_and_services() -> None:
    document = Document(
        section_number("center", is_small=True),
        "it",
        {"甲": "甲"},
        {"明珠路8号": "", "center": ""},
        ("0757-8888 0010",),
        offers=(3, 12),
    )
    keys = keys_of(document)
    assert {"~明珠", "~珠路", "~路8", "~8号", "~cen", "~ter", "#0010", "#8888", "@3", "@12"} <= keys
    assert "明珠" not in keys


def test_short_phones() -> None:
    assert phone_keys("110") == []
    assert phone_keys("12345") == ["#2345"]


def test_heads() -> None:
    heads = {
        "明珠": "明",
        "明^": "明",
        "~明珠": "~明",
        "min": "mi",
        "mi^": "mi",
        "'mzs": "'mz",
        "#0010": "#00",
        "@12": "@12",
        "8号": "8号",
        "𠮷野": "𠮷",
    }
    assert {key: head_of(key) for key in heads} == heads
