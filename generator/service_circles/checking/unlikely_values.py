"""Advice on what is hardly ever meant: a person's name where a role belongs, a check that is still to come, a zone with its sign turned."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.life.entry import Entry
from service_circles.records.record import Record

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任"
    "姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_NAME = re.compile(f"[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}")
_ENDS_OF_ROLES = tuple("岗组员部处站室办队会心局科班台任长师工院校所馆村区街镇社司厂店人点户家书")
_ONE_DAY = timedelta(days=1)
"""Somebody may be a day ahead of the machine that checks."""


def advise_unlikely(read: ReadDirectory, today: date) -> Iterator[Problem]:
    """Warn of names of persons (W141), checks in the future (W142) and zones such as Etc/GMT+8 (W143)."""
    yield from _advise_checks(read, today)
    for entry in read.directory.all(Entry):
        for number, step in enumerate(entry.history):
            if _is_name(step.by):
                path = ("history", number, "by")
                yield read.places.problem_at(entry, path, "W141", Severity.WARNING, found=step.by)
    settings = read.directory.settings
    if (turned := re.fullmatch(r"Etc/GMT([+-])([0-9]+)", settings.time_zone)) and turned[2] != "0":
        sign = "-" if turned[1] == "+" else "+"
        yield read.places.problem_at(
            settings,
            ("time_zone",),
            "W143",
            Severity.WARNING,
            found=settings.time_zone,
            means=f"UTC{sign}{turned[2]}",
        )


def _advise_checks(read: ReadDirectory, today: date) -> Iterator[Problem]:
    for record in read.directory.all(Record):
        verified = record.verified
        if verified is None:
            continue
        if _is_name(verified.by):
            path = ("verified", "by")
            yield read.places.problem_at(record, path, "W141", Severity.WARNING, found=verified.by)
        if verified.date > today + _ONE_DAY:
            path = ("verified", "date")
            yield read.places.problem_at(record, path, "W142", Severity.WARNING, found=verified.date)


def _is_name(text: str | None) -> bool:
    return text is not None and _NAME.fullmatch(text) is not None and not text.endswith(_ENDS_OF_ROLES)
