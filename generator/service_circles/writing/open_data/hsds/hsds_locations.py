"""Locations of HSDS, which are our centers."""

from service_circles.records.center import ServiceCenter
from service_circles.writing.cards.place_rows import closure_notice
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds, without_empty
from service_circles.writing.open_data.hsds.taxonomies import CENTER_KINDS, CENTER_LEVELS


def location(data: Dataset, center: ServiceCenter) -> Hsds:
    """A center with all that it has."""
    id_ = data.ids.of_record(center)
    kinds = [(CENTER_KINDS, center.kind.value)]
    if center.level:
        kinds.append((CENTER_LEVELS, center.level.value))
    return {
        **short_location(data, center),
        **without_empty(
            addresses=_addresses(data, center, id_),
            accessibility=[
                {
                    "id": data.ids.of_part(id_, "accessibility", feature.value),
                    "description": data.site.words.label(feature),
                }
                for feature in center.accessibility
            ],
            phones=data.phones(id_, center.phones),
            schedules=data.schedules(id_, data.site.hours_at(center)),
            attributes=data.attributes(id_, "location", *kinds),
        ),
    }


def short_location(data: Dataset, center: ServiceCenter) -> Hsds:
    """A center with what it has once."""
    latitude, longitude = data.site.points.get(center.id, (None, None))
    notice = closure_notice(data.site, center)
    return without_empty(
        id=data.ids.of_record(center),
        location_type="physical",
        name=center.name,
        description="\n".join(
            filter(None, (notice.text if notice else center.status_note, center.description))
        ),
        transportation=center.directions,
        latitude=None if latitude is None else round(latitude, 6),
        longitude=None if longitude is None else round(longitude, 6),
        external_identifier=center.id,
        external_identifier_type=data.site.directory.settings.id,
    )


def _addresses(data: Dataset, center: ServiceCenter, location_id: str) -> list[Hsds]:
    """The address, if all that HSDS demands of one is given."""
    terms = data.terms
    if not (center.address and terms.city and terms.state_province and terms.postal_code):
        return []
    return [
        {
            "id": data.ids.of_part(location_id, "address"),
            "address_1": center.address,
            "city": terms.city,
            "state_province": terms.state_province,
            "postal_code": terms.postal_code,
            "country": data.site.directory.settings.country,
            "address_type": "physical",
        }
    ]
