"""From a tap on "something is wrong" to the merged page: the form opens pull requests in a real git repository."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service_circles.build.project import load_project
from tests.browser.edit_pages import (
    CENTER,
    CENTER_FILE,
    Form,
    change_phone,
    publish,
    published,
    start_editable_project,
)
from tests.browser.local_forge import (
    PREFIXES,
    READERS_TOKEN,
    REPOSITORY,
    TOKEN,
    LocalForge,
    forge_at_work,
    git,
)
from tests.browser.plain_host import plainly_hosted
from tests.publishing import DAY

pytestmark = pytest.mark.browser

NUMBER = "0000-0000 0020"
SENT = "提交好了，等别人看过就会合并。"


@pytest.fixture
def forge(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[LocalForge]:
    """A forge with the editable project, of the kind that the test asks for."""
    with forge_at_work(LocalForge(tmp_path / "forge.git", getattr(request, "param", "gitea"))) as made:
        settings = {"kind": made.kind, "api": made.api, "repository": REPOSITORY, "branch": "main"}
        project = start_editable_project(tmp_path / "project", settings)
        LocalForge.of(project, made.repository, made.kind)
        yield made


def send(page: Page, token: str = TOKEN) -> None:
    """Open a pull request from the last screen."""
    page.get_by_text("编辑：直接提合并请求").click()
    page.get_by_label("访问令牌").fill(token)
    page.get_by_role("button", name="提合并请求").click()


def checked_out(forge: LocalForge, branch: str, folder: Path) -> Path:
    git(folder.parent, "clone", "-q", "-b", branch, str(forge.repository), str(folder))
    return folder


def test_a_phone_number_from_tap_to_merged_page(
    page: Page, forge: LocalForge, tmp_path: Path, requested: list[str], complaints: list[str]
) -> None:
    with published(tmp_path / "project", tmp_path / "site") as home:
        page.goto(f"{home}centers/{CENTER}/")
        page.get_by_text("信息有误？告诉我们").click()
        page.get_by_role("link", name="电话", exact=True).click()
        page.locator("#edit a.row", has_text="0000-0000 0002").click()
        form = page.locator("#edit")
        form.get_by_label("号码").fill(NUMBER)
        form.get_by_role("button", name="好了").click()
        form.get_by_role("link", name="好了").click()
        form.locator(".bar a").click()
        expect(form.locator(".changes")).to_contain_text("0000-0000 0002 → 0000-0000 0020")
        form.get_by_label("为什么改").fill("换了号码")
        assert [url for url in requested if not url.startswith(home)] == []
        assert forge.asked == []
        send(page)
        expect(page.get_by_text(SENT).first).to_be_visible()
    assert [url for url in requested if not url.startswith((home, forge.url))] == []
    assert complaints == []

    assert forge.changed() == [["1", "1", CENTER_FILE]]
    changes = forge.git("diff", "-U0", "main", forge.pulls[0]["head"]).splitlines()[-2:]
    assert changes == ["-    - number: 0000-0000 0002", f"+    - number: {NUMBER}"]
    assert forge.pulls[0]["title"] == "桃源社区服务中心：电话"
    assert "0000-0000 0002 → 0000-0000 0020" in forge.pulls[0]["body"]
    assert "为什么改：换了号码" in forge.pulls[0]["body"]

    assert not load_project(checked_out(forge, forge.pulls[0]["head"], tmp_path / "branch"), DAY).has_mistakes
    forge.merge()
    merged = checked_out(forge, "main", tmp_path / "merged")
    with plainly_hosted(publish(merged, tmp_path / "new-site")) as home:
        page.goto(f"{home}centers/{CENTER}/")
        expect(page.locator("main")).to_contain_text(NUMBER)
        expect(page.locator("main")).not_to_contain_text("0000-0000 0002")


@pytest.mark.parametrize("forge", list(PREFIXES), indirect=True)
def test_every_kind_of_forge(page: Page, forge: LocalForge, tmp_path: Path) -> None:
    """One line changed, a line added in a list, a new event as a file of its own."""
    with published(tmp_path / "project", tmp_path / "site") as home:
        form = Form(page, home)
        change_phone(form, NUMBER)
        form.choose("有几天不开门")
        form.type("哪一天", "2026-12-04")
        form.type("为什么", "培训")
        form.press("加上")
        form.choose("办一个活动")
        form.type("活动叫什么", "读书会")
        form.type("第一次是哪天", "2026-12-05")
        form.press("加上")
        form.expect_heading("看一看，发出去")
        send(page)
        expect(page.get_by_text(SENT).first).to_be_visible()
    event, center = sorted(forge.changed(), key=lambda change: change[2], reverse=True)
    assert center == ["3", "1", CENTER_FILE]
    assert event[:2] == ["6", "0"]
    branch = checked_out(forge, forge.pulls[0]["head"], tmp_path / "branch")
    assert not load_project(branch, DAY).has_mistakes
    text = (branch / CENTER_FILE).read_text("utf-8")
    assert "        reason.en: Maintenance\n      - date: 2026-12-04\n        reason: 培训\n" in text


@pytest.mark.parametrize("forge", list(PREFIXES), indirect=True)
def test_whoever_may_not_write_sends_from_a_fork(page: Page, forge: LocalForge, tmp_path: Path) -> None:
    """Twice: with a fork that is made for it, and with one that has become old meanwhile."""
    with published(tmp_path / "project", tmp_path / "site") as home:
        form = Form(page, home)
        change_phone(form, NUMBER)
        form.look_through()
        send(page, READERS_TOKEN)
        expect(page.get_by_text(SENT).first).to_be_visible(timeout=60_000)
    assert forge.changed() == [["1", "1", CENTER_FILE]]
    assert forge.fork
    assert forge.git("branch", "--list").split() == ["*", "main", "pull-1"]
    assert not load_project(checked_out(forge, "pull-1", tmp_path / "branch"), DAY).has_mistakes
    forge.merge()
    if forge.kind in {"gitee", "gitcode"}:  # they have no call that brings a fork up to date
        return
    merged = checked_out(forge, "main", tmp_path / "merged")
    with published(merged, tmp_path / "new-site") as home:
        form = Form(page, home)
        form.choose("电话换了")
        form.choose(NUMBER)
        form.type("号码", "0000-0000 0030")
        form.press("好了")
        form.press("好了")
        form.look_through()
        send(page, READERS_TOKEN)
        expect(page.get_by_text(SENT).first).to_be_visible(timeout=60_000)
    assert forge.changed() == [["1", "1", CENTER_FILE]]


def test_what_is_not_simple_is_sent_as_a_change_request(
    page: Page, forge: LocalForge, tmp_path: Path
) -> None:
    with published(tmp_path / "project", tmp_path / "site") as home:
        form = Form(page, home)
        page.goto(form.address + "#accessibility")
        page.get_by_label(
            "坡道"
        ).uncheck()  # out of brackets: the splice on the phone leaves that to `circles apply`
        form.press("好了")
        form.look_through()
        send(page)
        expect(page.get_by_text(SENT).first).to_be_visible()
    ((_, _, file),) = forge.changed()
    assert file == f"changes/{forge.pulls[0]['head']}.change.json"


def test_what_was_changed_meanwhile_is_not_overwritten(page: Page, forge: LocalForge, tmp_path: Path) -> None:
    with published(tmp_path / "project", tmp_path / "site") as home:
        form = Form(page, home)
        change_phone(form, NUMBER)
        form.look_through()
        project = tmp_path / "project"
        file = project / CENTER_FILE
        file.write_text(file.read_text("utf-8").replace("0000-0000 0002", "0000-0000 0099"), "utf-8")
        git(project, "commit", "-q", "-a", "-m", "Another number")
        git(project, "push", "-q", str(forge.repository), "main")
        send(page)
        said = page.get_by_role("status").filter(has_text="没有提交")
        expect(said).to_contain_text("已经不是“0000-0000 0002”，现在是“0000-0000 0099”")
    assert forge.pulls == []
    assert forge.git("branch", "--list").split() == ["*", "main"]


def test_a_wrong_token_is_told_and_nothing_is_lost(page: Page, forge: LocalForge, tmp_path: Path) -> None:
    with published(tmp_path / "project", tmp_path / "site") as home:
        form = Form(page, home)
        change_phone(form, NUMBER)
        form.look_through()
        send(page, "wrong")
        expect(page.get_by_text("没有提交：令牌不对，或者过期了。")).to_be_visible()
        page.reload()
        expect(page.locator("#edit .changes")).to_contain_text(NUMBER)
        page.get_by_label("记住令牌").evaluate("box => box.closest('details').open = true")
        page.get_by_label("记住令牌").check()
        page.get_by_label("访问令牌").fill(TOKEN)
        page.get_by_role("button", name="提合并请求").click()
        expect(page.get_by_text(SENT).first).to_be_visible()
        assert TOKEN in page.evaluate("Object.values(localStorage)")
        page.goto(form.address)  # the draft is gone, as it was sent
        form.expect_heading("您想做什么？")
        expect(page.locator("#edit .bar")).to_have_count(0)
