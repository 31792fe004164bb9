"""Changes that many records share, such as a new date of check, as one line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service_circles.comparing.changed_records import RecordChange
from service_circles.comparing.part_changes import step_of
from service_circles.languages.translator import Translator
from service_circles.records.values.record_part import authors_fields
from service_circles.reviewing.review.attention import Attention
from service_circles.reviewing.wording.record_sentences import RecordSentences

FEWEST_ALIKE, FEWEST_TO_LOOK_AT = 6, 20
_MOST_NAMED = 5


@dataclass(frozen=True)
class Alike:
    """Records of one kind that came, went, or have the same fields changed."""

    kind: str
    changes: tuple[RecordChange, ...]
    attention: tuple[Attention, ...]

    def sentence(self, texts: RecordSentences) -> str:
        """'37 centers: checked again'."""
        words, first, count = texts.texts.words, self.changes[0], len(self.changes)
        kind = texts.kind(first.part)
        if first.before is None or first.after is None:
            names = words.listed(texts.name(change.part) for change in self.changes[:_MOST_NAMED])
            names += "…" if count > _MOST_NAMED else ""
            if first.before is None:
                return words("新增 {count} 个{kind}：{names}", count=count, kind=kind, names=names)
            return words("删去 {count} 个{kind}：{names}", count=count, kind=kind, names=names)
        if first.tops == {"verified"}:
            return words("{count} 个{kind}：核对日期更新", count=count, kind=kind)
        same = {words("；").join(texts.phrases(change)) for change in self.changes}
        changes = same.pop() if len(same) == 1 else words("改了{fields}", fields=_titles(first, texts, words))
        return words("{count} 个{kind}：{changes}", count=count, kind=kind, changes=changes)


def _titles(change: RecordChange, texts: RecordSentences, words: Translator) -> str:
    fields = authors_fields(type(change.part))
    steps = (step_of(name, fields[name]) for name in fields if name in change.tops)
    return words.listed(texts.texts.values.title(step) for step in steps)


def alike_changes(
    changes: Iterable[RecordChange], attention: Mapping[str, tuple[Attention, ...]]
) -> tuple[Alike, ...]:
    """The groups of changes that are alike, in all that asks for attention too; such a group has to be larger."""
    groups: Mapping[object, list[RecordChange]] = defaultdict(list)
    for change in changes:
        reasons = attention[change.id]
        groups[change.kind, change.before is None, change.after is None, change.tops, reasons].append(change)
    return tuple(
        Alike(group[0].kind, tuple(group), attention[group[0].id])
        for group in groups.values()
        if len(group) >= (FEWEST_TO_LOOK_AT if attention[group[0].id] else FEWEST_ALIKE)
    )
