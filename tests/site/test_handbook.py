"""The handbook: every code and every field has its place and its example; residents do not come upon it."""

import json
from pathlib import Path

from service_circles.basics.theme_folder import THEME
from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.starter import start_project
from service_circles.languages.language import languages_of
from service_circles.languages.phrase import Phrase
from service_circles.problems.explanation import general_phrase
from service_circles.problems.problem import messages
from service_circles.problems.sentences_said import phrase_said
from service_circles.problems.stories import IMPORTS, STORIES, code_examples, parts_of_story
from service_circles.records.exports.field_examples import keyed_parts
from service_circles.records.values.record_part import authors_fields, every_part
from service_circles.writing.pages.handbook.code_groups import GROUPS, group_of
from service_circles.writing.pages.handbook.problem_pages import explained
from service_circles.writing.site.site import SiteSettings
from tests.importing.test_import_stories import TESTED_ELSEWHERE
from tests.site.documents import Published
from tests.test_stories import WITHOUT_STORY

LANGUAGES = ("", "zh-Hant/", "en/")


def is_of_handbook(address: str) -> bool:
    return address.startswith(("handbook/", "fields/"))


def test_codes_are_addresses(rongxi: Published) -> None:
    for language in LANGUAGES:
        codes = rongxi.pages[f"{language}handbook/problems/"]
        assert codes.anchors >= set(messages())
        links = {link["href"] for link in codes.all("a")}
        for code in messages():
            group = group_of(code).name
            assert f"{group}/#{code}" in links
            assert code in rongxi.pages[f"{language}handbook/problems/{group}/"].anchors


def test_what_is_typed_is_shown_as_code(rongxi: Published) -> None:
    shown = rongxi.pages["en/handbook/closed-days/"]
    assert {"exceptions", "closure", "holidays"} <= {each.text for each in shown.all("code")}
    told = [each.text for each in rongxi.pages["en/handbook/problems/typing/"].all("h2", "p")]
    assert any("Here # begins a comment" in text for text in told)
    assert not any("`" in text for text in told)


def test_each_group_has_codes_and_no_code_is_among_the_others() -> None:
    assert {group_of(code) for code in messages()} == set(GROUPS[:-1])


def test_every_code_has_its_cause() -> None:
    assert [code for code, each in messages().items() if not each.cause] == []


def test_examples_of_codes_are_reports_of_stories(rongxi: Published) -> None:
    reports = [parts_of_story(file)[1] for file in (*STORIES.glob("*.txt"), *IMPORTS.glob("*.txt"))]
    shown: set[str] = set()
    for group in GROUPS[:-1]:
        page = rongxi.pages[f"handbook/problems/{group.name}/"]
        shown |= {code.text.strip() for code in page.all("code")}
    for code, example in code_examples().items():
        assert any(example.report in report for report in reports)
        assert f"[{code}]" in example.report
        assert example.report.strip() in shown
        assert "".join(example.excerpt) in example.report
    assert code_examples().keys() == messages().keys() - WITHOUT_STORY.keys() - TESTED_ELSEWHERE.keys()


def test_a_third_language_says_what_the_example_says() -> None:
    (french,) = languages_of(["fr"], [THEME], {})
    shown = {code: explained(code, french) for code in messages()}
    assert shown["Y104"].hint == "Écrivez\u00a0: area: mingzhu"  # what to copy
    assert shown["R108"].hint == "Vouliez-vous écrire `name`\u00a0?"  # a hint of the example alone
    assert (
        "(Quartier)" in shown["D105"].sentence
    )  # a label, though the name beside it has the same characters
    assert "(secteur)" in shown["D103"].sentence  # a kind of record
    assert "il en faut au moins 1" in shown["R116"].sentence  # a message in a message
    assert "GCJ-02 (Amap, Tencent)" in shown["G104"].sentence  # a label with the sign between names
    assert "天气, 满意度" in shown["X125"].sentence  # a list of an author's words
    read = {
        code for code, each in code_examples().items() if phrase_said(each.message, [_general(code)]) is None
    }
    assert read == set()


def _general(code: str) -> Phrase:
    return general_phrase(code, messages()[code].message)


def test_a_sentence_that_nobody_knows_is_not_read() -> None:
    assert phrase_said(("别的话", "other words"), [_general("Y104")]) is None


def test_the_marked_part_of_an_example_is_what_the_carets_show() -> None:
    marked = {code: example.excerpt[1] for code, example in code_examples().items()}
    assert marked["Y104"] == "："
    assert marked["D106"] == "明珠社区服务中心"
    assert all(text for code, text in marked.items() if "^" in code_examples()[code].report)


def test_fields_of_each_kind_have_their_examples(rongxi: Published) -> None:
    for language in LANGUAGES:
        for key, kind in keyed_parts().items():
            page = rongxi.pages[f"{language}fields/{key}/"]
            for part in every_part([kind]):
                assert {f"{part.__name__}.{name}" for name in authors_fields(part)} <= page.anchors


def test_it_is_for_editors_only(taoyuan: Published) -> None:
    pages = {address: page for address, page in taoyuan.pages.items() if is_of_handbook(address)}
    assert len(pages) > 30
    assert all(page.one("meta", name="robots", content="noindex") for page in pages.values())
    for file in (*taoyuan.folder.glob("search/**/*.json"), *taoyuan.folder.glob("areas/*/*.json")):
        assert "handbook" not in json.dumps(json.loads(file.read_text("utf-8"))), file


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    start_project(tmp_path)
    settings = tmp_path / "communities.yaml"
    text = settings.read_text("utf-8").replace("directory:\n", "directory:\n  handbook: 否\n", 1)
    settings.write_text(text, "utf-8")
    publication = make_publication(load_project(tmp_path), SiteSettings())
    assert not [address for address in publication.pages if "handbook" in address]
    for address in ("", "data/", "fields/", "fields/center/"):
        page = publication.make(address)
        assert page
        assert b"handbook" not in page.replace(b"handbook.", b"")  # its stylesheet
