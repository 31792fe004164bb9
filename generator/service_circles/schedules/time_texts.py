"""Times, weekdays and dates as residents read them."""

from collections.abc import Iterable
from datetime import date

from service_circles.languages.translator import CHINESE, Translator, message
from service_circles.records.hours.spans import DAY_MINUTES, DayRule
from service_circles.records.values.season_day import YearDay
from service_circles.schedules.usual_hours import WEEKDAYS, Spans

_WEEKDAYS = (
    message("周一"),
    message("周二"),
    message("周三"),
    message("周四"),
    message("周五"),
    message("周六"),
    message("周日"),
)
_LETTERS = (
    message("一"),
    message("二"),
    message("三"),
    message("四"),
    message("五"),
    message("六"),
    message("日"),
)
_MONTHS = (
    message("1月"),
    message("2月"),
    message("3月"),
    message("4月"),
    message("5月"),
    message("6月"),
    message("7月"),
    message("8月"),
    message("9月"),
    message("10月"),
    message("11月"),
    message("12月"),
)
_ORDINALS = (message("第一个"), message("第二个"), message("第三个"), message("第四个"), message("第五个"))


def closed_text(words: Translator = CHINESE) -> str:
    """'休息'."""
    return words("休息")


def spans_text(spans: Spans, words: Translator = CHINESE) -> str:
    """'09:00–12:00，14:00–18:00', '18:00–次日02:00', '全天' or '休息'."""
    if spans == ((0, DAY_MINUTES),):
        return words("全天")
    texts = (f"{clock_text(opens, words)}–{_closing_clock(closes, words)}" for opens, closes in spans)
    return words("，").join(texts) or closed_text(words)


def clock_text(minute: int, words: Translator = CHINESE) -> str:
    """'17:00', or '5:00 PM' where the clock has twelve hours; scripts do the same in lib/clock-12.js."""
    hour, minutes = divmod(minute, 60)
    if not words.customs.twelve_hours:
        return f"{hour:02}:{minutes:02}"
    time = f"{(hour - 1) % 12 + 1}:{minutes:02}"
    return words("上午{time}", time=time) if hour % 24 < 12 else words("下午{time}", time=time)


def _closing_clock(minute: int, words: Translator) -> str:
    if minute > DAY_MINUTES:
        return words("次日{time}", time=clock_text(minute - DAY_MINUTES, words))
    return clock_text(minute, words)


def weekday_letter(weekday: int, words: Translator = CHINESE) -> str:
    """'一' of 0, for a column of the week's chart."""
    return words(_LETTERS[weekday])


def weekday_name(weekday: int, words: Translator = CHINESE) -> str:
    """'周一' of 0."""
    return words(_WEEKDAYS[weekday])


def weekdays_text(weekdays: Iterable[int], words: Translator = CHINESE) -> str:
    """'每天', '周一至周五', '周六、周日', '周一、周三、周五'."""
    days = sorted(set(weekdays))
    if len(days) == len(WEEKDAYS):
        return words("每天")
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return words.listed(_run_text(run, words) for run in runs)


def _run_text(run: list[int], words: Translator) -> str:
    if len(run) > 2:
        return words("{first}至{last}", first=weekday_name(run[0], words), last=weekday_name(run[-1], words))
    return words.listed(weekday_name(day, words) for day in run)


def days_text(byday: Iterable[DayRule], words: Translator = CHINESE) -> str:
    """Weekly and monthly days: '周一至周五', '每月第二个周五', '每月最后一个周日'."""
    rules = tuple(byday)
    weekly = weekdays_text((rule.weekday for rule in rules if rule.nth == 0), words)
    monthly = (monthly_text(rule, words) for rule in rules if rule.nth != 0)
    return words.listed(filter(None, (weekly, *monthly)))


def monthly_text(rule: DayRule, words: Translator = CHINESE) -> str:
    """'每月第二个周五', '每月最后一个周日'."""
    which = words("最后一个" if rule.nth == -1 else _ORDINALS[rule.nth - 1])
    return words("每月{which}{day}", which=which, day=weekday_name(rule.weekday, words))


def season_text(
    first: date | YearDay | None, last: date | YearDay | None, words: Translator = CHINESE
) -> str:
    """'每年6月1日–9月30日', '每年11月1日–次年3月31日'; of a single year as `dates_text`."""
    if not (isinstance(first, YearDay) and isinstance(last, YearDay)):
        return dates_text(
            first if isinstance(first, date) else None, last if isinstance(last, date) else None, words
        )
    values = {
        "month": first.month,
        "day": first.day,
        "month_name": words(_MONTHS[first.month - 1]),
        "last_month": last.month,
        "last_day": last.day,
        "last_month_name": words(_MONTHS[last.month - 1]),
    }
    if first.day == 1 and last.is_end_of_month:
        if first <= last:
            return words("每年{month}月–{last_month}月", **values)
        return words("每年{month}月–次年{last_month}月", **values)
    if first <= last:
        return words("每年{month}月{day}日–{last_month}月{last_day}日", **values)
    return words("每年{month}月{day}日–次年{last_month}月{last_day}日", **values)


def dates_text(first: date | None, last: date | None, words: Translator = CHINESE) -> str:
    """'2026年7月1日–8月31日', '2026年11月2日–4日', '2026年9月1日起', '至2026年8月31日'."""
    if first is None and last is None:
        return ""
    if last is None or first is None:
        return (
            words("{date}起", date=date_text(first, words))
            if first
            else words("至{date}", date=date_text(last, words))
        )
    if first == last:
        return date_text(first, words)
    if first.year != last.year:
        return f"{date_text(first, words)}–{date_text(last, words)}"
    values = {**_parts(first, words), **{f"last_{name}": part for name, part in _parts(last, words).items()}}
    if first.month == last.month:
        return words("{year}年{month}月{day}日–{last_day}日", **values)
    return words("{year}年{month}月{day}日–{last_month}月{last_day}日", **values)


def _parts(day: date, words: Translator) -> dict[str, object]:
    """The parts of a date for a language's format; `month_name` is 7月 or July."""
    return {"year": day.year, "month": day.month, "day": day.day, "month_name": words(_MONTHS[day.month - 1])}


def date_text(day: date | None, words: Translator = CHINESE) -> str:
    """'2026年7月1日', 'July 1, 2026'."""
    if day is None:
        return ""
    return words("{year}年{month}月{day}日", **_parts(day, words))


def month_text(day: date, words: Translator = CHINESE) -> str:
    """'2026年7月', 'July 2026'."""
    return words("{year}年{month}月", **_parts(day, words))


def day_text(day: date, words: Translator = CHINESE) -> str:
    """'7月1日', 'July 1', where the year is given elsewhere."""
    return words("{month}月{day}日", **_parts(day, words))
