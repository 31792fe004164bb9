"""Subcommands that read, build and show a project: their options, and the calls that do the work."""

# Each command imports what it needs, so that `check` does not wait for MkDocs and folium.
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import time
from contextlib import suppress
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service_circles.cli.command_group import DAY, FOLDER, FORMS, FORMS_HELP, circles, load
from service_circles.cli.terminal import (
    MistakesError,
    counting_line,
    refuse,
    report_own_error,
    say,
    show_preview_problems,
    show_problems,
)
from service_circles.records.area import Area
from service_circles.records.circle import ServiceCircle
from service_circles.records.record import Record

if TYPE_CHECKING:
    from service_circles.reading.file_readings import Readings


@circles.command()
@click.option("--format", "form", type=FORMS, default="text", help=FORMS_HELP)
@click.pass_obj
def check(root: Path, form: str) -> None:
    """检查所有记录和页面 / Check all records and pages."""
    if form != "text":
        _print_problems(root, form)
        return
    from service_circles.cli.editor_hints import is_outdated

    project = load(root)
    directory, pages = project.directory, len(project.pages)
    records = sum(1 for _ in directory.all(Record)) if directory else 0
    say(
        f"没有错误：{records} 条记录，{pages} 个手写页面 / no mistakes: {records} records, {pages} hand-written pages"
    )
    if directory and directory.all(ServiceCircle) and directory.settings.walking is None:
        say("没有路网文件，服务圈按直线估算 / no extract of streets: circles are straight-line estimates")
    if is_outdated(root):
        say(
            "编辑器的提示是别的版本的，运行 circles schema --write 更新"
            " / hints in editors are of another version: run circles schema --write"
        )


def _print_problems(root: Path, form: str) -> None:
    """All problems in a format for programs, with paths from the folder in which the command runs."""
    from service_circles.build.project import load_project
    from service_circles.problems.problem_formats import problems_as

    project = load_project(root)
    here, folder = Path.cwd(), root.resolve()
    inside = folder.relative_to(here).as_posix() if folder.is_relative_to(here) else ""
    click.echo(problems_as(form, project.problems, inside), nl=False)
    if project.has_mistakes:
        raise MistakesError


@circles.command()
@click.option(
    "--output", type=FOLDER, help="放网站的文件夹 / where the site goes (default: site in the project)"
)
@DAY
@click.option(
    "--watch", is_flag=True, help="改了就再生成，Ctrl-C 结束 / build again after each change, until Ctrl-C"
)
@click.pass_obj
def build(root: Path, output: Path | None, day: date | None, *, watch: bool) -> None:
    """检查并生成网站 / Check, then build the site."""
    output = output or root / "site"
    if not watch:
        _build_once(root, output, day)
        return
    from service_circles.basics.theme_folder import theme_folders
    from service_circles.build.project import kept_readings
    from service_circles.serving.rebuilding import rebuild_until_interrupted

    readings = kept_readings(root)

    def build_again() -> None:
        try:
            _build_once(root, output, day, readings)
        except MistakesError:
            return  # they are reported, and the next change may correct them
        except Exception:  # noqa: BLE001 - the next change may be fine again
            report_own_error()

    with suppress(KeyboardInterrupt):
        rebuild_until_interrupted(root, theme_folders(root), build_again)


def _build_once(root: Path, output: Path, day: date | None, readings: Readings | None = None) -> None:
    started = time.monotonic()
    project = load(root, day, meanwhile=_import_writers, readings=readings)
    from service_circles.build.published_site import build_site
    from service_circles.cli.chosen_page_maker import handwritten_pages
    from service_circles.writing.handwritten.handwritten_html import PagesRefusedError
    from service_circles.writing.output.output_folder import RefusedFolderError, refuse_foreign

    try:
        refuse_foreign(output, root)
        with counting_line() as count:
            build_site(project, handwritten_pages(project), output, progress=say, count=count)
    except RefusedFolderError as refused:
        refuse(str(refused))
    except PagesRefusedError as refused:
        refuse(f"{refused}\n网站没有动 / the site is as it was")
    seconds = time.monotonic() - started
    say(f"网站在 {output}，用了 {seconds:.1f} 秒 / the site is in {output}, {seconds:.1f} s")


def _import_writers() -> None:
    """Import what makes pages: half a second, in which another process reads the records."""
    for module in ("service_circles.plugin.mkdocs_build", "holidays.countries"):
        with suppress(ImportError):  # a site in our own shell needs no MkDocs
            import_module(module)


@circles.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 / address to listen on")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="端口 / port")
@DAY
@click.pass_obj
def serve(root: Path, host: str, port: int, day: date | None) -> None:
    """边改边看，网页自己更新 / Show the site while editing; pages reload by themselves."""
    from service_circles.basics.theme_folder import THEME
    from service_circles.cli.chosen_page_maker import handwritten_pages
    from service_circles.serving import SiteServer, serve_until_interrupted

    try:
        server = SiteServer(host, port, failed=report_own_error)
    except OSError as error:
        refuse(
            f"{host}:{port} 用不了（{error.strerror}），换一个：circles serve --port {port + 1}"
            f" / cannot listen there; try another port"
        )
    say(f"打开 / open {server.url}   Ctrl-C 结束 / to stop")
    with suppress(KeyboardInterrupt):
        serve_until_interrupted(
            server, root, handwritten_pages, theme=THEME, on_version=show_preview_problems, day=day
        )


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
    from service_circles.build.base_project import BaseRefusedError
    from service_circles.build.reach_report import effect_text, reach_text

    project = load(root)
    if area_id and project.directory and area_id not in project.directory.by_id(Area):
        refuse(f"没有编号是 {area_id} 的地方 / there is no area {area_id}")
    try:
        if base:
            text = effect_text(project, base, form, area_id, show_problems)
        else:
            text = reach_text(project, form, area_id)
    except BaseRefusedError as refused:
        refuse(str(refused))
    click.echo(text, nl=False)


@circles.command()
@click.argument("code")
def explain(code: str) -> None:
    """一个编号（如 Y104）怎么来的、怎么改 / How the problem of a code comes about, and what to do."""
    from service_circles.problems.explanation import explanation

    text = explanation(code.upper())
    if text is None:
        refuse(f"没有 {code} 这个编号 / there is no code {code}")
    click.echo(text, nl=False)


@circles.command()
@click.option("--write", is_flag=True, help="写进项目，给 VS Code 用 / into the project, for VS Code")
@click.option("--requests", is_flag=True, help="改动单的 JSON Schema / that of change requests")
@click.pass_obj
def schema(root: Path, write: bool, requests: bool) -> None:
    """输出 JSON Schema，供编辑器提示 / Print the JSON Schema, for hints in editors."""
    from service_circles.cli.editor_hints import write_schema
    from service_circles.editing.change_request import ChangeRequest
    from service_circles.records.exports.json_schema import schema_text

    if requests:
        click.echo(json.dumps(ChangeRequest.model_json_schema(), ensure_ascii=False, indent=2))
    elif write:
        say(f"写好了 / written: {root / write_schema(root)}")
    else:
        click.echo(schema_text(), nl=False)
