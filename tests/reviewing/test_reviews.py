"""A whole review: what deserves a second look first, much of a kind as one line, as data and as text."""

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from service_circles.build.project import Project, load_project
from service_circles.languages.catalogs import english
from service_circles.languages.translator import CHINESE
from service_circles.reviewing.review.review import Review, Said
from service_circles.reviewing.review.review_maker import make_review
from service_circles.reviewing.review.review_texts import review_markdown, review_text, safe_markdown
from tests.reviewing.versions import CENTER, SERVICES, load_version, write_version
from tests.test_stories import SETTINGS

MANY = "".join(
    f"  - {{id: c{n}, name: 中心{n}, area: mingzhu, verified: {{date: 2026-01-0{n}, by: 值班岗}}}}\n"
    for n in range(1, 9)
)
ABOUT = "# 关于\n\n我们是谁。\n\n怎么联系，见[这里](https://example.org/)。\n"
ESTATE = "area: {id: court, kind: estate, name: 明珠苑, parent: mingzhu, households: 412, location: {latitude: 21.215, longitude: 112.6, datum: wgs84}}\n"


@pytest.fixture
def before(tmp_path: Path) -> Project:
    return load_version(tmp_path / "before")


def review_of(before: Project, folder: Path, **changed: str) -> Review:
    return make_review(before, load_version(folder, **changed), "main")


@pytest.mark.parametrize(
    ("old", "new", "reasons"),
    [
        ("0000-0000 0010", "0000-0000 0020", ["phone"]),
        ("    - number: 0000-0000 0010\n      label: 前台\n", "    - number: 0000-0000 0011\n", ["phone"]),
        ("      label: 前台\n", "      label: 服务台\n", []),
        ("      label: 前台\n", "      label: 前台\n    - number: 0000-0000 0011\n", []),
        ("      label: 前台\n", "      label: 前台\n    - {number: 0000-0000 0011, kind: public_mobile}\n", ["mobile"]),
        ("latitude: 21.2,", "latitude: 21.201,", []),
        ("latitude: 21.2,", "latitude: 21.202,", ["moved"]),
        ("datum: wgs84", "datum: gcj02", ["datum", "moved"]),
        ("hours: 09:00-12:00, 14:00-18:00", "hours: 09:00-12:00, 14:00-17:30", ["hours"]),
        ("hours: 09:00-12:00, 14:00-18:00", "hours: 09:00-18:00", []),
        ("  phones:\n", "  status: temporarily_closed\n  status_note: 修缮\n  phones:\n", ["closed"]),
        ("  phones:\n", "  closure: {valid_from: 2026-12-01, valid_to: 2026-12-05, reason: 修缮}\n  phones:\n", ["closed"]),
        ("  phones:\n", "  website: https://example.org/\n  phones:\n", []),
    ],
)  # fmt: skip
def test_what_deserves_a_second_look(
    old: str, new: str, reasons: list[str], before: Project, tmp_path: Path
) -> None:
    assert CENTER.count(old) == 1
    (entry,) = review_of(before, tmp_path / "after", center=CENTER.replace(old, new)).records
    assert list(entry.attention) == reasons


def test_records_that_are_gone_and_ids_that_only_look_new(before: Project, tmp_path: Path) -> None:
    services = SERVICES.replace("{id: permit,", "{id: residence-permit,")
    services = services.replace("  - {id: reading, name: 读书, board: guides}\n", "")
    review = review_of(before, tmp_path / "after", services=services)
    found = {(entry.record, entry.change): list(entry.attention) for entry in review.records}
    assert found == {
        ("residence-permit", "created"): [],
        ("permit", "deleted"): ["lost_address"],
        ("reading", "deleted"): ["removed"],
    }


def test_a_former_id_that_is_removed_leaves_an_address_dead(tmp_path: Path) -> None:
    before = load_version(
        tmp_path / "before", services=SERVICES.replace("{id: permit,", "{id: permit, formerly: old-permit,")
    )
    (entry,) = review_of(before, tmp_path / "after").records
    assert entry.attention == ("lost_address",)
    assert entry.sentence.zh == "居住证：减少曾用编号 1 项：old-permit"


def test_a_link_to_another_host_is_looked_at_twice(tmp_path: Path) -> None:
    page = ABOUT.replace("example.org", "example.net").replace("我们是谁", "我们是榕溪")
    before, after = write_version(tmp_path / "before"), write_version(tmp_path / "after")
    (before / "content/about.md").write_text(ABOUT, "utf-8")
    (after / "content/about.md").write_text(page, "utf-8")
    (entry,) = make_review(load_project(before), load_project(after), "main").pages
    assert entry.attention == ("other_host",)
    assert entry.sentence.zh == (
        "页面“关于”：一段由 我们是谁。 改为 我们是榕溪。；一段由 怎么联系，见[这里](https://example.org/)。"
        " 改为 怎么联系，见[这里](https://example.net/)。"
    )


def test_much_of_a_kind_is_one_line(tmp_path: Path) -> None:
    before = load_version(tmp_path / "before", many="centers:\n" + MANY)
    after = MANY.replace("2026-01-0", "2026-11-0").replace("name: 中心3,", "name: 三号中心,")
    review = review_of(before, tmp_path / "after", many="centers:\n" + after)
    assert len(review.records) == 8
    (group,) = review.groups
    assert group.sentence == Said(zh="7 个服务中心：核对日期更新", en="7 center records: checked again")
    text = review_text(review, CHINESE)
    assert text.count("  · ") == 2
    assert "  · 三号中心：名称由 中心3 改为 三号中心；核对日期更新到 2026年11月3日" in text


def test_many_with_the_same_change_say_which(tmp_path: Path) -> None:
    before = load_version(tmp_path / "before", many="centers:\n" + MANY)
    after = "centers:\n" + MANY.replace("area: mingzhu,", "area: rongxi-district,")
    (group,) = review_of(before, tmp_path / "after", many=after).groups
    assert group.sentence.zh == "8 个服务中心：所属地方由 明珠社区 改为 榕溪区"
    others = after.replace("name: 中心", "name: 新中心")
    (group,) = review_of(before, tmp_path / "others", many=others).groups
    assert group.sentence == Said(
        zh="8 个服务中心：改了名称、所属地方", en="8 center records: name, area changed"
    )


def test_households_within_reach_are_counted(tmp_path: Path) -> None:
    before = load_version(tmp_path / "before", estate=ESTATE)
    moved = CENTER.replace("latitude: 21.2,", "latitude: 21.214,")
    review = review_of(before, tmp_path / "after", estate=ESTATE, center=moved)
    assert review.records[0].sentence.zh.endswith("位置移动了 1550 米；步行10分钟可达 +412 户")
    assert [said.en for said in review.reach] == [
        "All centers together: +412 households within 10 minutes on foot"
    ]


def test_a_center_where_all_homes_are_reached_already_adds_none(tmp_path: Path) -> None:
    near = CENTER.replace("latitude: 21.2,", "latitude: 21.214,")
    before = load_version(tmp_path / "before", estate=ESTATE, center=near)
    second = "center: {id: second, name: 第二处, area: mingzhu, location: {latitude: 21.216, longitude: 112.6, datum: wgs84}}\n"
    review = review_of(before, tmp_path / "after", estate=ESTATE, center=near, second=second)
    assert review.records[0].sentence.zh.endswith("步行10分钟可达 +412 户")
    assert [said.zh for said in review.reach] == ["全部服务点合起来，走得到的户数没有变"]


def test_a_version_with_mistakes_is_not_compared(before: Project, tmp_path: Path) -> None:
    broken = load_project(write_version(tmp_path / "after", center=CENTER.replace("name:", "nmae:", 1)))
    review = make_review(before, broken, "main")
    assert review.has_mistakes
    assert (review.records, review.problems[0].file) == ((), "content/center.yaml")
    text = review_text(review, CHINESE)
    assert text.startswith("和 main 比：检查没有通过\n\n检查没有通过，先改这些\n")
    assert "content/center.yaml:3" in text
    assert "没有“nmae”这个字段。怎么改：是不是想写 name" in text


def test_only_new_warnings_are_told(before: Project, tmp_path: Path) -> None:
    review = review_of(before, tmp_path / "after", new="center: {id: new, name: 新中心, area: mingzhu}\n")
    assert {problem.code for problem in review.problems} == {"W101", "W102"}
    assert all("新中心" in problem.message.zh for problem in review.problems)


def test_a_point_that_looks_wrong_is_looked_at_twice(before: Project, tmp_path: Path) -> None:
    copied = (
        CENTER.replace("yunxi-center", "new-center")
        .replace("云溪社区服务中心", "新中心")
        .replace("  services:\n    - service: meals\n      note: 上午订餐\n", "")
    )
    text = review_text(review_of(before, tmp_path / "after", copied=copied), CHINESE)
    assert text.index("请再看一眼") < text.index("[W114]") < text.index("服务中心\n")


def test_json_comes_back_as_it_went(before: Project, tmp_path: Path) -> None:
    review = review_of(
        before, tmp_path / "after", center=CENTER.replace("hours: 09:00-12:00\n", "hours: 09:00-17:00\n")
    )
    data = json.loads(review.model_dump_json())
    (field,) = data["records"][0]["fields"]
    assert field["field"] == ["schedule"]
    assert field["after"]["rules"][1] == {"byday": ["SA"], "hours": ["09:00-17:00"]}
    assert Review.model_validate(data) == review


def test_settings_come_first_to_those_who_look_twice(before: Project, tmp_path: Path) -> None:
    settings = SETTINGS.replace("  publisher:", "  feedback: {email: a@example.net}\n  publisher:")
    review = review_of(before, tmp_path / "after", communities=settings)
    assert review.records[0].attention == ("settings",)
    assert "反馈的邮箱：a@example.net" in review.records[0].sentence.zh


HOSTILE = (
    "@everyone", "#12", "example/repo#1", "[x](javascript:alert(1))", "![x](https://evil.example/p.png)", "https://evil.example/",
    "www.evil.example", "<img src=x onerror=alert(1)>", "<!-- x -->", "a@evil.example", "`code`", "**bold**", "$x$", "~~x~~",
    "| a | b |", "&#64;someone", "&lt;b&gt;", "1. x", "- x", "# x", "> x", "\u202eabc", "a\n\n# b", "\\[x](y)", "```\nx",
)  # fmt: skip


MARKUP = ("<a ", "<img", "<code", "<!--", "<script", "<table", "<s>", "<em>", "@", "://", "www.")


@pytest.mark.parametrize("text", HOSTILE)
def test_texts_of_records_are_only_text_in_a_comment(text: str) -> None:
    review = Review(base=text, other_files=(text,), reach=(Said(zh=text, en=text),))
    for words in (CHINESE, english()):
        made = review_markdown(review, words)
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        html = parser.render(made.split("\n", 1)[1])
        assert [each for each in MARKUP if each in html] == []
        assert "#" not in safe_markdown(text)
        assert html.count("<strong>") == made.count("\n**") + made.count(" **")
        assert html.count("<h") == 1
        assert html.count("<li>") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_data_from_anybody_are_only_text_too(text: str) -> None:
    said = {"zh": text, "en": text}
    record = {
        "record": text,
        "kind": text,
        "change": "changed",
        "file": text,
        "attention": [text],
        "sentence": said,
    }
    group = {"kind": text, "records": [text], "attention": [text], "sentence": said}
    problem = {"code": text, "severity": "warning", "file": text, "line": 1, "message": said, "hint": said}
    page = {"file": text, "change": "created", "attention": [text], "sentence": said}
    data = {
        "format": "service-circles/review/1",
        "base": text,
        "records": [{**record, "record": "other"}, record],
    }
    data |= {"groups": [group], "pages": [page], "problems": [problem], "other_files": [text]}
    made = review_markdown(Review.model_validate_json(json.dumps(data)), CHINESE)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    html = parser.render(made.split("\n", 1)[1])
    assert [each for each in MARKUP if each in html] == []
    assert html.count("<h") == 1


def test_a_comment_has_an_end() -> None:
    review = Review(
        base="main",
        reach=tuple(Said(zh="长" * 900, en="x") for _ in range(60)),
        other_files=("x" * 900,) * 60,
    )
    made = review_markdown(review, CHINESE)
    assert "还有 20 条" in made
    assert len(made) < 65_000
