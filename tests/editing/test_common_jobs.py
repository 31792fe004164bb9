"""Rename, close, reopen, move and verify, as somebody types them."""

import difflib
import shutil
from pathlib import Path

import pytest

from service_circles.build.project import load_project
from service_circles.build.publication import make_publication
from service_circles.cli.program import run
from service_circles.editing.request_reader import read_request
from service_circles.writing.feeds.sitemap_and_redirects import redirects
from service_circles.writing.site.site import SiteSettings

ROOT = Path(__file__).parents[2]
CENTER = "content/centers/mingzhu-center.yaml"
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demonstration, in which commands run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795910400")  # 2026-11-29
    shutil.copy(ROOT / "communities.yaml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changes(root: Path, path: str, now: str = "") -> list[str]:
    """The lines that came and went in a file of the demonstration."""
    texts = [(ROOT / path).read_text("utf-8"), (root / (now or path)).read_text("utf-8")]
    diff = difflib.unified_diff(texts[0].splitlines(), texts[1].splitlines(), n=0, lineterm="")
    return [line for line in diff if line[:2] not in {"--", "++", "@@"}]


def test_records_are_verified_by_the_role_of_last_time(demo: Path, capsys: Printed) -> None:
    assert run(["verify", "mingzhu-center", "chaoyin-center"]) == 0
    assert changes(demo, CENTER) == ["-    date: 2026-11-01", "+    date: 2026-11-29"]
    assert "核对日期更新到 2026年11月29日" in capsys.readouterr().err
    assert run(["verify", "mingzhu-center"]) == 0
    assert "nothing to do" in capsys.readouterr().err


def test_another_role_loses_the_translation_of_the_last_one(demo: Path) -> None:
    assert run(["verify", "mingzhu-center", "--by", "街道党群服务岗", "--day", "2026-11-28"]) == 0
    assert changes(demo, CENTER) == [
        "-    date: 2026-11-01",
        "-    by: 社区值班岗",
        "-    by.en: Community duty desk",
        "+    date: 2026-11-28",
        "+    by: 街道党群服务岗",
    ]


def test_a_center_is_closed(demo: Path, capsys: Printed) -> None:
    options = [
        "--from",
        "2026-12-04",
        "--until",
        "2026-12-11",
        "--reason",
        "培训",
        "--replacement",
        "rongxi-center",
    ]
    assert run(["close", "mingzhu-center", *options]) == 0
    assert changes(demo, CENTER) == [
        "+  closure:",
        "+    valid_from: 2026-12-04",
        "+    valid_to: 2026-12-11",
        "+    reason: 培训",
        "+    replacement: rongxi-center",
    ]
    assert run(["close", "mingzhu-center", "--from", "2026-12-04", "--until", "2026-12-18"]) == 0
    assert "+    valid_to: 2026-12-18" in changes(demo, CENTER)
    assert "+    reason: 培训" not in changes(demo, CENTER)
    capsys.readouterr()
    assert run(["close", "mingzhu-center", "--from", "2026-12-04", "--replacement", "rongxi-centre"]) == 1
    assert "did you mean `rongxi-center`" in capsys.readouterr().err
    assert "+    valid_to: 2026-12-18" in changes(demo, CENTER)


def test_a_center_opens_again(demo: Path, capsys: Printed) -> None:
    assert run(["close", "mingzhu-center", "--from", "2026-12-04", "--reason", "培训"]) == 0
    assert run(["reopen", "mingzhu-center"]) == 0
    assert changes(demo, CENTER) == []
    assert run(["reopen", "mingzhu-center"]) == 0
    assert "nothing to do" in capsys.readouterr().err
    center, active = demo / CENTER, "  status: active\n"
    text = center.read_text("utf-8")
    center.write_text(text.replace(active, "  status: temporarily_closed\n  status_note: 修屋顶\n"), "utf-8")
    assert run(["reopen", "mingzhu-center"]) == 0
    assert changes(demo, CENTER) == []
    center.write_text(text.replace(active, "  status: defunct\n"), "utf-8")
    assert run(["reopen", "mingzhu-center"]) == 1
    assert "is gone for good" in capsys.readouterr().err


def test_a_center_moves_to_another_area(demo: Path, capsys: Printed) -> None:
    assert run(["move", "mingzhu-canteen", "wangjiang"]) == 1
    assert "[G101]" in capsys.readouterr().err  # its point is not there
    assert changes(demo, "content/centers/mingzhu-canteen.yaml") == []
    assert run(["move", "dongdi-temporary-station", "tingchao"]) == 0
    assert changes(demo, "content/centers/dongdi-temporary-station.yaml") == [
        "-  area: dongdi-huayuan",
        "+  area: tingchao",
    ]


def test_an_id_changes_everywhere(demo: Path) -> None:
    files = len([*demo.rglob("content/**/*")])
    assert run(["rename", "mingzhu-center", "pearl-center"]) == 0
    assert changes(demo, CENTER, "content/centers/pearl-center.yaml") == [
        "-  id: mingzhu-center",
        "+  id: pearl-center",
        "+  formerly: mingzhu-center",
    ]
    assert (
        changes(demo, "content/about.en.md")[0].replace("mingzhu-center", "pearl-center")[1:]
        == (changes(demo, "content/about.en.md")[1][1:])
    )
    assert changes(demo, "content/groups.yaml") == [
        "-    center: mingzhu-center",
        "+    center: pearl-center",
    ]
    assert len([*demo.rglob("content/**/*")]) == files
    assert run(["check"]) == 0
    assert run(["rename", "pearl-center", "mingzhu-center"]) == 0
    assert changes(demo, CENTER) == ["+  formerly: pearl-center"]


def test_areas_are_renamed_in_their_list_and_at_the_head_of_pages(demo: Path) -> None:
    assert run(["rename", "mingzhu", "pearl"]) == 0
    assert changes(demo, "communities.yaml")[:3] == [
        "-  - id: mingzhu",
        "+  - id: pearl",
        "+    formerly: mingzhu",
    ]
    assert changes(demo, "content/pacts/mingzhu.md") == ["-area: mingzhu", "+area: pearl"]
    assert run(["check"]) == 0


def test_a_board_gets_another_id_everywhere(demo: Path, capsys: Printed) -> None:
    ids = "party-affairs social-work volunteers charity guides elderly medical deliberation broadcast enterprise"
    boards = "".join(f"    - id: {id_}\n      name: 板块 {id_}\n" for id_ in ids.split())
    settings = demo / "communities.yaml"
    settings.write_text(
        settings.read_text("utf-8").replace("directory:\n", f"directory:\n  boards:\n{boards}", 1), "utf-8"
    )
    assert run(["rename", "medical", "health"]) == 0
    changed = changes(demo, "communities.yaml")
    at = changed.index("+    - id: health")
    assert changed[at : at + 3] == [
        "+    - id: health",
        "+      name: 板块 medical",
        "+      formerly: medical",
    ]
    assert {"-    board: medical", "+    board: health"} == set(
        changes(demo, "content/services/medical.yaml")
    )
    capsys.readouterr()
    assert run(["rename", "health", "mingzhu-center"]) == 1
    assert "[C114]" in capsys.readouterr().err
    site = make_publication(load_project(demo), SiteSettings()).editions[0].site
    assert ("boards/medical/index.html", "health") in [(old, board.id) for old, board in redirects(site)]


def test_an_id_that_is_taken_or_impossible_changes_nothing(demo: Path, capsys: Printed) -> None:
    assert run(["rename", "mingzhu-center", "rongxi-center"]) == 1
    assert "[C114]" in capsys.readouterr().err
    assert run(["rename", "mingzhu-center", "Pearl Center"]) == 1
    assert "[C112]" in capsys.readouterr().err
    assert run(["rename", "mingzhu-centre", "pearl-center"]) == 1
    assert "did you mean `mingzhu-center`" in capsys.readouterr().err
    assert changes(demo, CENTER) == []


def test_a_change_request_is_saved_and_applied_later(demo: Path, capsys: Printed) -> None:
    assert run(["verify", "mingzhu-center", "--request", "a.change.json"]) == 0
    assert changes(demo, CENTER) == []
    request, problems = read_request(demo / "a.change.json")
    assert request is not None
    assert problems == []
    assert list(request.texts) == [CENTER]
    center = demo / CENTER
    center.write_text(center.read_text("utf-8").replace("  level: community", "  level: street"), "utf-8")
    capsys.readouterr()
    assert run(["apply", "--dry-run", "a.change.json"]) == 0
    assert "has changed since" in capsys.readouterr().err
    assert run(["apply", "a.change.json"]) == 0
    assert changes(demo, CENTER) == [
        "-  level: community",
        "+  level: street",
        "-    date: 2026-11-01",
        "+    date: 2026-11-29",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["verify", "mingzhu-centre"], "did you mean `mingzhu-center`"),
        (["verify", "daoxiang-center"], "add --by ROLE"),
        (["close", "mingzhu", "--from", "2026-12-04"], "is not a center"),
        (["close", "mingzhu-center"], "at least"),
        (["move", "rongxi-volunteers", "mingzhu"], "does not belong to an area"),
    ],
)
def test_jobs_that_make_no_sense(demo: Path, capsys: Printed, arguments: list[str], said: str) -> None:
    assert run(arguments) == 1
    shown = capsys.readouterr().err
    assert said in shown
    assert "Sorry" not in shown
