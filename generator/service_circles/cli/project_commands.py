"""Subcommands for a project as a whole: new, upgrade, languages."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path

import click

from service_circles.cli.command_group import FOLDER, circles, load
from service_circles.cli.terminal import refuse, say


@circles.command()
@click.argument("directory", type=FOLDER)
@click.option(
    "--country",
    metavar="CC",
    help="哪国：CN、SG、US…… / country by ISO 3166, such as FR (default: by language, else CN)",
)
@click.option(
    "--region", metavar="CODE", help="地区，照 ISO 3166-2 / region, for its holidays, such as CA in US"
)
@click.option(
    "--language",
    metavar="CODE",
    help="用哪种语言写：zh-Hans、en、fr…… / language of records, such as fr (default: the country's)",
)
@click.option(
    "--time-zone",
    metavar="ZONE",
    help="时区 / time zone, such as America/Denver (default: the country's largest)",
)
@click.option(
    "--with",
    "arrangements",
    metavar="NAMES",
    help="要哪些样板，逗号分开：ledgers,events,wishes…… / examples to bring, such as ledgers,events,wishes",
)
@click.option("--name", metavar="TEXT", help="网站的名字 / name of the site")
@click.option(
    "--from",
    "table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="从表格开始 / records from a table",
)
@click.option(
    "--datum",
    type=click.Choice(["wgs84", "gcj02", "bd09"]),
    help="表格里坐标的坐标系 / datum of its coordinates",
)
def new(
    directory: Path, table: Path | None, datum: str | None, arrangements: str | None, **asked: str | None
) -> None:
    """新建一个项目，马上能生成 / Start a new project, a whole repository that builds at once."""
    from dataclasses import replace

    from service_circles.cli.starter import FolderNotEmptyError, start_project
    from service_circles.cli.starter.start import StartRefusedError, start_for

    try:
        start = replace(start_for(**asked), table=table is not None, chosen=_chosen(arrangements, asked))
        files = start_project(directory, start)
    except StartRefusedError as refused:
        refuse(str(refused))
    except FolderNotEmptyError:
        refuse(f"{directory} 里已有东西，没有动它 / {directory} is not empty and was left alone")
    for file in files:
        say(f"  {directory / file}")
    if table:
        from service_circles.cli.importing_table import import_table

        say(f"项目在 {directory}，现在读 {table.name} / the project is there; now reading the table")
        import_table(directory, table.absolute(), new_areas=start.root_area, new_kinds=True, datum=datum)
        say(f"以后再读这张表 / to read the table again:  circles -C {directory} import {table}")
    say(f"下一步 / next:  circles -C {directory} serve")


def _chosen(arrangements: str | None, asked: dict[str, str | None]) -> tuple[str, ...] | None:
    """The arrangements that were asked for; their records are those of a Chinese district."""
    from service_circles.cli.starter.arrangements import arrangements_named
    from service_circles.cli.starter.start import StartRefusedError, start_for

    if arrangements is None:
        return None
    if not start_for(**asked).is_chinese:
        raise StartRefusedError("--with 的样板是中文的 / the examples of --with are in Chinese: leave it out")
    return arrangements_named(arrangements)


@circles.command()
@click.option("--dry-run", is_flag=True, help="只说要改什么，什么也不写 / only say what would change")
@click.pass_obj
def upgrade(root: Path, *, dry_run: bool) -> None:
    """换了新版本：说有什么不同，能改的改好 / After a new version: say what is new, rewrite what can be rewritten."""
    from service_circles.cli.project_upgrade import upgrade_project

    upgrade_project(root, say=say, show=click.echo, dry_run=dry_run)
    if not dry_run:
        load(root)
        say("检查过了，没有错误 / checked: no mistakes")


@circles.command()
@click.option(
    "--missing",
    metavar="CODE",
    help="列出一种语言还缺的文字，填好接在它的 .po 后面 / print the texts that a language lacks, to fill in and append to its .po",
)
@click.pass_obj
def languages(root: Path, missing: str | None) -> None:
    """网页能有哪几种语言，各翻译了多少 / The languages of pages, and how much of each is translated."""
    from service_circles.basics.theme_folder import theme_folders
    from service_circles.languages.progress import progress_of_all, texts_to_translate

    folders = theme_folders(root)
    if missing:
        texts = texts_to_translate(missing, folders)
        if texts is None:
            refuse(
                f"还没有 {missing}，建一个 site_theme/languages/{missing}.po / there is no {missing} yet: make that file"
            )
        click.echo(texts, nl=False)
        return
    for each in progress_of_all(folders):
        shares = [f"{100 * done // all_} %" for done, all_ in (each.pages, each.messages)]
        note = "" if each.is_read else "   还没有母语的人读过 / not yet read by a native speaker"
        click.echo(
            f"{each.code:8} {each.name:12} 网页 / pages {shares[0]:>5}   提示 / messages {shares[1]:>5}{note}"
        )
