"""Subcommands that bring records in and out: import, export, geocode, photo."""

# Each command imports what it needs, as in commands.py.
# ruff: noqa: PLC0415

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from service_circles.cli.command_group import FOLDER, circles
from service_circles.cli.terminal import refuse

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
