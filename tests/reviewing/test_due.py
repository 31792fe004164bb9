"""Records to verify in a month, and the list as text, table, calendar and data."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from service_circles.build.project import Project
from service_circles.editing.apply_requests import apply_requests
from service_circles.editing.change_request import ChangeRequest
from service_circles.languages.catalogs import english
from service_circles.languages.translator import CHINESE
from service_circles.reviewing.freshness.due_exports import EXPORTS, DueList
from service_circles.reviewing.freshness.due_records import Wanted, due_records
from service_circles.reviewing.freshness.due_texts import DueTexts
from tests.reviewing.versions import CENTER, directory_of, load_version

NOVEMBER, DAY = date(2026, 11, 1), date(2026, 11, 30)
SITE = "https://example.org/rongxi/"
CHECKED = "  verified: {{date: {day}, by: {role}}}\n"
MORE = """centers:
  - {id: never, name: 没核对过, area: mingzhu}
  - {id: gone, name: 撤了, area: mingzhu, status: defunct, status_note: 撤了}
  - {id: withheld, name: 不列出, area: mingzhu, listing: {withheld: 是, reason: 要求}}
  - {id: fresh, name: 刚核对, area: mingzhu, verified: {date: 2026-01-01, by: 值班岗}}
  - {id: formula, name: '=1+1', area: rongxi-district, verified: {date: 2025-11-30, by: 区里}}
events:
  - {id: event, name: 活动, area: mingzhu, date: 2026-12-01, verified: {date: 2020-01-01, by: 值班岗}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    center = CENTER + CHECKED.format(day="2025-10-28", role="社区值班岗")
    return load_version(tmp_path / "project", center=center, more=MORE)


def due(project: Project, **wanted: str) -> list[str]:
    return [each.record.id for each in due_records(directory_of(project), Wanted(NOVEMBER, **wanted))]


def listed(project: Project, *, has_form: bool = True, site: str | None = SITE) -> DueList:
    directory = directory_of(project)
    texts = DueTexts(directory, CHINESE, site, has_form)
    return DueList(due_records(directory, Wanted(NOVEMBER)), texts, NOVEMBER, DAY, project.root)


def test_what_is_due_by_area_with_the_never_verified_first(project: Project) -> None:
    assert due(project) == ["formula", "never", "yunxi-center"]
    assert due(project, area="mingzhu") == ["never", "yunxi-center"]
    assert due(project, role="值班岗") == ["yunxi-center"]
    in_october = due_records(directory_of(project), Wanted(date(2026, 10, 5)))
    assert [each.record.id for each in in_october] == ["never", "yunxi-center"]


def test_a_list_for_a_chat_has_what_is_published_and_a_link_per_answer(project: Project) -> None:
    assert EXPORTS["text"](listed(project)).splitlines() == [
        "2026年11月要核对：3 条",
        "",
        "榕溪区",
        "· =1+1（区里、上次核对 2025年11月30日）",
        "  时间未知",
        "  还对：https://example.org/rongxi/edit/?record=formula#do-verify",
        "  改了：https://example.org/rongxi/edit/?record=formula",
        "",
        "明珠社区",
        "· 没核对过（从没核对过）",
        "  时间未知",
        "  还对：https://example.org/rongxi/edit/?record=never#do-verify",
        "  改了：https://example.org/rongxi/edit/?record=never",
        "· 云溪社区服务中心（社区值班岗、上次核对 2025年10月28日）",
        "  0000-0000 0010 前台；周一至周五 09:00–12:00，14:00–18:00；周六 09:00–12:00；榕溪区云溪路 8 号",
        "  还对：https://example.org/rongxi/edit/?record=yunxi-center#do-verify",
        "  改了：https://example.org/rongxi/edit/?record=yunxi-center",
    ]


def test_without_a_form_the_page_is_named_and_the_answer_goes_to_an_editor(project: Project) -> None:
    text = EXPORTS["text"](listed(project, has_form=False))
    assert "  改了：https://example.org/rongxi/centers/yunxi-center/\n" in text
    assert "还对：" not in text
    assert text.endswith("还对的，回一句“对”，由编辑运行 circles verify 编号\n")
    assert "https" not in EXPORTS["text"](listed(project, site=None))


def test_a_table_is_no_formula(project: Project) -> None:
    text = EXPORTS["csv"](listed(project))
    assert text.startswith("\ufeffarea,kind,id,name,role,checked,due,facts,still_right,changed\r\n")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["name"] for row in rows] == ["'=1+1", "没核对过", "云溪社区服务中心"]
    assert (rows[1]["due"], rows[2]["checked"], rows[2]["due"]) == ("", "2025-10-28", "2026-10-28")


def test_a_calendar_puts_what_is_overdue_on_the_first(project: Project) -> None:
    text = EXPORTS["ics"](listed(project))
    events: dict[str, Any] = {str(each["summary"]): each for each in Calendar.from_ical(text).walk("VEVENT")}
    days = {name: event["dtstart"].dt for name, event in events.items()}
    assert days == {
        "核对：=1+1": date(2026, 11, 30),
        "核对：没核对过": NOVEMBER,
        "核对：云溪社区服务中心": NOVEMBER,
    }
    assert str(events["核对：没核对过"]["url"]).endswith("?record=never")
    assert EXPORTS["ics"](listed(project)) == text


def test_data_hold_the_change_request_of_each_answer(project: Project) -> None:
    data = json.loads(EXPORTS["json"](listed(project)))
    assert (data["format"], data["month"]) == ("service-circles/due/1", "2026-11")
    requests = {record["id"]: record["request"] for record in data["records"]}
    assert requests["never"] is None
    request = ChangeRequest.model_validate(requests["yunxi-center"])
    applied = apply_requests(project.root, [request])
    assert applied.refused == []
    (text,) = applied.changed_files.values()
    assert isinstance(text, str)
    assert text == (project.root / "content/center.yaml").read_text("utf-8").replace(
        "2025-10-28", "2026-11-30"
    )


def test_in_english(project: Project) -> None:
    texts = DueTexts(directory_of(project), english(), SITE, has_form=True)
    made = EXPORTS["text"](
        DueList(due_records(directory_of(project), Wanted(NOVEMBER)), texts, NOVEMBER, DAY, project.root)
    )
    assert made.startswith("To verify in November 2026: 3 records\n")
    assert "· Yunxi Center (社区值班岗, last checked on October 28, 2025)\n" in made


def test_nothing_is_due(tmp_path: Path) -> None:
    center = CENTER + CHECKED.format(day="2026-11-02", role="社区值班岗")
    empty = listed(load_version(tmp_path / "fresh", center=center))
    assert EXPORTS["text"](empty) == "2026年11月要核对：0 条\n"
    assert json.loads(EXPORTS["json"](empty))["records"] == []
