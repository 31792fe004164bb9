"""Collecting on a cluster of Dask: a task per district, on workers that see the same disk.

Results are files, the copies of districts, so nothing is lost with a worker or with the scheduler: another run goes on
where this one ended. Dask is imported here only, since most portals do without.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import logging
from asyncio import CancelledError
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from service_circles import __version__
from service_circles.basics.forked_work import cores
from service_circles.federating.collecting import (
    CollectTask,
    Engine,
    Outcome,
    collect_district,
    fault_outcome,
)
from service_circles.languages.phrase import Phrase, phrase

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
_INSTALL = "pip install 'service-circles[cluster]'"
_RETRIES = 2
_WAIT_S = 30
"""The longest wait for a scheduler to answer, and for the first worker."""


class ClusterError(Exception):
    """The cluster cannot be used, or was lost; `reason` says why."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text)
        self.reason = reason


@contextmanager
def cluster_engine(address: str, root: Path) -> Iterator[Engine]:
    """An engine that collects on the cluster with an address; "local" starts one on this machine. Raises ClusterError."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # it logs a traceback for each failed attempt
    with ExitStack() as stack:
        try:
            client = _client(address, stack)
            client.wait_for_workers(1, timeout=_WAIT_S)
        except ModuleNotFoundError:
            raise ClusterError(phrase("没有装 Dask：请运行 {command}", command=_INSTALL)) from None
        except (OSError, RuntimeError, ValueError) as error:  # a timeout is an OSError
            told = phrase("集群连不上，或者没有工作进程（{reason}）", reason=error)
            raise ClusterError(told) from None
        _refuse_other_workers(client, root.resolve())
        yield lambda tasks: _on_cluster(client, tasks)


def _client(address: str, stack: ExitStack) -> Client:
    from distributed import Client, LocalCluster

    if address != LOCAL:
        return stack.enter_context(Client(address, timeout=_WAIT_S))  # type: ignore[no-any-return]
    started = LocalCluster(
        n_workers=cores(),
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
    return stack.enter_context(Client(stack.enter_context(started)))  # type: ignore[no-any-return]


def _refuse_other_workers(client: Client, root: Path) -> None:
    """Refuse workers with another version of this program, or that do not see the portal's folder."""
    try:
        seen = client.run(_seen_by_worker, root)
    except Exception as error:  # noqa: BLE001 - whatever the worker raised, such as that it does not have this program
        told = phrase("工作进程不能运行这个程序（{reason}）", reason=error)
        raise ClusterError(told) from None
    for worker, (version, has_folder) in seen.items():
        if version != __version__:
            told = phrase(
                "{worker} 上的程序是 {found} 版，这里是 {known}",
                worker=worker,
                found=version,
                known=__version__,
            )
            raise ClusterError(told)
        if not has_folder:
            raise ClusterError(
                phrase("{worker} 看不到 {folder}：要在同一个磁盘上", worker=worker, folder=root)
            )


def _seen_by_worker(root: Path) -> tuple[str, bool]:
    return __version__, root.is_dir()


def _on_cluster(client: Client, tasks: Sequence[CollectTask]) -> Iterator[Outcome]:
    from distributed import as_completed

    futures = {client.submit(collect_district, task, retries=_RETRIES, pure=False): task for task in tasks}
    for done, future in enumerate(as_completed(list(futures))):
        try:
            yield _outcome_of(future, futures[future])
        except (CancelledError, OSError):  # the connection is closed
            told = phrase("集群断了：{all} 个区做完了 {done} 个，都留着；再运行一次就接着做，网站没有动", all=len(tasks), done=done)  # fmt: skip
            raise ClusterError(told) from None
        future.release()


def _outcome_of(future: Future[Outcome], task: CollectTask) -> Outcome:
    """The outcome of a finished task; one that killed its workers, or raised each time, is a failed district."""
    if future.status == "cancelled":
        raise CancelledError
    error = future.exception()
    return fault_outcome(task, error) if error is not None else future.result()
