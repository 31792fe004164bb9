"""The map on the home page of a portal: its districts, or the regions of a large country."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from service_circles.federating.publishing.listed_district import ListedDistrict, box_around, middle_of
from service_circles.federating.publishing.portal_texts import PortalTexts
from service_circles.writing.drawings.maps.map_drawing import draw
from service_circles.writing.drawings.maps.map_view import MapView, Marker, Outline, OutlineKind

_MOST_ON_MAP = 60
_FEWEST_CORNERS = 3


def home_map(texts: PortalTexts) -> Markup | None:
    """The drawing; None if nobody knows where any district is."""
    regions = [each for each in texts.merged.regions_in(None) if texts.merged.count_in(each.id)]
    if len(texts.merged.districts) > _MOST_ON_MAP and regions:
        shapes = [
            shape
            for each in regions
            for shape in _marker(texts.region_name(each), texts.merged.all_in(each.id))
        ]
    else:
        shown = [each for each in texts.merged.districts if each.copy][:_MOST_ON_MAP]
        shapes = [shape for each in shown for shape in _shape(texts.name_of(each), each)]
    if not shapes:
        return None
    view = MapView(
        title=texts.site.words("各区在哪里"),
        id_prefix="portal",
        outlines=tuple(shape for shape in shapes if isinstance(shape, Outline)),
        markers=tuple(shape for shape in shapes if isinstance(shape, Marker)),
        words=texts.site.words,
    )
    return Markup(draw(view))  # noqa: S704 - drawn by us, names escaped


def _shape(name: str, listed: ListedDistrict) -> Iterator[Outline | Marker]:
    """The outline of a district, else a marker in its middle."""
    outline = listed.copy.places.outline if listed.copy else ()
    if len(outline) >= _FEWEST_CORNERS:
        yield Outline(name, outline, OutlineKind.CHILD)
    else:
        yield from _marker(name, [listed])


def _marker(name: str, districts: Iterable[ListedDistrict]) -> Iterator[Outline | Marker]:
    """A marker in the middle of some districts, if anybody knows where they are."""
    boxes = [each.box for each in districts if each.box]
    if boxes:
        yield Marker(name, middle_of(box_around(boxes)))
