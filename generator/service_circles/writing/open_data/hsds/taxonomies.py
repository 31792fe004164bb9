"""Our boards and kinds as taxonomies of HSDS."""

from collections.abc import Iterator

from service_circles.records.center import CenterKind, CenterLevel
from service_circles.records.organization import OrganizationKind
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds

BOARDS, CENTER_KINDS, CENTER_LEVELS, ORGANIZATION_KINDS = (
    "boards",
    "center-kinds",
    "center-levels",
    "organization-kinds",
)


def taxonomies(data: Dataset) -> list[Hsds]:
    """The taxonomies, with what they sort."""
    words = data.site.words
    named = {
        BOARDS: words("服务板块"),
        CENTER_KINDS: words("场所类别"),
        CENTER_LEVELS: words("场所级别"),
        ORGANIZATION_KINDS: words("机构类别"),
    }
    return [
        {"id": data.ids.of_part("taxonomy", name), "name": name, "description": description}
        for name, description in named.items()
    ]


def taxonomy_terms(data: Dataset) -> list[Hsds]:
    """The terms of all taxonomies; each carries the code by which records name it."""
    language = data.site.languages[0].code
    return [
        {
            "id": data.term(taxonomy, code),
            "code": code,
            "name": name,
            "description": description or name,
            "taxonomy": taxonomy,
            "language": language,
            "taxonomy_id": data.ids.of_part("taxonomy", taxonomy),
        }
        for taxonomy, code, name, description in _terms(data)
    ]


def _terms(data: Dataset) -> Iterator[tuple[str, str, str, str | None]]:
    for board in data.site.directory.settings.boards:
        yield BOARDS, board.id, board.name, board.description
    kinds = ((CENTER_KINDS, CenterKind), (CENTER_LEVELS, CenterLevel), (ORGANIZATION_KINDS, OrganizationKind))
    for taxonomy, choices in kinds:
        yield from ((taxonomy, value, label, None) for value, label in data.choices(choices))
