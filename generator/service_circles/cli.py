"""The command `circles`. Exit codes: 0 fine, 1 the author's mistakes, 2 our own fault."""

# What a command needs it imports itself, so that `check` does not wait for MkDocs and folium.
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import platform
import sys
import time
import traceback
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from service_circles import __version__
from service_circles.records.area import Area
from service_circles.records.circle import ServiceCircle
from service_circles.records.record import Record

if TYPE_CHECKING:
    from service_circles.build import Loaded

FINE, MISTAKES, OUR_FAULT, INTERRUPTED = 0, 1, 2, 130
_FOLDER = click.Path(path_type=Path)


def _day_of(_context: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = date.min
    if not 2000 <= day.year <= 2999:  # calendars look some months ahead, and dates end with 9999
        raise click.BadParameter(
            f"“{given}”不是一天，要写成 2026-11-25 这样，年份从 2000 到 2999 / "
            f"`{given}` is no day such as 2026-11-25, with a year from 2000 to 2999"
        )
    return day


_DAY = click.option(
    "--day",
    metavar="YYYY-MM-DD",
    callback=_day_of,
    help="按哪一天生成；默认今天，或 SOURCE_DATE_EPOCH / the day of the pages: today, or SOURCE_DATE_EPOCH",
)


class _MistakesError(Exception):
    """Something for the author to mend, who has been told what."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "-C", "folder", metavar="DIR", default=".", type=_FOLDER, help="项目的文件夹 / the project's folder"
)
@click.option("--debug", is_flag=True, help="程序出错时显示细节 / show details if the program itself fails")
@click.version_option(__version__, "--version", message="circles %(version)s")
@click.pass_context
def circles(context: click.Context, folder: Path, debug: bool) -> None:
    """从 YAML 生成社区服务网站 / Builds a site of community services from YAML."""
    context.obj = folder
    if debug:
        os.environ["CIRCLES_DEBUG"] = "1"


@circles.command()
@click.pass_obj
def check(root: Path) -> None:
    """检查所有记录和页面 / Check all records and pages."""
    loaded = _load(root)
    records = sum(1 for _ in loaded.directory.all(Record)) if loaded.directory else 0
    pages = len(loaded.pages)
    _say(
        f"没有错误：{records} 条记录，{pages} 个手写页面 / no mistakes: {records} records, {pages} hand-written pages"
    )
    if loaded.directory and loaded.directory.all(ServiceCircle) and loaded.directory.settings.walking is None:
        _say("没有路网文件，服务圈按直线估算 / no extract of streets: circles are straight-line estimates")


@circles.command()
@click.option(
    "--output", type=_FOLDER, help="放网站的文件夹 / where the site goes (default: site in the project)"
)
@_DAY
@click.pass_obj
def build(root: Path, output: Path | None, day: date | None) -> None:
    """检查并生成网站 / Check, then build the site."""
    from service_circles.writing.output.output_folder import RefusedFolderError, refuse_foreign, replacing
    from service_circles.writing.rendering.handwritten_html import PagesRefusedError

    started = time.monotonic()
    output = output or root / "site"
    loaded = _load(root, day)
    try:
        refuse_foreign(output, root)
        with replacing(output) as staging:
            _publish(root, staging, loaded, with_records=True)
    except RefusedFolderError as refused:
        _refuse(str(refused))
    except PagesRefusedError as refused:
        _refuse(f"{refused}\n网站没有动 / the site is as it was")
    seconds = time.monotonic() - started
    _say(f"网站在 {output}，用了 {seconds:.1f} 秒 / the site is in {output}, {seconds:.1f} s")


@circles.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 / address to listen on")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="端口 / port")
@_DAY
@click.pass_obj
def serve(root: Path, host: str, port: int, day: date | None) -> None:
    """边改边看，网页自己更新 / Show the site while editing; pages reload by themselves."""
    from service_circles.basics.theme_folder import THEME
    from service_circles.plugin import read_settings
    from service_circles.serving import Handwritten, SiteServer, serve_until_interrupted

    try:
        server = SiteServer(host, port, failed=_apologize)
    except OSError as error:
        _refuse(
            f"{host}:{port} 用不了（{error.strerror}），换一个：circles serve --port {port + 1}"
            f" / cannot listen there; try another port"
        )
    _say(f"打开 / open {server.url}   Ctrl-C 结束 / to stop")
    pages = Handwritten(read_settings, partial(_publish, with_records=False))
    with suppress(KeyboardInterrupt):
        serve_until_interrupted(server, root, pages, theme=THEME, told=_tell_served, day=day)


@circles.command()
@click.argument("directory", type=_FOLDER)
def new(directory: Path) -> None:
    """新建一个项目，马上能生成 / Start a new project that builds at once."""
    from service_circles.starter import FolderNotEmptyError, start_project

    try:
        files = start_project(directory)
    except FolderNotEmptyError:
        _refuse(f"{directory} 里已有东西，没有动它 / {directory} is not empty and was left alone")
    for file in files:
        _say(f"  {directory / file}")
    _say(f"下一步 / next:  circles -C {directory} serve")


@circles.command()
@click.option("--json", "form", flag_value="json", help="全部数据，JSON / all data as JSON")
@click.option("--csv", "form", flag_value="csv", help="全部数据，表格 / all data as a table")
@click.option("--area", "area_id", metavar="ID", help="只看一个地方 / one area only")
@click.option(
    "--compare",
    "base",
    metavar="BASE",
    help="和另一个文件夹或 git 版本比 / compare with a folder or git revision",
)
@click.pass_obj
def reach(root: Path, form: str | None, area_id: str | None, base: str | None) -> None:
    """谁走得到、谁还走不到 / Who is reached on foot, and who is not."""
    from service_circles.reach_report import BaseRefusedError, effect_text, reach_text

    loaded = _load(root)
    if area_id and loaded.directory and area_id not in loaded.directory.by_id(Area):
        _refuse(f"没有编号是 {area_id} 的地方 / there is no area {area_id}")
    try:
        text = effect_text(loaded, base, form, area_id, _tell) if base else reach_text(loaded, form, area_id)
    except BaseRefusedError as refused:
        _refuse(str(refused))
    click.echo(text, nl=False)


@circles.command()
def schema() -> None:
    """输出 JSON Schema，供编辑器提示 / Print the JSON Schema, for hints in editors."""
    from service_circles.records.exports.json_schema import schema_text

    click.echo(schema_text(), nl=False)


def _say(text: str) -> None:
    click.echo(text, err=True)


def _refuse(text: str) -> NoReturn:
    _say(text)
    raise _MistakesError


def _load(root: Path, day: date | None = None) -> Loaded:
    """Read and check, showing all problems; mistakes end the command."""
    from service_circles.build import load

    _say(f"正在读取 {root.resolve().name}…… / reading")
    loaded = load(root, day)
    _tell(loaded)
    if loaded.mistakes:
        raise _MistakesError
    return loaded


def _tell(loaded: Loaded) -> None:
    from service_circles.problems.report import report

    if loaded.problems:
        _say(report(loaded.problems, color=sys.stderr.isatty() and "NO_COLOR" not in os.environ))


def _tell_served(loaded: Loaded) -> None:
    _tell(loaded)
    if not loaded.mistakes:
        _say("网页已更新 / pages are up to date")


def _publish(root: Path, folder: Path, loaded: Loaded, *, with_records: bool) -> None:
    from service_circles.plugin import publish

    for warning in publish(root, folder, loaded, say=_say, with_records=with_records):
        _say(f"提醒 / warning: {warning}")


def _apologize() -> None:
    if os.environ.get("CIRCLES_DEBUG"):
        traceback.print_exc()
    kind, error, _ = sys.exc_info()
    name = kind.__name__ if kind else ""
    _say(
        "抱歉，这是程序的错，不是您的。请把下面一行和您用的命令告诉我们；加上 --debug 会显示细节。\n"
        "Sorry: this is our fault, not yours. Please report the line below and the command; --debug shows more.\n"
        f"  circles {__version__}, Python {platform.python_version()}, {platform.system()}: {name}: {error}"
    )


def run(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    try:
        circles.main(arguments, prog_name="circles", standalone_mode=False)
    except _MistakesError:
        return MISTAKES
    except click.ClickException as error:
        error.show()
        return MISTAKES
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except Exception:  # noqa: BLE001 - whatever it is, an author must not see a traceback
        _apologize()
        return OUR_FAULT
    return FINE


def main() -> NoReturn:
    """The entry point. It ends the process at once: to take thousands of records apart takes over a second."""
    code = run()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(code)
