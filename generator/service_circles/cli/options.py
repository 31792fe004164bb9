"""Options that several commands have."""

from datetime import date
from pathlib import Path

import click

FOLDER = click.Path(path_type=Path)


def _parse_day(_context: click.Context, _option: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        day = date.min
    if not 2000 <= day.year <= 2999:  # calendars look some months ahead, and dates end with 9999
        raise click.BadParameter(
            f"“{given}”不是一天，要写成 2026-11-25 这样，年份从 2000 到 2999 / "
            f"`{given}` is not a day such as 2026-11-25, with a year from 2000 to 2999"
        )
    return day


DAY = click.option(
    "--day",
    metavar="YYYY-MM-DD",
    callback=_parse_day,
    help="按哪一天生成；默认今天，或 SOURCE_DATE_EPOCH / the day of the pages: today, or SOURCE_DATE_EPOCH",
)
