"""The form in the browser: its page, and the fields of each kind of record as it shows them."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter

from service_circles.basics.json_text import json_bytes
from service_circles.languages.phrase import Phrase
from service_circles.languages.translator import Translator
from service_circles.problems.problem import messages
from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.exports.form_fields import AS_WRITTEN, FormField, form_fields
from service_circles.records.kinds import KINDS
from service_circles.records.life.event import Event
from service_circles.records.record import Record
from service_circles.records.settings.board import Board
from service_circles.records.settings.directory_settings import DirectorySettings
from service_circles.records.values.contact import Phone
from service_circles.writing.site.addresses import EDIT_PAGE
from service_circles.writing.site.page import Page, Values
from service_circles.writing.site.site import Site

_REFERRED = (
    "area", "board", "campaign", "center", "channel", "honor", "indicator", "ledger", "organization", "place", "service",
)  # fmt: skip
"""Kinds that fields name by id; a place is a center or an area."""
_CHECKS = {
    "missing": "R107", "long": "R110", "number": "R112", "date": "R203", "backwards": "R205", "hours": "R206",
    "byday": "R208", "url": "R211", "phone": "R213", "line": "R214", "pattern": "R215",
}  # fmt: skip
"""Checks of the form on the phone, each with the code whose sentence it shows."""
_WITH_HINT = frozenset({"number", "hours", "byday", "url", "phone", "line"})
"""The others' hints are about YAML."""
_USUAL_LENGTH = 200
"""The script knows it, as it knows that a field without a kind is a line."""
_EXPLAIN_THEMSELVES = frozenset({"choice", "flag", "hours", "byday", "part"})
"""Hints of these kinds are about how to write in YAML what the form shows as choices, or as fields of their own."""
_PLACEHOLDERS = {
    name: f"{{{name}}}" for name in ("title", "field", "found", "expected", "length", "limit", "corrected")
}


def edit_page(site: Site) -> Page:
    """The form: its script asks what to do and shows field after field."""
    title, about = site.words("改资料"), site.words("在手机上改资料")
    return Page(EDIT_PAGE, "edit.html", title, partial(_values, site, title), about, indexed=False)


def record_address(id_: str) -> str:
    """The file with a record as it was typed, for readers of all languages."""
    return f"{EDIT_PAGE}records/{id_}.json"


def names_address(id_: str) -> str:
    """The file with the names of the records that a record refers to."""
    return f"{EDIT_PAGE}records/{id_}.names.json"


def form_files(site: Site) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The fields of each kind of record that there is, with their names in the site's language."""
    if site.directory.settings.editing:
        yield f"{EDIT_PAGE}words.json", partial(_words, site.words)
        for referred in _REFERRED:
            yield f"{EDIT_PAGE}names/{referred}.json", partial(_names, site, referred)
        for kind in KINDS:
            if site.directory.all(kind) or kind is Event:
                yield (
                    f"{EDIT_PAGE}forms/{kind.meta.name}.json",
                    partial(_form, site.words, kind, is_first=True),
                )
                yield (
                    f"{EDIT_PAGE}forms/{kind.meta.name}.more.json",
                    partial(_form, site.words, kind, is_first=False),
                )


def _names(site: Site, kind: str) -> bytes:
    """The id and name of each record that a field for ids of a kind may name, in the order of their names."""
    named = [
        [each.id, record_name(each)] for each in _named(site, kind) if not getattr(each, "is_withheld", False)
    ]
    return json_bytes(sorted(named, key=itemgetter(1)))


def _named(site: Site, kind: str) -> Iterable[Record | Board]:
    directory = site.directory
    if kind == "board":
        return directory.by_id(Board).values()
    if kind == "place":
        return [*directory.all(ServiceCenter), *directory.all(Area)]
    return [record for each in KINDS if each.meta.name == kind for record in directory.all(each)]


def record_name(record: Record | Board) -> str:
    """Return the name that people use for a record."""
    return str(getattr(record, "name", "") or getattr(record, "title", "") or record.id)


def _words(words: Translator) -> bytes:
    checks = {name: list(_sentences(words, name, code)) for name, code in _CHECKS.items()}
    return json_bytes({"checks": checks, "written": AS_WRITTEN})


def _form(words: Translator, kind: type[Record], *, is_first: bool) -> bytes:
    """The fields of a kind and of its phones, with which the form opens; or those of all its other parts."""
    first = {kind.__name__, Phone.__name__}
    parts = {name: fields for name, fields in form_fields(kind).items() if (name in first) is is_first}
    return json_bytes(
        {
            "kind": kind.__name__,
            "parts": {name: [_field(words, each) for each in fields] for name, fields in parts.items()},
        }
    )


def _field(words: Translator, field: FormField) -> list[object]:
    """A field as a row of values in the script's order, without the empty ones at its end: so it takes the least room.

    Names are in the language of the readers, or as in YAML.
    """
    is_chinese = words.code.startswith("zh")
    row: list[object] = [
        field.name,
        words(field.title) if is_chinese else field.name.replace("_", " ").capitalize(),
        ""
        if field.kind in _EXPLAIN_THEMSELVES or field.kind.startswith("ref:")
        else words(field.zh)
        if is_chinese
        else field.en,
        field.kind if field.kind != "line" else "",
        int(field.is_required),
        int(field.is_list),
        field.part if field.kind == "part" else "",
        [[choice.value, words.label(choice)] for choice in field.choices] or "",
        field.pattern or "",
        field.most if field.kind == "line" and field.most != _USUAL_LENGTH else "",
    ]
    while not row[-1]:
        row.pop()
    return row


def _values(site: Site, title: str) -> Values:
    settings = site.directory.settings
    forge = settings.editing.forge if settings.editing else None
    facts = {
        "mail": _mail(settings),
        "forge": forge.model_dump(mode="json", exclude={"translations"}) if forge else None,
    }
    return {"facts": facts, "ask": site.feedback_about_page(title, EDIT_PAGE)}


def _mail(settings: DirectorySettings) -> str | None:
    given = settings.editing.email if settings.editing else None
    return given or settings.feedback.email or settings.publisher.email


def _sentences(words: Translator, name: str, code: str) -> Iterator[str]:
    """Message and hint of a code, with their {placeholders} left for the script."""
    text = messages()[code]
    for sentence in filter(None, (text.message, text.hint if name in _WITH_HINT else None)):
        yield words.phrase(Phrase(sentence, _PLACEHOLDERS, code))
