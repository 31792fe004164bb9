"""The text of every page for readers and screen readers."""

from itertools import pairwise

from tests.official_project import LEGAL
from tests.site.documents import Published

FICTIONAL = {
    "zh-Hans": ("都是虚构的，请勿拨打或前往", "内容虚构"),
    "zh-Hant": ("都是虛構的，請勿撥打或前往", "內容虛構"),
    "en": ("made up", "Fictional"),
}


def test_one_main_heading_and_none_left_out_below_it(published: Published) -> None:
    for document in published.pages.values():
        levels = [int(heading.tag[1]) for heading in document.all("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1, document.address
        assert levels[0] == 1, document.address
        assert all(below <= above + 1 for above, below in pairwise(levels)), document.address


def test_headings_and_links_say_something(published: Published) -> None:
    for document in published.pages.values():
        for element in document.all("h1", "h2", "h3", "a", "button", "summary"):
            assert element.text or element["aria-label"], (document.address, element.attributes)


def test_ids_are_given_once(published: Published) -> None:
    for document in published.pages.values():
        ids = [element["id"] for element in document.elements if element["id"]]
        assert len(ids) == len(set(ids)), document.address


def test_landmarks_stand_once(published: Published) -> None:
    for document in published.pages.values():
        for tag in ("main", "header", "footer"):
            assert len(document.all(tag)) == 1, (document.address, tag)
        assert {element["id"] for element in document.all("main", "div")} >= {"main"}, document.address


def test_pictures_have_words(published: Published) -> None:
    for document in published.pages.values():
        assert all(picture["alt"] for picture in document.all("img")), document.address


def test_no_value_of_python_shows(published: Published) -> None:
    for document in published.pages.values():
        body = document.one("body")
        assert body is not None
        for slip in ("None", "{{", "{%", "datetime.", "Markup(", "Enum", "undefined", "NaN"):
            assert slip not in body.text, (document.address, slip)
        if "handbook/problems/" not in document.address:  # where an example has one, which is the mistake
            assert "&amp;" not in body.text, document.address


def test_a_fictional_directory_says_so_on_every_page(rongxi: Published) -> None:
    for document in rongxi.pages.values():
        footer, header = document.one("footer"), document.one("header")
        assert footer is not None
        assert header is not None
        in_footer, in_header = FICTIONAL[document.language]
        assert in_footer in footer.text, document.address
        assert in_header in header.text, document.address
        assert document.one("meta", name="robots", content="noindex"), document.address


def test_a_directory_without_legal_numbers_prints_none(rongxi: Published) -> None:
    for document in rongxi.pages.values():
        assert "beian" not in document.source, document.address
        assert 'class="legal"' not in document.source, document.address


def test_legal_numbers_stand_on_every_page_with_the_links_the_law_wants(taoyuan: Published) -> None:
    for document in taoyuan.pages.values():
        links = {link.text: link["href"] for link in document.all("a")}
        footer = document.one("footer")
        assert footer is not None
        assert links[LEGAL["icp"]] == "https://beian.miit.gov.cn/", document.address
        assert links[LEGAL["police"]].endswith(f"?code={LEGAL['police_code']}")
        assert f"网站标识码：{LEGAL['site_code']}" in footer.text
        assert f"审图号：{LEGAL['map_approval']}" in footer.text
        assert "虚构的，请勿" not in footer.text, document.address


def test_corrections_go_where_the_publisher_says(rongxi: Published, taoyuan: Published) -> None:
    def phone_is_wrong(site: Published, address: str) -> str:
        return next(link["href"] for link in site.pages[address].all("a") if link.text == "电话")

    assert phone_is_wrong(taoyuan, "centers/taoyuan-center/") == (
        "https://example.org/form?of=taoyuan-center&field=电话"
        "&page=https%3A%2F%2Fexample.org%2Fcenters%2Ftaoyuan-center%2F"
    )
    wrong = phone_is_wrong(rongxi, "centers/dongdi-center/")
    assert wrong == "../../edit/?record=dongdi-center&field=phones"


def test_every_record_can_be_corrected(rongxi: Published) -> None:
    for address, document in rongxi.pages.items():
        if document.is_for_paper or address.endswith("/events/"):
            continue
        if len(address.strip("/").split("/")) > 1 and address.startswith(
            ("centers", "services", "areas", "circles")
        ):
            assert "信息有误？告诉我们" in {summary.text for summary in document.all("summary")}, address


def test_every_record_tells_when_it_was_checked(rongxi: Published) -> None:
    checked = rongxi.pages["centers/mingzhu-center/"].all("time")[-1]
    assert (checked["datetime"], checked.text) == ("2026-11-01", "2026-11-01")


def test_by_appointment_and_unknown_are_told_as_such(rongxi: Published, taoyuan: Published) -> None:
    by_appointment = taoyuan.pages["centers/taoyuan-center/"].source
    unknown = rongxi.pages["centers/daoxiang-center/"].source
    assert "需预约" in by_appointment
    assert "时间未知" in unknown
    assert "已关门" not in by_appointment + unknown
