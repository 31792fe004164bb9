"""A portal on a cluster: real workers and a real scheduler, which are killed; a district that is built by the portal."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, setrlimit
from socket import create_connection, create_server

import pytest
from distributed import Client

from service_circles.cli.program import run
from service_circles.federating.cluster import ClusterError, cluster_engine
from service_circles.federating.collecting import Collected, CollectTask, Engine, Outcome, collect, on_threads
from service_circles.federating.district_build import build_district
from service_circles.federating.portal_reader import Portal, read_portal
from service_circles.languages.catalogs import in_both
from tests.federating.districts import district_in, misbehaving, portal_in
from tests.publishing import DAY

COUNT = 6


@contextmanager
def _program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program of Dask in a process group of its own, which ends with the test."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:], "--no-dashboard"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def _scheduler() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _program("dask_scheduler", "--host", "127.0.0.1", "--port", str(port)) as process:
        while True:
            with suppress(OSError), create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield process, f"tcp://127.0.0.1:{port}"


def _worker(address: str, *options: str) -> AbstractContextManager[subprocess.Popen[bytes]]:
    return _program("dask_worker", address, "--nthreads", "1", "--death-timeout", "20", *options)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A scheduler with two workers, each of which is started again when it is killed."""
    with _scheduler() as (_, address), _worker(address), _worker(address):
        yield address


def _portal(root: Path, sites: dict[str, str], seconds: int = 60) -> Portal:
    portal, _ = read_portal(portal_in(root, sites, seconds))
    assert portal
    return portal


def _districts(folder: Path) -> dict[str, str]:
    for number in range(COUNT):
        district_in(folder / f"d{number}", f"d{number}")
    return {f"d{number}": f"../d{number}" for number in range(COUNT)}


def _collected(portal: Portal, engine: Engine) -> dict[str, Outcome]:
    return {each.id: each for each in collect(portal, DAY, lambda _done, _all: None, engine)}


def _copies(portal: Portal) -> dict[str, bytes]:
    folder = portal.root / ".circles/districts"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_workers_collect_what_threads_do(cluster: str, tmp_path: Path) -> None:
    sites = _districts(tmp_path) | {"corrupt": "../corrupt", "gone": "../gone"}
    district_in(tmp_path / "corrupt", "corrupt")
    (tmp_path / "corrupt/federation/places.json").write_bytes(b"{}")
    here, there = _portal(tmp_path / "here", sites), _portal(tmp_path / "there", sites)
    with cluster_engine(cluster, there.root) as engine:
        first = _collected(there, engine)
        assert first == _collected(here, on_threads)
        assert [each.id for each in first.values() if each.has_failed] == ["corrupt", "gone"]
        assert _copies(there) == _copies(here)
        assert {each.state for each in _collected(there, engine).values()} == {
            Collected.SAME,
            Collected.MISSING,
        }


def test_a_killed_worker_loses_nothing(cluster: str, tmp_path: Path) -> None:
    """Both workers are killed, one of them while it waits for a host that never answers."""
    sites = _districts(tmp_path)
    with misbehaving("silent") as host:
        portal = _portal(tmp_path / "portal", {"silent": host, **sites}, seconds=2)
        with cluster_engine(cluster, portal.root) as engine:
            before = _workers(cluster)

            def killing(tasks: Sequence[CollectTask]) -> Iterator[Outcome]:
                for number, outcome in enumerate(engine(tasks)):
                    if number == 0:
                        for worker in before:
                            os.kill(worker, signal.SIGKILL)
                    yield outcome

            outcomes = _collected(portal, killing)
            assert not set(before) & set(_workers(cluster))
    assert outcomes.pop("silent").state is Collected.MISSING
    assert {each.state for each in outcomes.values()} <= {Collected.TAKEN, Collected.SAME}
    assert len(outcomes) == COUNT


def _workers(address: str) -> list[int]:
    with Client(address) as client:
        client.wait_for_workers(2)
        return [int(pid) for pid in client.run(os.getpid).values()]


def test_workers_whose_disk_is_full_keep_the_last_copies(cluster: str, tmp_path: Path) -> None:
    """The system refuses to write more than 600 bytes into a file, so that each copy ends in its midst."""
    portal = _portal(tmp_path / "portal", _districts(tmp_path))
    with cluster_engine(cluster, portal.root) as engine, Client(cluster) as client:
        _collected(portal, engine)
        good = _copies(portal)
        for number in range(COUNT - 1):
            district_in(tmp_path / f"d{number}", f"d{number}", changed={"day": "2026-11-26"})
        client.run(setrlimit, RLIMIT_FSIZE, (600, RLIM_INFINITY))
        outcomes = list(_collected(portal, engine).values())
        client.run(setrlimit, RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))
        assert [each.state for each in outcomes] == [Collected.KEPT] * (COUNT - 1) + [Collected.SAME]
        assert outcomes[0].reason
        assert "collecting failed ([Errno 27] File too large)" in in_both(outcomes[0].reason)
        assert _copies(portal) == good
        assert {each.state for each in _collected(portal, engine).values()} == {
            Collected.TAKEN,
            Collected.SAME,
        }


def test_a_killed_scheduler_keeps_what_is_done(tmp_path: Path) -> None:
    portal = _portal(tmp_path / "portal", _districts(tmp_path))
    with (
        _scheduler() as (scheduler, address),
        _worker(address, "--no-nanny"),
        cluster_engine(address, portal.root) as engine,
    ):

        def killing(tasks: Sequence[CollectTask]) -> Iterator[Outcome]:
            for number, outcome in enumerate(engine(tasks)):
                yield outcome
                if number == 1:
                    scheduler.kill()

        with pytest.raises(ClusterError) as raised:
            _collected(portal, killing)
    assert "the cluster is gone: 2 of 6 districts are done and kept" in in_both(raised.value.reason)
    states = [each.state for each in _collected(portal, on_threads).values()]
    assert states.count(Collected.SAME) >= 2
    assert set(states) <= {Collected.SAME, Collected.TAKEN}


def test_a_cluster_that_cannot_be_used_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = _portal(tmp_path / "portal", _districts(tmp_path)).root
    assert run(["-C", str(root), "portal", "--cluster", "nothing://here"]) == 1
    assert "the cluster cannot be reached" in capsys.readouterr().err
    code = "import sys; sys.modules['distributed'] = None; from service_circles.cli import main; main()"
    command = [sys.executable, "-c", code, "-C", str(root), "portal", "--cluster", "local"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'service-circles[cluster]'" in done.stderr
    assert "Traceback" not in done.stderr


PROJECT = """directory:
  id: {id}
  name: {id}区
  publisher: {{name: 测试}}
  federation: true
  handbook: false
  pages: shell
  link_pictures: false
  languages: [zh-Hans]
"""


def _project(folder: Path, id_: str, more: str = "") -> None:
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "communities.yaml").write_text(PROJECT.format(id=id_) + more, encoding="utf-8")


def test_a_portal_builds_districts_and_only_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a cluster of this machine first, then without: what one has built the other need not build."""
    for id_ in ("east", "west"):
        _project(tmp_path / id_, id_)
    root = portal_in(tmp_path / "portal", {})
    with (root / "portal.yaml").open("a", encoding="utf-8") as file:
        file.write("    - {id: east, name: 东, site: ../east-site, project: ../east}\n")
        file.write("    - {id: west, name: 西, site: https://west.example/, project: ../west}\n")
    text = (root / "portal.yaml").read_text("utf-8")
    (root / "portal.yaml").write_text(text.replace("file_mb: 0.1, district_mb: 0.2", "file_mb: 9"), "utf-8")

    assert run(["-C", str(root), "portal", "--day", str(DAY), "--cluster", "local"]) == 0
    assert "0 failed" in capsys.readouterr().err
    built = {id_: (tmp_path / id_).stat().st_mtime_ns for id_ in ("east-site", "west/site")}
    assert "https://west.example/" in (root / "site/areas/west/index.html").read_text("utf-8")

    _project(tmp_path / "west", "west", "  nmae: 西\n")
    assert run(["-C", str(root), "portal", "--day", str(DAY)]) == 0
    said = capsys.readouterr().err
    assert "the site could not be built: communities.yaml:10:3 [R108]" in said
    assert "districts that failed: west" in said
    assert "east" not in said.replace("east-site", "")
    assert {id_: (tmp_path / id_).stat().st_mtime_ns for id_ in built} == built

    _project(tmp_path / "west", "west")
    portal, _ = read_portal(root)
    assert portal
    west = portal.list.districts[1]
    build_district(west, root, portal.list.limits.build_seconds, DAY)
    assert (tmp_path / "west/site").stat().st_mtime_ns == built["west/site"]  # its files are as they were
    (tmp_path / "west/site/federation.json").unlink()
    build_district(west, root, portal.list.limits.build_seconds, DAY)
    assert (tmp_path / "west/site/federation.json").is_file()
