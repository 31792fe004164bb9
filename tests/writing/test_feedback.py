"""Links to the publisher: prefilled, well encoded, in the ways that he has chosen."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_circles.basics.theme_folder import THEME
from service_circles.languages.language import SIMPLIFIED, Language, languages_of
from service_circles.languages.translator import CHINESE
from service_circles.records.center import ServiceCenter
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.writing.site.feedback_links import QUERY_MARK, Ask, Feedback, Subject

PAGE = "https://example.org/rongxi/centers/mingzhu-center/"
EDIT = "https://example.org/repository/blob/main/content/centers/mingzhu-center.yaml#L6"
FORM = "https://example.org/tell/{id}?about={kind}&record={record}&field={field}&page={page}&in={language}#{query}"
MAIL = "editors@example.org"
ISSUES = "https://example.org/rongxi/issues/new"

CALL = ("0000-0000 0001", "tel:0000-00000001")
"""The publisher's phone."""


def feedback(language: Language = SIMPLIFIED, **given_: Any) -> Feedback:
    publisher = {"name": "编辑组", "phone": {"number": "0000-0000 0001"}, "email": "office@example.org"}
    settings = DirectorySettings.model_validate(
        {"id": "rongxi", "name": "榕溪区服务圈", "publisher": publisher, "feedback": given_}
    )
    return Feedback(settings, language, CHINESE)


def ask(found: Feedback, name: str = "明珠社区服务中心", edit_url: str | None = EDIT) -> Ask:
    center = ServiceCenter.model_validate(
        {
            "id": "mingzhu-center",
            "name": "x",
            "area": "mingzhu",
            "level": "community",
            "kind": "service_center",
            "schedule": "unknown",
        }
    )
    return found.about(Subject(name, PAGE, "mingzhu-center", edit_url), center)


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query, keep_blank_values=True).items()}


def test_the_form_names_record_field_page_and_language() -> None:
    found = ask(feedback(form=FORM))
    assert [link.words for link in found.fields] == ["电话", "地址", "开放时间", "服务", "位置", "其他"]
    hours = found.fields[2].url
    assert urlsplit(hours)[:3] == ("https", "example.org", "/tell/mingzhu-center")
    assert query(hours) == {
        "about": "信息有误", "record": "明珠社区服务中心", "field": "开放时间", "page": PAGE, "in": "zh-Hans",
    }  # fmt: skip
    assert [(link.words, link.url) for link in found.others] == [CALL]


def test_several_ways_are_choices_the_phone_first_and_the_repository_last() -> None:
    all_ways: dict[str, Any] = {"form": FORM, "email": MAIL, "issues": ISSUES}
    assert [link.words for link in ask(feedback(**all_ways)).others] == [CALL[0], "发邮件", "写到仓库里"]
    found = ask(feedback(ways=["issues", "edit", "form"], **all_ways))
    assert found.fields[0].url.startswith(ISSUES)
    assert [link.words for link in found.others] == [CALL[0], "填一张表", "看原文，直接改"]
    assert found.others[-1].url == EDIT


def test_a_mail_says_what_is_wrong() -> None:
    address = ask(feedback(email="editors+a%b?c&d@example.org")).fields[1].url
    assert urlsplit(address).path == "editors%2Ba%25b%3Fc%26d@example.org"
    assert unquote(query(address)["subject"]) == "信息有误：明珠社区服务中心 地址"
    assert query(address)["body"].split("\r\n") == [
        "关于：明珠社区服务中心", "哪一项：地址", "应该是：", "", f"网页：{PAGE}", "语言：简体",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("issues", "title", "text"),
    [
        (ISSUES, "title", "body"),
        (f"{ISSUES}?labels=data", "title", "body"),
        ("https://example.org/rongxi/-/issues/new", "issue[title]", "issue[description]"),
        ("https://example.org/tickets?t={title}&about={text}", "t", "about"),
    ],
)
def test_an_issue_has_title_and_text_by_the_names_of_its_host(issues: str, title: str, text: str) -> None:
    fields = query(ask(feedback(issues=issues)).fields[0].url)
    assert fields[title] == "信息有误：明珠社区服务中心 电话"
    assert f"网页：{PAGE}" in fields[text].split("\n")


def test_without_ways_the_repository_else_the_publisher() -> None:
    assert [(link.words, link.url) for link in ask(feedback()).others] == [CALL, ("看原文，直接改", EDIT)]
    assert ask(feedback()).fields == ()
    nowhere = ask(feedback(), edit_url=None)
    assert nowhere.fields[0].url.startswith("mailto:office@example.org?")
    assert [(link.words, link.url) for link in nowhere.others] == [CALL]


@pytest.mark.parametrize(
    ("given_", "is_asked"),
    [
        ({"form": FORM}, True),
        ({"email": MAIL}, True),
        ({"form": "https://example.org/form"}, False),  # could not tell useful from useless
        ({"form": "https://example.org/form?message={text}"}, True),
        ({"issues": ISSUES}, False),
        ({}, False),
    ],
)
def test_whether_it_was_useful_is_asked_where_that_takes_one_tap(
    given_: dict[str, Any], is_asked: bool
) -> None:
    useful = ask(feedback(**given_)).useful
    assert [link.words for link in useful] == (["有用", "没用"] if is_asked else [])
    assert len({link.url for link in useful}) == len(useful)


def test_the_reader_reads_his_language_and_the_publisher_his_own() -> None:
    chinese, traditional = languages_of(["zh-Hans", "zh-Hant"], [THEME], {})
    found = ask(feedback(traditional, form=FORM, email=MAIL), "明珠社區服務中心")
    assert found.fields[0].words == "電話"
    assert query(found.fields[0].url)["field"] == "电话"
    assert query(found.fields[0].url)["in"] == "zh-Hant"
    assert unquote(query(found.others[1].url)["subject"]) == "信息有誤：明珠社區服務中心"
    assert chinese.is_chinese


def test_nothing_found_leaves_room_for_what_was_searched() -> None:
    ways: tuple[dict[str, Any], ...] = ({"form": FORM}, {"email": MAIL}, {"issues": ISSUES})
    for given_ in ways:
        phone, link = feedback(**given_).nothing_found("https://example.org/search/")
        assert (phone.words, phone.url, phone.with_query) == (*CALL, "")
        assert QUERY_MARK not in link.url
        assert link.with_query.count(QUERY_MARK) >= 1
        searched = link.with_query.replace(QUERY_MARK, "%E8%80%81%26%23")
        assert "老&#" in unquote(searched)


@given(st.text(min_size=1, max_size=30))
def test_any_name_arrives_as_it_is(name: str) -> None:
    found = ask(feedback(form=FORM, email=MAIL), name)
    for url in (found.fields[0].url, found.others[1].url):
        assert all(sign.isascii() or "\u3400" <= sign <= "\u9fff" for sign in url)
        assert not set(url) & set(" <>\"'\\{}\n")
    assert query(found.fields[0].url)["record"] == name
    assert query(found.fields[0].url)["page"] == PAGE
    assert query(found.others[1].url)["subject"] == f"信息有误：{name}"


@pytest.mark.parametrize("name", ["{page}", "{id}{record}", "%7Bquery%7D", "a&b=c#d", "</a><script>"])
def test_names_that_look_like_parts_of_an_address(name: str) -> None:
    fields = query(ask(feedback(form=FORM), name).fields[0].url)
    assert fields["record"] == name
    assert fields["page"] == PAGE


def test_a_fact_has_its_own_link() -> None:
    """Beside a number and beside the hours; where no field can be named, the telephone."""
    named = ask(feedback(form=FORM)).of_field("电话")
    assert named is not None
    assert query(named.url)["field"] == "电话"
    other = ask(feedback()).of_field("电话")
    assert other is not None
    assert other.url == CALL[1]
