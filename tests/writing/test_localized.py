"""A directory in another language: texts that are translated, converted, or left as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_circles.basics.theme_folder import THEME
from service_circles.languages.language import Language, languages_of
from service_circles.languages.traditional import Traditional
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.directory import ServiceDirectory
from service_circles.records.life.channel import Channel
from service_circles.records.record import Record
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.writing.site.translated_site import translate_directory
from tests.publishing import loaded


@pytest.fixture(scope="module")
def rongxi() -> ServiceDirectory:
    directory = loaded().directory
    assert directory is not None
    return directory


def in_language(directory: ServiceDirectory, code: str) -> ServiceDirectory:
    return translate_directory(directory, language(directory, code))


def language(directory: ServiceDirectory, code: str) -> Language:
    kept = directory.traditional_names
    return next(
        each for each in languages_of(("zh-Hans", "zh-Hant", "en"), [THEME], kept) if each.code == code
    )


def test_traditional_is_converted_word_by_word(rongxi: ServiceDirectory) -> None:
    told = in_language(rongxi, "zh-Hant")
    center = told.get(ServiceCenter, "mingzhu-center")
    assert center.name == "明珠社區服務中心"
    assert center.address == "榕溪區聽潮街道明珠路 8 號"
    assert center.schedule.rules[2].note == "暑期週六下午也開，給孩子們用"
    assert center.phones[0].label == "前台"
    guide = told.get(Service, "lift-installation").guide
    assert guide is not None
    assert guide.options[2].duration == "裝梯合同裏一起簽"
    assert told.settings.publisher.name == "榕溪區服務圈編輯組"


def test_names_keep_the_form_that_their_directory_says(rongxi: ServiceDirectory) -> None:
    told = in_language(rongxi, "zh-Hant")
    assert told.get(Area, "chaoyinli").name == "潮音里"
    assert told.get(Area, "shijieli").name == "石階里"  # its own name.zh-Hant
    assert told.get(Area, "chaoyinli").parties[0].name == "潮音里黨支部"
    assert "北渡里" in (told.get(ServiceCenter, "wangjiang-center").description or "")
    assert "心裏" in (told.get(Service, "talk-room").summary or "")


def test_english_is_what_authors_gave_else_chinese(rongxi: ServiceDirectory) -> None:
    told = in_language(rongxi, "en")
    center = told.get(ServiceCenter, "mingzhu-center")
    assert center.name == "Mingzhu Community Service Center"
    assert center.phones[0].label == "front desk"
    assert center.schedule.exceptions[0].reason == "Fire drill in the morning"
    assert center.services[0].room == "first-floor desk"
    guide = told.get(Service, "residence-permit").guide
    assert guide is not None
    assert guide.bring[0] == "Your ID card"
    assert told.get(ServiceCenter, "yuge-center").address == "榕溪区听潮街道渔歌巷 20 号"
    assert told.get(ServiceCenter, "yuge-center").name == "Yuge Community Service Center"


def test_every_record_has_an_english_name(rongxi: ServiceDirectory) -> None:
    told = in_language(rongxi, "en")
    assert [record.id for record in told.all(Record) if not record.name.isascii()] == []
    services = [service.id for service in told.all(Service) if not (service.summary or "").isascii()]
    channels = [channel.id for channel in told.all(Channel) if not channel.purpose.isascii()]
    assert services == channels == []


def test_boards_of_the_schema_are_told_by_the_catalog(rongxi: ServiceDirectory) -> None:
    told = in_language(rongxi, "en")
    assert told.get(Board, "guides").name == "Policies and guides"
    assert all((board.name + (board.description or "")).isascii() for board in told.settings.boards)


@pytest.mark.parametrize("code", ["zh-Hant", "en"])
def test_all_that_is_no_text_stays(rongxi: ServiceDirectory, code: str) -> None:
    told = in_language(rongxi, code)
    assert [record.id for record in told.all(Record)] == [record.id for record in rongxi.all(Record)]
    for was, now in zip(rongxi.all(ServiceCenter), told.all(ServiceCenter), strict=True):
        assert (was.location, was.website, was.area, was.formerly) == (
            now.location,
            now.website,
            now.area,
            now.formerly,
        )
        assert [photo.file for photo in was.photos] == [photo.file for photo in now.photos]
        assert [phone.number for phone in was.phones] == [phone.number for phone in now.phones]
        assert [rule.hours for rule in was.schedule.rules] == [rule.hours for rule in now.schedule.rules]
    for before, after in zip(rongxi.all(Service), told.all(Service), strict=True):
        assert (before.board, before.organization) == (after.board, after.organization)
        assert (before.guide and before.guide.online) == (after.guide and after.guide.online)
    walking = rongxi.settings.walking
    assert walking is not None
    assert told.settings.walking is not None
    assert told.settings.walking.extracts == walking.extracts


def test_what_was_read_is_not_changed(rongxi: ServiceDirectory) -> None:
    before = rongxi.get(ServiceCenter, "mingzhu-center").model_dump_json()
    in_language(rongxi, "en")
    assert rongxi.get(ServiceCenter, "mingzhu-center").model_dump_json() == before


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("看表决结果", "看表決結果"),
        ("到窗口签借条", "到窗口簽借條"),
        ("抽签和标签", "抽籤和標籤"),
        ("十五天内有回音", "十五天內有回音"),
        ("了解一下服务台", "了解一下服務台"),
        ("说明、阅读、户口、温度、床位", "說明、閱讀、戶口、溫度、床位"),
        ("办“居住证”", "辦「居住證」"),
        ("干净的头发，发现台风", "乾淨的頭髮，發現颱風"),
        ("Wi-Fi 24h", "Wi-Fi 24h"),
    ],
)
def test_signs_are_those_that_people_there_write(written: str, told: str) -> None:
    assert Traditional()(written) == told


def test_no_wrong_characters_across_the_borders_of_words() -> None:
    """Phrases with characters of several traditional forms, many of which OpenCC alone gets wrong: 碼頭髮現."""
    convert = Traditional()
    lines = Path(__file__).with_name("traditional_phrases.txt").read_text("utf-8").splitlines()[1:]
    expected = dict(pair.split("=") for line in lines for pair in line.split())
    assert len(expected) > 400
    assert {written: convert(written) for written in expected} == expected
    assert convert("，".join(expected)) == "，".join(expected.values())


@given(st.text(alphabet="榕荫里是北渡的 a"))
def test_kept_words_are_kept_wherever_they_stand(around: str) -> None:
    convert = Traditional({"榕荫里": "榕蔭里", "榕荫": "榕蔭"})
    text = f"{around}榕荫里{around}"
    told = convert(text)
    assert told.count("榕蔭里") == text.count("榕荫里")
    assert len(told) == len(text)


def test_a_project_may_bring_its_own_language(tmp_path: Path) -> None:
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "eo.po").write_text(
        'msgid ""\nmsgstr ""\n"X-Language-Name: Esperanto\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "首页"\nmsgstr "Hejmo"\n',
        "utf-8",
    )
    _, esperanto = languages_of(("zh-Hans", "eo"), [tmp_path, THEME], {})
    assert (esperanto.name, esperanto.prefix) == ("Esperanto", "eo/")
    assert esperanto.words("首页") == "Hejmo"
    assert esperanto.words("还没有的词") == "还没有的词"
