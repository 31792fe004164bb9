"""Run `circles geocode`: ask a service and keep its answers, or make a change request of them."""

# ruff: noqa: PLC0415 - as in commands.py

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service_circles.cli.command_group import load_quietly
from service_circles.cli.terminal import refuse, say

if TYPE_CHECKING:
    from service_circles.build.project import Project
    from service_circles.geocoding.geocoding_lock import LockEntry, LockFile
    from service_circles.geocoding.geocoding_services import Answer
    from service_circles.records.directory import ServiceDirectory

_RESULTS = {
    "found": "查到了 / found",
    "outside": "不在它的范围里，不用 / outside its area, not used",
    "nothing": "没有查到 / not found",
}
_FAILURES = {
    "key": "密钥不对或没有权限 / the key is wrong or lacks the right",
    "quota": "今天的次数用完了 / the quota is used up",
    "away": "连不上 / cannot be reached",
    "host": "要转到名单以外的网址，没有跟去 / it redirects to another host, which is not followed",
    "answer": "回答的格式不对 / the answer has another form",
}
_NOT_ACCEPTED = {
    "unknown": "没有这条记录 / no such record",
    "located": "已经有坐标，人写的为准 / has coordinates already, which count",
    "unasked": "还没有查过，先运行 circles geocode --service … / not asked yet",
    "stale": "查过以后地址改了，再查一次 / its address was changed since: ask again",
    "outside": "查到的点不在它的范围里 / the point is outside its area",
    "nothing": "没有查到 / nothing was found",
}


def ask_service(
    root: Path, ids: Sequence[str], service: str, server: str | None, pause: float | None
) -> None:
    """Ask for all places without coordinates and keep each answer at once, so that nothing is asked twice."""
    from service_circles.geocoding.geocode_run import answered, pruned, questions
    from service_circles.geocoding.geocoding_lock import LockFile, write_lock
    from service_circles.geocoding.geocoding_services import ServiceFailedError

    ask = _asker(service, server, pause)
    project = load_quietly(root)
    directory, day = _read(project), project.day
    lock = pruned(directory, _lock(root))
    asked = questions(directory, lock, service, ids)
    if strange := set(ids) - {question.place.id for question in asked}:
        refuse(
            f"{'、'.join(sorted(strange))}：没有这条，或者没有地址，或者已有坐标 / unknown, without an address, or located"
        )
    entries = dict(lock.entries)
    try:
        for id_, entry in answered(directory, asked, service, ask, day) if day else ():
            entries[id_] = entry
            click.echo(f"{id_}  {_line(entry)}")
    except ServiceFailedError as failed:
        refuse(f"{service}：{_FAILURES[failed.reason]}。查到的已经记下，可以再运行 / answers so far are kept")
    finally:
        write_lock(root, LockFile(entries=entries))
    _say_what_next(entries, len(asked))


def accept_answers(root: Path, ids: Sequence[str], output: Path) -> None:
    """Write the change request that gives records their coordinates; nothing is written if one of them cannot be accepted."""
    from service_circles.geocoding.geocode_run import NotAcceptedError, acceptance

    if not ids:
        refuse("写明接受哪几条：circles geocode --accept 编号… / name the records: --accept ID…")
    project = load_quietly(root)
    if project.day is None:
        return
    try:
        request = acceptance(_read(project), _lock(root), ids, project.day)
    except NotAcceptedError as refused:
        refuse(f"{refused.id}：{_NOT_ACCEPTED[refused.reason]}")
    output.write_text(request.to_json(), "utf-8")
    say(f"改动单在 {output}，看过以后 / look at it, then:  circles apply {output}")


def _asker(name: str, server: str | None, pause: float | None) -> Callable[[str], Answer | None]:
    from service_circles.geocoding.allowed_hosts import is_safe_server
    from service_circles.geocoding.geocoding_services import SERVICES, asker

    service = SERVICES[name]
    key = os.environ.get(service.key_variable or "", "")
    if service.key_variable and not key:
        refuse(
            f"先设密钥：环境变量 {service.key_variable} / set the key as {service.key_variable} in the environment"
        )
    if server and not is_safe_server(server):
        refuse(
            "--server 要写 https:// 开头的网址，本机可以 http:// / has to be https://, or http:// on this machine"
        )
    return asker(service, key, server, service.seconds if pause is None else pause)


def _read(project: Project) -> ServiceDirectory:
    if project.directory is None:
        refuse("没有读到记录 / no records were read")
    return project.directory


def _lock(root: Path) -> LockFile:
    from service_circles.geocoding.geocoding_lock import LOCK_FILE, LockUnreadableError, read_lock

    try:
        return read_lock(root)
    except LockUnreadableError:
        refuse(
            f"{LOCK_FILE} 读不懂，可能改过或有合并冲突：恢复或删掉它 / cannot be read: restore or delete it"
        )


def _line(entry: LockEntry) -> str:
    said = _RESULTS[entry.result.value]
    if entry.datum is None or entry.accuracy is None:
        return f"{said}  {entry.address}"
    return f"{said}  {entry.latitude},{entry.longitude} {entry.datum.value} {entry.accuracy.label}  {entry.matched or ''}"


def _say_what_next(entries: dict[str, LockEntry], asked: int) -> None:
    usable = [id_ for id_, entry in entries.items() if entry.result.value == "found"]
    say(f"问了 {asked} 条，可用的共 {len(usable)} 条 / asked {asked}, usable {len(usable)}")
    if usable:
        say(f"在地图上看过以后 / after a look at a map:  circles geocode --accept {' '.join(usable[:3])} …")
