"""Posters and booklets as Chromium prints them: the sheets, the text, the codes."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import MORNING
from tests.browser.showing import show
from tests.official_project import read_yaml, start_official_project, write_yaml
from tests.publishing import build, hosted
from tests.site.documents import read_published

pytestmark = pytest.mark.browser

LANGUAGES = ("", "zh-Hant/", "en/")
A4_PT = (595, 842)
DOTS_PER_POINT = 150 / 72
CUT_OFF = """() => {
    const inside = (element, box, around) => box.bottom <= around.bottom + 0.5 && box.right <= around.right + 0.5;
    const poster = document.querySelector('.poster'), rest = document.querySelector('.poster-rest');
    const pairs = [...poster.children].map(child => [child, poster]);
    if (rest) pairs.push(...[...rest.children].map(child => [child, rest]));
    document.querySelectorAll('.poster-phones li > span > b, .paper-week span').forEach(word => pairs.push([word, word.closest('ul, td')]));
    const lines = element => Math.round((element.scrollHeight - element.clientHeight) / parseFloat(getComputedStyle(element).lineHeight));
    const cut = [...poster.querySelectorAll('h1, p, p > span, li span, b')].filter(element => getComputedStyle(element).overflow === 'hidden' && lines(element) > 0);
    pairs.push(...cut.map(element => [document.documentElement, element]));
    return pairs.filter(([element, around]) => !inside(element, element.getBoundingClientRect(), around.getBoundingClientRect()))
        .map(([element]) => element.outerHTML.slice(0, 90));
}"""
"""Parts of a poster that reach beyond the sheet or the part that they stand in, or that are cut by "…"."""


@pytest.fixture
def sheet(chromium: Browser) -> Iterator[Page]:
    """A page as wide as an A4 sheet within its margins."""
    page = chromium.new_page(viewport={"width": 707, "height": 1034})
    page.clock.set_fixed_time(MORNING)
    yield page
    page.close()


def printed(page: Page) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))


def words_of(sheet: pypdfium2.PdfPage) -> str:
    """The text of a sheet; pdfium gives some characters in their compatibility form."""
    return re.sub(r"\s+", " ", sheet.get_textpage().get_text_range())


def beyond_the_edge(sheet: pypdfium2.PdfPage) -> list[str]:
    """Letters that do not lie wholly on the sheet."""
    text, (width, height) = sheet.get_textpage(), sheet.get_size()
    boxes = ((text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars()))
    return [
        letter
        for letter, (left, bottom, right, top) in boxes
        if letter.strip() and not (left >= 0 and bottom >= 0 and right <= width and top <= height)
    ]


def codes_on(sheet: pypdfium2.PdfPage) -> set[str]:
    """The codes that a phone reads from a sheet."""
    image = sheet.render(scale=DOTS_PER_POINT, grayscale=True).to_numpy()
    return {found.text for found in zxingcpp.read_barcodes(np.ascontiguousarray(image.squeeze()))}


def pages_for_paper(demonstration: Path, language: str, kind: str) -> Sequence[str]:
    folder = "centers" if kind == "poster" else "areas"
    files = sorted(demonstration.glob(f"{language}{folder}/*/{kind}/index.html"))
    return [f"{file.parent.relative_to(demonstration)}/" for file in files]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_poster_is_one_sheet_with_nothing_cut_off_and_can_be_scanned(
    language: str, sheet: Page, home: str, demonstration: Path
) -> None:
    """In each language; all are looked at, and each fifth is printed, as printing takes a second."""
    posters = pages_for_paper(demonstration, language, "poster")
    assert len(posters) > 30
    root = read_published(demonstration).root or ""
    sheet.emulate_media(media="print")
    without_map: set[str] = set()
    for number, address in enumerate(posters):
        sheet.goto(home + address)
        assert sheet.evaluate(CUT_OFF) == [], address
        without_map.update([address.split("/")[-3]] if not sheet.locator(".poster-map svg").count() else [])
        if number % 5:
            continue
        document = printed(sheet)
        assert len(document) == 1, address
        assert tuple(round(side) for side in document[0].get_size()) == A4_PT, address
        assert beyond_the_edge(document[0]) == [], address
        codes = codes_on(document[0])
        assert root + address.removesuffix("poster/") in codes, address
        assert len(codes) == sheet.locator(".qr").count(), address
    assert without_map <= {"tingchao-center"}  # with the most to say


def test_a_poster_says_what_matters(sheet: Page, home: str) -> None:
    sheet.goto(home + "centers/mingzhu-center/poster/")
    words = words_of(printed(sheet)[0])
    for expected in (
        "明珠社区服务中心",
        "明珠路 8 号",
        "09:00",
        "14:00",
        "0000-0000 0010",
        "居住证",
        "坡道",
        "2026-11-01",
        "虚构",
        "主办",
        "mingzhu-center",
    ):
        assert expected in words, expected
    for absent in ("打印", "暑期", "已关门", "跳到正文"):
        assert absent not in words, absent


def test_a_closed_center_says_so_on_its_poster(sheet: Page, home: str) -> None:
    sheet.goto(home + "centers/dongdi-center/poster/")
    assert "暂停开放" in words_of(printed(sheet)[0])


def test_a_poster_in_black_and_white_keeps_its_words(sheet: Page, home: str) -> None:
    sheet.goto(home + "centers/mingzhu-center/poster/")
    sheet.emulate_media(media="print")
    pairs = sheet.evaluate(
        "() => [...document.querySelectorAll('.poster b, .poster p, .poster h1, .poster h2, .poster td')]"
        ".map(element => getComputedStyle(element).color)"
    )
    darkest = {tuple(map(int, re.findall(r"\d+", color)[:3])) for color in pairs}
    assert all(0.3 * red + 0.59 * green + 0.11 * blue < 90 for red, green, blue in darkest), darkest


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose one center has as much of everything as anybody will write."""
    folder = tmp_path_factory.mktemp("full")
    project = start_official_project(folder / "project")
    boards = "party-affairs social-work volunteers charity guides elderly medical deliberation broadcast enterprise"
    services = [
        {"id": f"service-{board}-{number}", "name": f"第{number}项很长的服务名称", "board": board}
        for board in boards.split()
        for number in range(6)
    ]
    write_yaml(project / "content/services/many.yaml", {"services": services})
    file = project / "content/centers/taoyuan-center.yaml"
    record = read_yaml(file)
    record["center"] |= {
        "name": "桃源街道桃源社区第二党群服务中心暨新时代文明实践站",
        "closure": {
            "valid_from": "2026-12-14",
            "valid_to": "2027-01-31",
            "reason": "修缮防水；这些天请到对面的临时服务点办事，电话不变，有人接",
        },
        "address": "某某省某某市某某区桃源街道桃源社区桃源路一百二十八号桃源花园第十二栋裙楼二层东侧",
        "directions": "公交 12 路、36 路到桃源路口，往东走一百米，大门右手有坡道，晚上走北门，请按门铃",
        "phones": [
            {"number": f"0000-0000 000{number}", "label": "前台，上班时间有人接"} for number in range(5)
        ],
        "services": [{"service": service["id"]} for service in services],
        "accessibility": [
            "step_free",
            "ramp",
            "lift",
            "wheelchair",
            "accessible_toilet",
            "tactile_paving",
            "hearing_loop",
            "sign_language",
            "large_print",
            "reading_glasses",
            "nursing_room",
            "parking",
            "aed",
        ],
        "schedule": {
            "rules": [
                {"byday": day, "hours": hours}
                for day, hours in (
                    ("周一", "08:00-12:00, 14:00-18:00"),
                    ("周二", "08:30-12:00, 14:00-18:00"),
                    ("周三", "09:00-12:00, 14:00-18:00"),
                    ("周四", "08:00-12:00, 14:00-20:00"),
                    ("周五", "08:00-11:30, 14:00-17:30"),
                    ("周六", "09:00-11:30"),
                    ("每月第一个周日", "09:00-11:30"),
                    ("每月第三个周日", "14:00-17:30"),
                )
            ],
            "holidays": "closed",
            "note": "上午九点到十点人最多，下午三点后最清静；请带身份证，复印件可以在这里免费印",
        },
    }
    write_yaml(file, record)
    return build(project, folder / "site")


def test_the_fullest_poster_is_one_sheet(full: Path, sheet: Page) -> None:
    sheet.emulate_media(media="print")
    with hosted(full, "/") as host:
        sheet.goto(f"{host}/centers/taoyuan-center/poster/")
        document = printed(sheet)
        assert len(document) == 1
        words = words_of(document[0])
        assert beyond_the_edge(document[0]) == []
        expect(sheet.locator(".poster-foot")).to_be_in_viewport(ratio=1)
    for expected in ("文明实践站", "暂停开放", "14:00–20:00", "0000-0000 0000", "坡道", "主办"):
        assert expected in words, expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_booklets_begin_each_part_on_a_page_of_its_own(
    language: str, sheet: Page, home: str, demonstration: Path
) -> None:
    booklets = pages_for_paper(demonstration, language, "booklet")
    assert len(booklets) > 10
    for address in booklets[::4]:
        sheet.goto(home + address)
        headings = [
            re.sub(r"\s+", " ", words) for words in sheet.locator(".booklet-part > h2").all_inner_texts()
        ]
        document = printed(sheet)
        pages = [words_of(page) for page in document]
        assert 4 <= len(pages) <= 30, address
        begun = [
            heading for words in pages for heading in headings if re.match(rf"(\d+ )?\d {heading}", words)
        ]
        assert begun == headings, address
        for number, page in enumerate(document, start=1):
            assert tuple(round(side) for side in page.get_size()) == A4_PT
            assert beyond_the_edge(page) == [], (address, number)
            assert len(pages[number - 1]) > 15, (address, number)
            ends = pages[number - 1].split()
            assert number == 1 or str(number) in {ends[0], ends[-1]}, (address, number)


def test_a_booklet_says_what_matters(sheet: Page, home: str) -> None:
    sheet.goto(home + "areas/mingzhu/booklet/")
    document = printed(sheet)
    cover, words = words_of(document[0]), " ".join(map(words_of, document))
    for expected in ("明珠社区", "大字本", "要紧的电话", "虚构", "areas/mingzhu"):
        assert expected in cover, expected
    for expected in ("110", "119", "120", "0000-0000 0100", "明珠社区服务中心", "带：", "身份证", "一键表决"):
        assert expected in words, expected
    codes = set().union(*map(codes_on, document))
    assert "https://example.org/rongxi/areas/mingzhu/" in codes
    assert "https://example.org/rongxi/vote" in codes


def test_rows_of_a_booklet_are_not_torn_apart(sheet: Page, home: str) -> None:
    """Every center's name, and the hours below it, stand on the same page."""
    sheet.goto(home + "areas/mingzhu/booklet/")
    blocks = [
        re.findall(r"\S+", words)
        for words in sheet.locator(".booklet-service, .booklet-center").all_inner_texts()
    ]
    assert len(blocks) > 20
    pages = [words_of(page).replace(" ", "") for page in printed(sheet)]
    for block in blocks:
        whole = [page for page in pages if all(word in page for word in block)]
        assert whole, block


def test_letters_of_a_booklet_are_large(sheet: Page, home: str) -> None:
    sheet.goto(home + "areas/mingzhu/booklet/")
    sheet.emulate_media(media="print")
    sizes = sheet.evaluate(
        "() => [...document.querySelectorAll('.booklet-part p, .booklet-part li, .booklet-part td, .booklet-part h4')]"
        ".map(element => parseFloat(getComputedStyle(element).fontSize) * 72 / 96)"
    )
    assert min(sizes) >= 16.9
    assert np.median(sizes) >= 18.9


@pytest.mark.parametrize("address", ["centers/mingzhu-center/poster/", "areas/mingzhu/booklet/"])
def test_on_the_screen_it_can_be_printed_and_left(address: str, page: Page, home: str) -> None:
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; };")
    page.goto(home + address)
    page.get_by_role("button", name="打印").click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")
    show(page, size="larger", width=320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".paper-tools a").click()
    expect(page).to_have_url(home + address.replace("poster/", "").replace("booklet/", ""))


def test_an_ordinary_page_is_printed_with_its_code(page: Page, home: str) -> None:
    """Though the code lies folded up on the screen, and is not loaded there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home + "centers/mingzhu-center/", wait_until="networkidle")
    assert not any("qr.svg" in url for url in asked)
    page.emulate_media(media="print")  # as the preview of a print does
    with page.expect_response(lambda answer: answer.url.endswith("qr.svg")):
        page.locator('[src="qr.svg"]').scroll_into_view_if_needed()
    expect(page.locator('[src="qr.svg"]')).to_have_js_property("complete", True)
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    codes = set().union(*map(codes_on, document))
    assert codes == {"https://example.org/rongxi/centers/mingzhu-center/"}
