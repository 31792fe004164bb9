"""Subcommands that bring records in and out: import, export, validate, geocode, photo."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from service_circles.cli.command_group import DAY, FOLDER, FORMS, FORMS_HELP, circles, load_quietly
from service_circles.cli.terminal import MistakesError, refuse, say, show_report
from service_circles.records.kinds import KINDS

_SERVICES = ("amap", "baidu", "tencent", "tianditu", "nominatim", "photon")


@circles.command()
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option(
    "--service", type=click.Choice(_SERVICES), help="问哪一家 / whom to ask (key: CIRCLES_AMAP_KEY and so on)"
)
@click.option(
    "--server", metavar="URL", help="自己的服务器，用同样的接口 / a server of one's own with the same API"
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 60),
    help="两次之间等几秒 / seconds between requests (default: by service)",
)
@click.option(
    "--accept", is_flag=True, help="把查到的写成改动单，不联网 / make a change request, without network"
)
@click.option(
    "--output", type=FOLDER, help="改动单写到哪里 / the change request (default: geocoding.change.json)"
)
@click.pass_obj
def geocode(root: Path, /, ids: tuple[str, ...], accept: bool, output: Path | None, **asked: Any) -> None:
    """由地址查坐标，记在 geocoding.lock.json / Look up coordinates of addresses, into geocoding.lock.json."""
    from service_circles.cli.coordinate_lookups import accept_answers, ask_service

    if accept:
        accept_answers(root, ids, output or root / "geocoding.change.json")
    elif asked["service"] is None:
        refuse("写明问哪一家：circles geocode --service amap / name a service with --service")
    else:
        ask_service(root, ids, **asked)


_KIND = click.Choice([kind.meta.name for kind in KINDS])


def _parse_fixed(
    _context: click.Context, _option: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = [text.partition("=") for text in given]
    wrong = next((text for text, pair in zip(given, pairs, strict=True) if not (pair[0] and pair[2])), None)
    if wrong is not None:
        raise click.BadParameter(f"“{wrong}”要写成 字段=值 / has to be FIELD=VALUE")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


@circles.command()
@click.option("--xlsx", "file", type=FOLDER, required=True, help="写到哪个文件 / the workbook to write")
@click.option("--kind", "kinds", type=_KIND, multiple=True, help="只要这几类 / only these kinds of records")
@click.pass_obj
def export(root: Path, file: Path, kinds: tuple[str, ...]) -> None:
    """把记录写成表格，改好再导入 / Write records as a workbook, to be edited and imported again."""
    from service_circles.importing.workbook_export import export_workbook

    project = load_quietly(root)
    if project.directory is None:
        raise MistakesError
    count, content = export_workbook(root, project.directory, kinds)
    file.write_bytes(content)
    say(f"{count} 条记录在 {file} / {count} records are in it")


@circles.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", type=_KIND, help="记录类别，默认 center / kind of record, center by default")
@click.option(
    "--mapping", type=FOLDER, help="对照表，默认 imports/文件名.yaml / mapping of columns to fields"
)
@click.option("--sheet", metavar="NAME", help="工作表 / sheet of the workbook")
@click.option(
    "--encoding", metavar="NAME", help="CSV 的编码，例如 big5 / encoding of a CSV file, such as big5"
)
@click.option("--datum", type=click.Choice(["wgs84", "gcj02", "bd09"]), help="坐标系 / datum of coordinates")
@click.option(
    "--mobiles",
    type=click.Choice(["refuse", "public_mobile"]),
    help="手机号：不导入，或当公务手机 / mobile numbers: left out, or public phones of an office",
)
@click.option(
    "--summer", metavar="FROM/TO", help="表里的夏季是哪天到哪天，例如 05-01/09-30 / days of the list's summer"
)
@click.option(
    "--new-areas", metavar="ID", help="没有的社区，在这个地方下面新建 / create unknown areas below this one"
)
@click.option(
    "--new-kinds",
    is_flag=True,
    help="没有的类别，声明成自己的类别 / declare unknown kinds of places in communities.yaml",
)
@click.option(
    "--set",
    "fixed",
    metavar="FIELD=VALUE",
    multiple=True,
    callback=_parse_fixed,
    help="每一行都一样的字段 / a field that is the same in all rows",
)
@click.option(
    "--hidden", "with_hidden", is_flag=True, help="隐藏的行和列也导入 / import hidden rows and columns too"
)
@click.option(
    "--withdraw-missing",
    is_flag=True,
    help="表里没有了的，状态改为已撤销 / mark as gone what is no longer in the file",
)
@click.option(
    "--request", type=FOLDER, help="只写改动单，不改记录 / only write a change request to this file"
)
@click.option("--dry-run", is_flag=True, help="只看结果，什么也不写 / show the result, write nothing")
@click.pass_obj
def import_file(
    root: Path, /, file: Path, mapping: Path | None, request: Path | None, dry_run: bool, **chosen: Any
) -> None:
    """从表格或别的数据导入记录 / Import records from a table or other data."""
    from service_circles.cli.importing_table import import_table

    import_table(root, file, mapping, request=request, dry_run=dry_run, **chosen)


@circles.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "form", type=FORMS, default="text", help=FORMS_HELP)
@DAY
def validate(path: Path, form: str, day: date | None) -> None:
    """检查别人的 HSDS：一个文件、文件夹或压缩包 / Check anybody's HSDS: a file, a folder or an archive."""
    from service_circles.build.project import default_day
    from service_circles.problems.problem_formats import problems_as
    from service_circles.validating.hsds_validation import validate_hsds

    found = validate_hsds(path, day or default_day(ZoneInfo("UTC")))
    if form != "text":
        click.echo(problems_as(form, found.problems), nl=False)
    else:
        show_report(found.problems)
        for table, count in found.counts.items():
            click.echo(f"{count:>9,}  {table}")
    if found.has_mistakes:
        raise MistakesError
    say("数据没有错误 / the data has no mistakes")


@circles.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--name", help="新的文件名，例如 mingzhu-gate / the new file name")
@click.pass_obj
def photo(root: Path, files: tuple[Path, ...], name: str | None) -> None:
    """照片缩小、转正、去掉拍摄地点，放进 content/photos/ / Shrink photos, without their metadata, into content/photos/."""
    from service_circles.cli.photo_files import add_photo

    added = [add_photo(root, file, name or file.stem) for file in files]
    click.echo("photos:")
    for path in added:
        click.echo(f"  - file: {path}\n    alt: 图里有什么")
    say("贴到记录里，alt 换成图里有什么 / paste this into a record and say in alt what the picture shows")
