"""Subcommands for reviewers: what a change means, what it looks like, what needs to be verified."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service_circles.cli.command_group import DAY, FOLDER, circles, load
from service_circles.cli.terminal import MistakesError, refuse, say, show_problems

if TYPE_CHECKING:
    from service_circles.build.project import Project
    from service_circles.reviewing.review.review import Review

LANGUAGE = click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="语言 / language"
)


@circles.command()
@click.argument("base", required=False)
@click.option(
    "--to", "other", metavar="OTHER", help="不比现在的，比这个 / compare this in place of the present"
)
@click.option("--text", "form", flag_value="text", default=True, help="给人看（默认）/ to read (default)")
@click.option(
    "--markdown", "form", flag_value="markdown", help="贴到合并请求里 / a comment for a pull request"
)
@click.option("--json", "form", flag_value="json", help="全部数据，JSON / all data as JSON")
@click.option("--read", "saved", type=FOLDER, help="显示 --json 存下的 / show what --json saved")
@LANGUAGE
@click.pass_obj
def diff(root: Path, base: str | None, other: str | None, form: str, saved: Path | None, lang: str) -> None:
    """对居民来说改了什么；BASE 是文件夹或 git 版本 / What changes for residents since BASE, a folder or revision."""
    from service_circles.reviewing.review.review_maker import LANGUAGES
    from service_circles.reviewing.review.review_texts import review_markdown, review_text

    if (saved is None) is (base is None):
        refuse("写一个 BASE，或者 --read 文件 / name a BASE, or a file to --read")
    review = _saved_review(saved) if saved else _made_review(root, base or "", other)
    if form == "json":
        click.echo(review.model_dump_json(indent=2))
    else:
        show = review_markdown if form == "markdown" else review_text
        click.echo(show(review, LANGUAGES[lang]()), nl=False)
    if review.has_mistakes:
        raise MistakesError


_LARGEST_SAVED = 20_000_000


def _saved_review(file: Path) -> Review:
    """A review from a file that nobody vouches for."""
    from pydantic import ValidationError

    from service_circles.reviewing.review.review import Review

    try:
        data = file.read_bytes()
        if len(data) > _LARGEST_SAVED:
            refuse(f"{file} 太大 / is too large")
        return Review.model_validate_json(data)
    except OSError as error:
        refuse(f"{file} 打不开 / cannot be opened: {error.strerror}")
    except ValidationError as error:
        refuse(
            f"{file} 不是 circles diff --json 的结果 / is not what circles diff --json writes: {error.error_count()}"
        )


def _made_review(root: Path, base: str, other: str | None) -> Review:
    with _versions(root, base, other) as (_, _, review):
        return review


@contextmanager
def _versions(root: Path, base: str, other: str | None = None) -> Iterator[tuple[Project, Project, Review]]:
    """Both versions and what changes between them; problems are shown."""
    from service_circles.build.base_project import BaseRefusedError, base_project, files_beside
    from service_circles.build.project import load_project
    from service_circles.reviewing.review.review_maker import make_review

    say(f"正在比较 {root.resolve().name}…… / comparing")
    project = load_project(root)
    try:
        with ExitStack() as opened:
            before = opened.enter_context(base_project(project, base, show_problems))
            after = opened.enter_context(base_project(project, other, show_problems)) if other else project
            review = make_review(before, after, base, files_beside(project, base, other))
            if review.has_mistakes:
                show_problems(after)
            yield before, after, review
    except BaseRefusedError as refused:
        refuse(str(refused))


@circles.command()
@click.argument("base")
@click.option("--output", type=FOLDER, required=True, help="放到哪个文件 / the file to write")
@LANGUAGE
@click.pass_obj
def preview(root: Path, base: str, output: Path, lang: str) -> None:
    """改之前和改之后的页面，放在一个文件里 / Pages before and after, in one file; BASE as in `diff`."""
    from service_circles.reviewing.preview.preview_file import preview_html
    from service_circles.reviewing.review.review_maker import LANGUAGES

    with _versions(root, base) as (before, after, review):
        text = preview_html(before, after, review, LANGUAGES[lang]())
    output.write_text(text, "utf-8")
    say(f"写好了 / written: {output} ({len(text.encode()):,} B)")
    if review.has_mistakes:
        raise MistakesError


def _parse_month(_context: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(f"{given}-01")
    except ValueError:
        raise click.BadParameter(
            f"“{given}”不是一个月，要写成 2026-11 这样 / `{given}` is not a month such as 2026-11"
        ) from None


@circles.command()
@click.option(
    "--month",
    metavar="YYYY-MM",
    callback=_parse_month,
    help="哪个月，默认这个月 / which month (default: this one)",
)
@click.option("--area", metavar="ID", help="只看一个地方 / one area only")
@click.option("--role", help="只看一个岗位 / one role only")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "ics", "json"]),
    default="text",
    show_default=True,
    help="贴到群里、表格、日历、数据 / for a chat, a spreadsheet, a calendar, programs",
)
@LANGUAGE
@DAY
@click.pass_obj
def stale(root: Path, /, form: str, lang: str, day: date | None, **asked: Any) -> None:
    """这个月要核对什么 / What to verify this month, with a link for each answer."""
    from service_circles.build.project import default_day
    from service_circles.records.area import Area
    from service_circles.reviewing.freshness.due_exports import EXPORTS, DueList
    from service_circles.reviewing.freshness.due_records import Wanted, due_records
    from service_circles.reviewing.freshness.due_texts import DueTexts
    from service_circles.reviewing.review.review_maker import LANGUAGES

    project = load(root, day)
    directory = project.directory
    if directory is None:
        raise MistakesError
    if asked["area"] and asked["area"] not in directory.by_id(Area):
        refuse(f"没有编号是 {asked['area']} 的地方 / there is no area {asked['area']}")
    day = day or default_day(directory.zone)
    wanted = Wanted(asked["month"] or day.replace(day=1), asked["area"], asked["role"])
    texts = DueTexts(
        directory, LANGUAGES[lang](), _site_url(project), has_form=directory.settings.editing is not None
    )
    listed = DueList(due_records(directory, wanted), texts, wanted.month, day, root)
    click.echo(EXPORTS[form](listed), nl=False)


def _site_url(project: Project) -> str | None:
    """Return the published address of the site, from mkdocs.yml; None if it cannot be read."""
    from service_circles.cli.chosen_page_maker import handwritten_pages
    from service_circles.writing.handwritten.handwritten_html import PagesRefusedError

    try:
        return handwritten_pages(project).settings.site_url
    except PagesRefusedError as refused:
        say(f"{refused}\n没有网址，所以没有链接 / without an address there are no links")
        return None
