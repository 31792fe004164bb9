"""Hand-written pages and the preview in a real browser."""

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from service_circles.cli.starter import start_project

pytestmark = pytest.mark.browser

HOSTILE_LINES = Path(__file__).parents[1] / "doors" / "hostile.txt"
CIRCLES = Path(sys.executable).parent / "circles"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = """# 样样都有

## 一
!!! note
    说明
!!! tip "小提示"
    **粗** 和 `代码`
!!! warning
    注意
??? danger "展开"
    里面

## 二
- [x] 办了
- [ ] 没办

> 引用 [去中心](record:taoyuan-center)[^1]

[^1]: 脚注

## 三
| 一 | 二 | 三 | 四 | 五 | 六 | 七 | 八 |
|---|:-:|---|---|---|---|---|---|
| 长长的一句 | 长长的一句 | 长长的一句 | 长长的一句 | 长长的一句 | 长长的一句 | 长长的一句 | 长长的一句 |

## 四
```yaml
center:
  id: x
  name: 一个很长很长的名字，比任何一部手机的屏幕都要长，可是不能让这一页变得比屏幕更宽
```

### 小标题
<kbd>Ctrl</kbd> <mark>记号</mark> H<sub>2</sub>O <dl><dt>词</dt><dd>意思</dd></dl>
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter with a page of every kind of Markdown, and one of everything hostile."""
    project = tmp_path_factory.mktemp("handwritten") / "project"
    start_project(project)
    (project / "content/everything.md").write_text(EVERYTHING, "utf-8")
    lines = HOSTILE_LINES.read_text("utf-8").splitlines()
    (project / "content/hostile.md").write_text(
        "\n\n".join(["# <img src=x onerror=alert(1)>", *lines]), "utf-8"
    )
    subprocess.run([CIRCLES, "-C", project, "build"], check=True, capture_output=True)
    return project / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def _page(chromium: Browser, scheme: str = "light", size: str = "normal") -> Page:
    page = chromium.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.add_init_script(f"localStorage.setItem('size', '{size}')")
    return page


def test_everything_hostile_stays_quiet(chromium: Browser, address: str) -> None:
    page = _page(chromium)
    dialogs: list[str] = []
    requests: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{address}hostile/")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for link in page.locator("article a[href^='#'], article summary").all():
        link.click(force=True)
    page.wait_for_load_state("networkidle")
    assert dialogs == []
    assert [url for url in requests if not url.startswith(address)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["normal", "larger"])
def test_pages_are_accessible(chromium: Browser, address: str, scheme: str, size: str) -> None:
    page = _page(chromium, scheme, size)
    for name in ("everything/", "guides/first-visit/"):
        page.goto(address + name)
        found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_columns_are_aligned_as_written(chromium: Browser, address: str) -> None:
    page = _page(chromium)
    page.goto(f"{address}everything/")
    cells = page.locator("td").evaluate_all("cells => cells.map(cell => getComputedStyle(cell).textAlign)")
    assert cells[:3] == ["left", "center", "left"]


def test_text_is_large_and_targets_are_wide(chromium: Browser, address: str) -> None:
    page = _page(chromium)
    page.goto(f"{address}everything/")
    assert page.locator("article p").first.evaluate("element => getComputedStyle(element).fontSize") != "16px"
    assert (
        page.locator("article > p, article blockquote p").first.evaluate("e => getComputedStyle(e).fontSize")
        == "18px"
    )
    for target in page.locator(".contents a, summary").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 48


def test_the_first_view_is_small_and_from_one_host(chromium: Browser, address: str, site: Path) -> None:
    page = _page(chromium)
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"{address}guides/first-visit/", wait_until="networkidle")
    assert all(url.startswith(address) for url in requested)
    files = [
        site / (name if not name.endswith("/") else f"{name}index.html")
        for name in (url.removeprefix(address) for url in requested)
    ]
    assert len(files) <= 6
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 25_000


def test_an_open_page_follows_an_edit(chromium: Browser, tmp_path: Path) -> None:
    project = tmp_path / "project"
    start_project(project)
    file = project / "content/centers/taoyuan-center.yaml"
    with subprocess.Popen(
        [CIRCLES, "-C", project, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True
    ) as served:
        try:
            assert served.stderr is not None
            found = re.search(r"http://\S+", served.stderr.readline())
            assert found is not None
            page = _page(chromium)
            page.goto(f"{found[0]}centers/taoyuan-center/")
            file.write_text(file.read_text("utf-8").replace("桃源路 8 号", "桃源路 88 号"), "utf-8")
            expect(page.get_by_text("桃源路 88 号").first).to_be_visible()
            file.write_text(file.read_text("utf-8").replace("  address:", "  adress:"), "utf-8")
            expect(page.get_by_role("heading", name="有错要改")).to_be_visible()
            page.get_by_role("link", name="先看上一个").click()
            expect(page.get_by_text("桃源路 88 号").first).to_be_visible()
            file.write_text(
                file.read_text("utf-8").replace("  adress:", "  address:").replace("88", "99"), "utf-8"
            )
            expect(page.get_by_text("桃源路 99 号").first).to_be_visible()
        finally:
            served.kill()
