"""A new build takes the place of an old one at the same address; a preview takes the place of a site."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from service_circles.cli.starter import start_project
from tests.browser.keeping import kept, settle, until, wait_for_copy
from tests.browser.plain_host import plainly_hosted
from tests.browser.unsteady_host import Host, Odd, unsteady
from tests.publishing import MOST_S, build

pytestmark = pytest.mark.browser

CENTER = "centers/taoyuan-center/"
RED, BLUE = "rgb(179, 38, 30)", "rgb(31, 95, 139)"
ACCENT = "getComputedStyle(document.querySelector('.brand svg')).color"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds of a small project: the later one has another accent, script, hours and name of a service."""
    folder = tmp_path_factory.mktemp("builds")
    project = folder / "project"
    start_project(project)
    first = build(project, folder / "first")
    for file, old, new in (
        ("communities.yaml", "  fictional: true", '  accent: "#1F5F8B"\n  fictional: true'),
        ("content/services/residence-permit.yaml", "name: 居住证", "name: 新版居住证"),
        ("content/centers/taoyuan-center.yaml", "name: 桃源社区服务中心", "name: 桃源新中心"),
    ):
        text = (project / file).read_text("utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new), "utf-8")
    return first, build(project, folder / "second")


@pytest.fixture
def host(builds: tuple[Path, Path]) -> Iterator[Host]:
    with unsteady(builds[0]) as running:
        yield running


def version(page: Page) -> str:
    found = page.evaluate("async () => await (await (await fetch('/rongxi/sw.js')).text())")
    match = re.search(r'"version":"([0-9a-f]+)"', found)
    assert match is not None
    return match[1]


def has_core_of(page: Page, wanted: str) -> None:
    until(
        page,
        "async wanted => (await (await caches.match('/rongxi/-/core/', { cacheName: 'circles:/rongxi/:notes' })).text()) === wanted",
        wanted,
    )


def test_an_update_never_mixes_and_what_was_visited_survives(
    page: Page, host: Host, builds: tuple[Path, Path]
) -> None:
    page.goto(host.url + CENTER)
    settle(page)
    host.folder = builds[1]
    page.goto(host.url)
    assert page.evaluate(ACCENT) == BLUE
    has_core_of(page, version(page))
    page.context.set_offline(True)
    page.goto(host.url + "boards/guides/")  # never visited: came with the new version
    assert page.evaluate(ACCENT) == BLUE
    page.goto(host.url + CENTER)  # visited before the update: shown with all that belongs to it
    expect(page.get_by_role("heading", level=1)).to_have_text("桃源社区服务中心")
    assert page.evaluate(ACCENT) == RED
    assert page.evaluate("typeof window.circles.announce") == "function"
    loaded = page.evaluate("performance.getEntriesByType('resource').map(each => each.name.split('/').pop())")
    old = {file.name for file in (builds[0] / "assets").iterdir()}
    assert {name for name in loaded if "." in name} <= old


def test_files_of_the_old_version_go_when_no_kept_page_names_them(
    page: Page, host: Host, builds: tuple[Path, Path]
) -> None:
    page.goto(host.url + CENTER)
    settle(page)
    old_style = next(file.name for file in (builds[0] / "assets").glob("site.*.css"))
    assert f"assets/{old_style}" in kept(page, ":files")
    host.folder = builds[1]
    page.goto(host.url + CENTER)
    has_core_of(page, version(page))
    page.evaluate(  # long enough ago that what nobody names is not kept in store
        """async () => {
            const files = await caches.open("circles:/rongxi/:files");
            for (const request of await files.keys()) {
                const copy = await files.match(request), headers = new Headers(copy.headers);
                headers.set("x-saved", 1);
                await files.put(request, new Response(await copy.blob(), { headers }));
            }
            await (await caches.open("circles:/rongxi/:notes")).delete("/rongxi/-/core/");
        }"""
    )
    page.reload()
    until(
        page,
        "async name => !(await caches.match('/rongxi/assets/' + name, { cacheName: 'circles:/rongxi/:files' }))",
        old_style,
    )
    page.context.set_offline(True)
    page.reload()
    assert page.evaluate(ACCENT) == BLUE


def test_a_deployment_in_the_middle_of_a_visit(page: Page, host: Host, builds: tuple[Path, Path]) -> None:
    """The page is of the old build, its files are gone from the host: it is not kept by halves."""
    page.goto(host.url)
    settle(page)
    old_page = (builds[0] / CENTER / "index.html").read_text("utf-8")
    gone = re.findall(r"assets/site\.[0-9a-f]+\.css", old_page)[0]
    page.evaluate("caches.delete('circles:/rongxi/:files')")
    host.folder = builds[1]
    host.odd = {CENTER: Odd(body=old_page)}
    page.goto(host.url + CENTER)
    page.goto(host.url + "areas/")
    wait_for_copy(page, host.url + "areas/")
    assert CENTER not in kept(page)
    assert gone not in kept(page, ":files")


def test_visited_pages_stay_when_an_update_does_not_come_through(
    page: Page, host: Host, builds: tuple[Path, Path]
) -> None:
    page.goto(host.url + CENTER)
    settle(page)
    host.folder = builds[1]
    boards = [f"boards/{file.parent.name}/" for file in builds[1].glob("boards/*/index.html")]
    host.odd = {address: Odd(status=503) for address in ("", "emergency/", "offline/", *boards)}
    page.goto(host.url + "services/")
    wait_for_copy(page, host.url + "services/")
    page.context.set_offline(True)
    for address in (CENTER, "", "emergency/", "boards/guides/"):
        page.goto(host.url + address)
        assert page.evaluate(ACCENT) == RED, address
    page.goto(host.url + "services/")
    assert page.evaluate(ACCENT) == BLUE


@contextmanager
def previewed(project: Path, url: str) -> Iterator[None]:
    """The preview that editors see, at the port of an address."""
    program = [str(Path(sys.executable).parent / "circles"), "-C", str(project), "serve", "--port"]
    command = [*program, url.strip("/").split(":")[-1]]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as preview:
        assert preview.stderr is not None
        try:
            assert url in preview.stderr.readline()
            yield
        finally:
            preview.send_signal(signal.SIGINT)
            preview.communicate(timeout=MOST_S)


@pytest.mark.parametrize("address", ["", CENTER, "about/"])
def test_a_preview_where_a_site_was_shows_nothing_old(
    address: str, page: Page, builds: tuple[Path, Path], tmp_path: Path
) -> None:
    project = tmp_path / "project"
    start_project(project)
    text = (project / "communities.yaml").read_text("utf-8")
    (project / "communities.yaml").write_text(
        text.replace("name: 某某区服务圈", "name: 正在改的网站"), "utf-8"
    )
    with plainly_hosted(builds[0]) as url:
        page.goto(url + address)
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    with previewed(project, url):
        page.goto(url + address)
        # A page that takes its time is shown as it was kept, with a line that says so, until the worker is gone.
        expect(page.locator(".brand strong")).to_have_text("正在改的网站")
        expect(page.locator("#saved-copy")).to_have_count(0)
        until(
            page,
            """async () => !(await navigator.serviceWorker.getRegistrations()).length
                && !(await caches.keys()).filter(name => name.startsWith("circles:/:")).length""",
        )
        page.goto(url + address)
        page.wait_for_load_state("load")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
