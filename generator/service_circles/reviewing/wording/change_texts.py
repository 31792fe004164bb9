"""The changes of one record as phrases of a sentence: '电话由 0000-0000 0010 改为 0000-0000 0020'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service_circles.comparing.hours_changes import HoursChange, hours_changes
from service_circles.comparing.moves import meters_moved
from service_circles.comparing.part_changes import FieldChange, Step, step_of
from service_circles.languages.translator import Translator, quoted
from service_circles.records.center import Listing
from service_circles.records.values.contact import Location, Phone, Verified
from service_circles.records.values.record_part import Part, authors_fields
from service_circles.records.values.schedule import Schedule
from service_circles.reviewing.wording.prose_excerpts import changed_excerpts
from service_circles.reviewing.wording.value_texts import ValueTexts
from service_circles.schedules.public_holidays import Calendar

_MOST_NAMED = 3
_MOST_PHRASES = 12
_LAST = ("description", "sources", "note", "verified")
"""Fields that residents hardly read come last, in this order."""


@dataclass(frozen=True, eq=False)
class ChangeTexts:
    """Writes the phrases of changes, in the language of the values."""

    values: ValueTexts
    calendar: Calendar

    @property
    def words(self) -> Translator:
        """The translator to the language of the phrases."""
        return self.values.words

    def phrases(self, changes: Iterable[FieldChange]) -> list[str]:
        """A phrase per field; items that come, or go, in one list share one."""
        groups: dict[object, list[FieldChange]] = {}
        for change in sorted(changes, key=_importance):
            groups.setdefault(_list_of(change), []).append(change)
        found = [text for group in groups.values() for text in self._phrases_of(group)]
        more = len(found) - _MOST_PHRASES
        return (
            [*found[:_MOST_PHRASES], self.words("另外还改了 {count} 处", count=more)] if more > 1 else found
        )

    def _phrases_of(self, group: list[FieldChange]) -> Iterable[str]:
        change = group[0]
        if change.is_item:
            return [self._items(group)]
        if isinstance(change.before or change.after, Schedule) and not _is_first_or_last_of_record(change):
            return self._hours(change)
        return [self._whole(change) or self._plain(change)]

    def _whole(self, change: FieldChange) -> str | None:
        """The phrase of parts whose fields mean something only together."""
        if isinstance(change.before, Location) and isinstance(change.after, Location):
            return self._move(change.before, change.after, self._title(change.steps))
        if change.top == "listing":
            return self._listing(change.after)
        if isinstance(change.after, Verified):
            date = self.values.value(change.after.date, change.steps[-1])
            return self.words("核对日期更新到 {date}", date=date)
        return None

    def _listing(self, after: object) -> str:
        """The reason stays in the repository."""
        is_withheld = isinstance(after, Listing) and after.withheld
        return self.words("不再列出：网站上没有它了") if is_withheld else self.words("重新列出")

    def _move(self, before: Location, after: Location, title: str) -> str:
        meters = round(meters_moved(before, after))
        if before.datum is after.datum:
            return self.words("{title}移动了 {meters} 米", title=title, meters=meters)
        old, new = (self.words.label(each.datum) for each in (before, after))
        return self.words(
            "{title}的坐标系由 {before} 改为 {after}，实际移动 {meters} 米",
            title=title,
            before=old,
            after=new,
            meters=meters,
        )

    def _plain(self, change: FieldChange) -> str:
        before, after, step = change.before, change.after, change.steps[-1]
        title = self._title(change.steps)
        if before is None:
            return self.words("新写了{title}：{given}", title=title, given=self.values.value(after, step))
        if after is None:
            return self.words(
                "删去了{title}（原来是 {given}）", title=title, given=self.values.value(before, step)
            )
        if isinstance(after, tuple) and change.is_reordered:
            return self.words("{title}换了先后", title=title)
        if isinstance(before, str) and isinstance(after, str) and not step.refers_to_records:
            before, after = changed_excerpts(before, after)
        old, new = self.values.value(before, step), self.values.value(after, step)
        return self.words("{title}由 {before} 改为 {after}", title=title, before=old, after=new)

    def _items(self, changes: list[FieldChange]) -> str:
        title = self._title(changes[0].steps, names_item=False)
        is_new = changes[0].before is None
        items = [change.after if is_new else change.before for change in changes]
        names = self.words.listed(
            self.values.value(item, changes[0].steps[-1]) for item in items[:_MOST_NAMED]
        )
        names += "…" if len(items) > _MOST_NAMED else ""
        if is_new:
            return self.words("新增{title} {count} 项：{names}", title=title, count=len(items), names=names)
        return self.words("减少{title} {count} 项：{names}", title=title, count=len(items), names=names)

    def _hours(self, change: FieldChange) -> Iterator[str]:
        before, after, outer = change.before, change.after, change.steps[:-1]
        of_what = self.words("{title}的", title=self._title(outer)) if outer else ""
        if isinstance(before, Schedule) and isinstance(after, Schedule):
            changes = hours_changes(before, after, self.calendar, self.words)
        else:
            same = self.words("跟中心一样")
            old, new = (
                self.values.value(each, change.steps[-1]) if each else same for each in (before, after)
            )
            changes = (HoursChange("", old, new),)
        yield from (self._hours_of(each, of_what) for each in changes)

    def _hours_of(self, change: HoursChange, of_what: str) -> str:
        days, old, new = of_what + change.days, quoted(change.before), quoted(change.after)
        if not change.before:
            return self.words("新写了{title}：{given}", title=days, given=new)
        if not change.after:
            return self.words("删去了{title}（原来是 {given}）", title=days, given=old)
        return self.words("{days}开放时间由 {before} 改为 {after}", days=days, before=old, after=new).strip()

    def _title(self, steps: tuple[Step, ...], *, names_item: bool = True) -> str:
        """'电话', '服务项目“居住证”的说明'; the item of the last list only if `names_item`."""
        title = ""
        for number, step in enumerate(steps):
            here = self.values.title(step)
            if isinstance(step.item, Part) and (names_item or number < len(steps) - 1):
                here = self.words("{title}“{item}”", title=here, item=self._name(step.item))
            title = self.words("{title}的{part}", title=title, part=here) if title else here
        return title

    def _name(self, item: Part) -> str:
        """Return what identifies an item of a list; for a phone its label, as the number may be what changes."""
        if isinstance(item, Phone) and item.label:
            return quoted(str(item.translation("label", self.words.code) or item.label))
        name, field = next(iter(authors_fields(type(item)).items()))
        return self.values.value(getattr(item, name), step_of(name, field))


def _is_first_or_last_of_record(change: FieldChange) -> bool:
    """True if a record had no hours of its own, or has none any more; those of a service are then the center's."""
    return len(change.steps) == 1 and (change.before is None or change.after is None)


def _importance(change: FieldChange) -> int:
    return _LAST.index(change.top) + 1 if change.top in _LAST else 0


def _list_of(change: FieldChange) -> object:
    """The list that an item came to or went from; every other change stands alone."""
    if not change.is_item:
        return change
    outer = tuple((step.name, step.number) for step in change.steps[:-1])
    return (outer, change.steps[-1].name, change.before is None)
