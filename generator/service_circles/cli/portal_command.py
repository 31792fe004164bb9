"""The subcommand `portal`: collect the districts of a list, and build the site that shows them as one."""

# The command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service_circles.cli.command_group import DAY, FOLDER, circles
from service_circles.cli.terminal import MistakesError, counting_line, refuse, say, show_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_circles.federating.collecting import Outcome
    from service_circles.federating.portal_reader import Portal


@circles.command()
@click.option(
    "--output", type=FOLDER, help="放网站的文件夹 / where the site goes (default: site in the folder)"
)
@click.option(
    "--collect/--no-collect",
    "collects",
    default=True,
    help="先收集再生成 / collect before building (default)",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="在 Dask 集群上收集，local 是在本机开一个 / collect on a cluster of Dask; local starts one on this machine",
)
@DAY
@click.pass_obj
def portal(root: Path, output: Path | None, collects: bool, cluster: str | None, day: date | None) -> None:
    """收集各区公开的资料，生成门户 / Collect what districts share, and build a portal of them."""
    from zoneinfo import ZoneInfo

    from service_circles.build.project import default_day
    from service_circles.federating.collecting import copies_of
    from service_circles.federating.portal_reader import read_portal
    from service_circles.federating.publishing.portal_build import build_portal
    from service_circles.writing.output.output_folder import RefusedFolderError, refuse_foreign

    read, problems = read_portal(root)
    show_report(problems)
    if read is None:
        raise MistakesError
    output, day = output or root / "site", day or default_day(ZoneInfo(read.settings.time_zone))
    try:
        refuse_foreign(output, root)
    except RefusedFolderError as refused:
        refuse(str(refused))
    outcomes = _collect(read, day, cluster) if collects else []
    if not any(copy for _, copy in copies_of(read)):
        refuse("一个区的资料也没有，网站没有动 / there is no district to show; the site is as it was")
    built = build_portal(read, outcomes, output, day)
    failed = [outcome.id for outcome in outcomes if outcome.has_failed]
    say(
        f"门户在 {output}：{built.districts} 个区，{built.pages} 页，{len(failed)} 个区没有收集到"
        f" / the portal is in {output}: {built.districts} districts, {built.pages} pages, {len(failed)} failed"
    )
    if failed:
        say(f"没有收集到的区 / districts that failed: {', '.join(failed)}")


def _collect(read: Portal, day: date, address: str | None) -> list[Outcome]:
    """Collect on a cluster if there is one, else on this machine; print which districts were taken, and why others were not."""
    from service_circles.federating.cluster import ClusterError, cluster_engine
    from service_circles.federating.collecting import collect, on_threads
    from service_circles.languages.catalogs import in_both

    say(f"正在收集 {len(read.list.districts)} 个区…… / collecting {len(read.list.districts)} districts")
    try:
        with (
            cluster_engine(address, read.root) if address else nullcontext(on_threads) as engine,
            counting_line("个区", "districts") as count,
        ):
            outcomes = collect(read, day, count, engine)
    except ClusterError as error:
        refuse(in_both(error.reason))
    _report(outcomes)
    return outcomes


def _report(outcomes: Sequence[Outcome]) -> None:
    """Print what was taken, and why what was not."""
    from service_circles.federating.collecting import Collected
    from service_circles.languages.catalogs import in_both

    for outcome in outcomes:
        if outcome.state is Collected.TAKEN:
            say(f"  {outcome.id}：收集了 {outcome.files_read} 个文件 / took {outcome.files_read} files")
        elif outcome.reason:
            kept = outcome.state is Collected.KEPT
            stays = "用上次的 / the last good copy stays" if kept else "还没有过 / nothing yet"
            say(f"  {outcome.id}：{in_both(outcome.reason)}；{stays}")
