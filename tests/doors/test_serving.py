"""`circles serve` as an editor uses it: a real server, a real browser's requests, real edits."""

import gc
import http.client
import random
import re
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from urllib.parse import urlsplit

import pytest

from service_circles.cli.starter import start_project
from service_circles.plugin.mkdocs_build import MkDocsSite
from service_circles.serving import SiteServer
from service_circles.serving.preview_site import PreviewSite
from tests.publishing import MOST_S

Run = Callable[..., CompletedProcess[str]]

CENTER = "centers/taoyuan-center/"


@dataclass(frozen=True)
class Answer:
    status: int
    type: str
    text: str
    location: str | None
    cookie: str | None

    @property
    def version(self) -> str:
        found = re.search(r'data-version="([0-9]+)"', self.text)
        assert found is not None
        return found[1]


class Preview:
    """A running `circles serve` and the browser that looks at it."""

    def __init__(self, project: Path) -> None:
        self.project = project
        program = [str(Path(sys.executable).parent / "circles"), "-C", str(project), "serve", "--port", "0"]
        self.process = subprocess.Popen(program, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        found = re.search(r"http://\S+", self.process.stderr.readline())
        assert found is not None
        self.host = urlsplit(found[0]).netloc

    def get(self, path: str, cookie: str = "") -> Answer:
        connection = http.client.HTTPConnection(self.host, timeout=MOST_S)
        connection.request("GET", f"/{path}", headers={"Cookie": cookie})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        header = answer.headers.get
        return Answer(
            answer.status, header("Content-Type") or "", text, header("Location"), header("Set-Cookie")
        )

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a change as editors do, and wait until the server says that something is new."""
        path = self.project / file
        text = path.read_text("utf-8")
        assert old in text
        known = self.get(CENTER).version
        path.write_text(text.replace(old, new), "utf-8")
        for _ in range(20):
            if self.get(f"-/news?known={known}").text != known:
                return
        pytest.fail("nobody was told of the change")

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(MOST_S)


@contextmanager
def running(project: Path) -> Iterator[Preview]:
    preview = Preview(project)
    yield preview
    preview.process.kill()
    preview.process.communicate()


@pytest.fixture
def preview(project: Path) -> Iterator[Preview]:
    with running(project) as preview:
        yield preview


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One for all tests that edit nothing."""
    folder = tmp_path_factory.mktemp("unchanged") / "project"
    start_project(folder)
    with running(folder) as preview:
        yield preview


def test_pages_of_both_families_and_files_are_there(unchanged: Preview) -> None:
    assert unchanged.get("").text.count("<h1") <= 1
    assert "桃源社区服务中心" in unchanged.get(CENTER).text
    assert "第一次来服务中心" in unchanged.get("guides/first-visit/").text
    styles = re.findall(r'href="\.\./\.\./(assets/[^"]+\.css)"', unchanged.get(CENTER).text)
    assert unchanged.get(styles[0]).type == "text/css; charset=utf-8"
    assert unchanged.get("data/centers.json").type == "application/json"


def test_a_service_worker_of_a_published_site_is_sent_away(unchanged: Preview) -> None:
    worker = unchanged.get("sw.js")
    assert (worker.status, worker.type) == (200, "text/javascript; charset=utf-8")
    assert "registration.unregister()" in worker.text


def test_missing_pages_and_paths_out_of_the_site_are_refused(unchanged: Preview) -> None:
    assert unchanged.get("centers/nobody/").status == 404
    assert "没有找到" in unchanged.get("centers/nobody/").text
    assert unchanged.get(CENTER.rstrip("/")).location == f"/{CENTER}"
    for path in (
        "../communities.yaml",
        "%2e%2e/communities.yaml",
        "..%2fmkdocs.yml",
        "/etc/passwd",
        "x/..%5c..%5cy",
    ):
        assert unchanged.get(path).status in {400, 404}
    assert unchanged.get("centers/taoyuan-center.yaml").status == 404
    assert unchanged.get("-/preview_site.py").status == 404


def _raw(preview: Preview, request: bytes) -> bytes:
    with socket.create_connection(
        ("127.0.0.1", urlsplit(f"//{preview.host}").port or 0), timeout=MOST_S
    ) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)  # or the server would wait for the rest of what was cut off
        return connection.recv(4096)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 403),
        ("127.0.0.1.evil.example:8000", 403),
        ("[", 403),
        ("[::1].evil.example", 403),
        ("evil@localhost.example", 403),
        ("0x7f000001", 403),
        ("LOCALHOST", 200),
        ("localhost:8000", 200),
        ("192.168.1.20:8000", 200),
        ("[::1]:8000", 200),
        ("preview.localhost", 200),
    ],
)
def test_only_own_names_are_answered(host: str, status: int) -> None:
    server = SiteServer("127.0.0.1", 0, failed=pytest.fail)
    server.server_close()
    assert server.is_own_name(host) is (status == 200)


def test_bad_requests_are_answered_as_such(unchanged: Preview) -> None:
    assert unchanged.get("").status == 200
    assert b" 403 " in _raw(unchanged, b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    assert b" 400 " in _raw(unchanged, b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b" 400 " in _raw(unchanged, b"GET x://[a]b HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert unchanged.get("x" * 5000 + "/").status == 404
    assert unchanged.get("%E5%9B%BE" * 200 + ".png").status == 404
    assert unchanged.get("-/news?known=" + "9" * 5000).status == 200


def _damaged(seed: int) -> bytes:
    """A request with bytes exchanged, repeated, inserted or cut off by chance."""
    chance = random.Random(seed)
    address = chance.choice(
        ["", CENTER, "data/centers.json", "-/news?known=1", "-/last-good?page=/x/", "sw.js"]
    )
    host = chance.choice(["localhost", "127.0.0.1", "[::1]"])
    request = f"GET /{address} HTTP/1.1\r\nHost: {host}\r\nCookie: circles_last_good=1\r\n".encode()
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(request))
        piece = chance.choice([
            bytes([chance.randrange(256)]), b"%" + chance.randbytes(2).hex().encode(), b"%00", b"%ff%fe", b"a" * 300,
            b"/..", b"//", b"?", b"#", b"\r\n", b";", "名".encode(), b"%e5%90%8d", b"[", b"http://x/", b"known=" + b"9" * 40,
        ])  # fmt: skip
        request = request[:at] + piece + request[at + chance.randrange(3) :]
    return request + b"Connection: close\r\n\r\n"


def test_damaged_requests_are_never_our_fault(unchanged: Preview) -> None:
    for seed in range(400):
        answer = _raw(unchanged, _damaged(seed))
        assert b" 500 " not in answer.split(b"\r\n")[0], _damaged(seed)
    assert unchanged.get(CENTER).status == 200


def test_addresses_that_do_not_exist_are_not_remembered(project: Path, tmp_path: Path) -> None:
    site = PreviewSite(
        project, "http://localhost/", lambda project: MkDocsSite(project.root, print), tmp_path
    )
    for number in range(50):
        assert site.answer(f"nothing/{number}") is None
    assert site.answer("") is not None
    assert site._good is not None
    assert list(site._good.made) == [""]


def _objects() -> Counter[str]:
    """The objects of our own classes that there are, by class, and all others together."""
    gc.unfreeze()
    gc.collect()
    names = (
        f"{type(each).__dict__.get('__module__', '')}.{type(each).__name__}" for each in gc.get_objects()
    )
    return Counter(name if name.startswith("service_circles.") else "others" for name in names)


def test_memory_does_not_grow_with_the_number_of_changes(project: Path, tmp_path: Path) -> None:
    """Objects are counted, after each was asked for: the start page, a center, near me and a hand-written page."""
    site = PreviewSite(
        project, "http://localhost/", lambda project: MkDocsSite(project.root, print), tmp_path / "pages"
    )
    file = project / "content" / "centers" / "taoyuan-center.yaml"
    text = file.read_text("utf-8")

    def change(number: int) -> None:
        file.write_text(text.replace("桃源路 8 号", f"桃源路 {number} 号"), "utf-8")
        site.refresh()
        made = [site.answer(address) for address in ("", CENTER, "near/", "about/")]
        assert all(made), [bool(each) for each in made]

    for number in range(100, 103):
        change(number)
    before = _objects()
    for number in range(200, 204):
        change(number)
    after = _objects()
    grown = {name: count - before[name] for name, count in after.items() if count - before[name] > 3}
    others = grown.pop("others", 0)
    assert not grown
    assert others < 300, others


def test_many_silent_connections_hold_no_more_threads_than_allowed(unchanged: Preview) -> None:
    port = urlsplit(f"//{unchanged.host}").port
    assert port is not None
    opened = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    threads = len(list(Path(f"/proc/{unchanged.process.pid}/task").iterdir()))
    assert threads < 150
    for connection in opened:
        connection.close()
    assert unchanged.get("").status == 200


def test_a_change_of_a_record_shows(preview: Preview) -> None:
    preview.edit("content/centers/taoyuan-center.yaml", "桃源路 8 号", "桃源路 88 号")
    assert "桃源路 88 号" in preview.get(CENTER).text


def test_a_change_of_a_hand_written_page_shows(preview: Preview) -> None:
    preview.edit("content/about.md", "这里写给居民看的话", "新的一句话")
    assert "新的一句话" in preview.get("about/").text


def test_a_new_record_shows(preview: Preview) -> None:
    text = "service:\n  id: library-card\n  name: 借书证\n  board: social-work\n"
    known = preview.get("").version
    (preview.project / "content/services/library-card.yaml").write_text(text, "utf-8")
    preview.get(f"-/news?known={known}")
    assert "借书证" in preview.get("services/library-card/").text


def test_a_mistake_shows_as_a_page_until_it_is_corrected(preview: Preview) -> None:
    file = "content/centers/taoyuan-center.yaml"
    preview.edit(file, "  address:", "  <b>adress:")
    broken = preview.get(CENTER)
    assert broken.status == 500
    assert re.search(r"content/centers/taoyuan-center\.yaml:[0-9]+:3", broken.text)
    assert "Mend it" in broken.text
    assert "<b>" not in broken.text
    assert "/-/live.js" in broken.text
    preview.edit(file, "  <b>adress:", "  address:")
    assert preview.get(CENTER).status == 200


def test_the_last_good_version_stays_within_reach(preview: Preview) -> None:
    preview.edit("content/centers/taoyuan-center.yaml", "  address:", "  adress:")
    broken = preview.get(CENTER)
    link = re.search(r'href="/(-/last-good[^"]*)"', broken.text)
    assert link is not None
    chosen = preview.get(link[1])
    assert chosen.location == f"/{CENTER}"
    assert chosen.cookie is not None
    cookie = chosen.cookie.split(";")[0]
    assert "桃源社区服务中心" in preview.get(CENTER, cookie).text
    assert preview.get("about/", cookie).status == 200
    preview.edit("content/about.md", "这里写给居民看的话", "还没改好")
    assert preview.get(CENTER, cookie).status == 500


def test_a_project_may_be_broken_from_the_start(slip: Path, preview: Preview) -> None:
    broken = preview.get("")
    assert broken.status == 500
    assert "slip.yaml" in broken.text
    assert "last-good" not in broken.text
    slip.unlink()
    preview.get(f"-/news?known={broken.version}")
    assert preview.get("").status == 200


def test_broken_mkdocs_settings_show_as_a_page_too(preview: Preview) -> None:
    preview.edit("mkdocs.yml", "name: material", "name: nowhere")
    broken = preview.get("about/")
    assert broken.status == 500
    assert "nowhere" in broken.text


def test_nobody_is_led_to_another_host(unchanged: Preview) -> None:
    for page in ("//evil.example/", "https://evil.example/", "/\\evil.example/"):
        location = unchanged.get(f"-/last-good?page={page}").location
        assert location is not None
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_it_ends_quietly(preview: Preview) -> None:
    assert preview.get("").status == 200
    assert preview.stop() == 0
    assert preview.process.stderr is not None
    assert "Traceback" not in preview.process.stderr.read()


def test_a_taken_port_is_said_so(project: Path, circles: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = circles("-C", project, "serve", "--port", port)
    assert done.returncode == 1
    assert str(port) in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr
