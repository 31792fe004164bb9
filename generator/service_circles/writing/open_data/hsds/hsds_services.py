"""Services of HSDS, and services at locations."""

from collections.abc import Sequence

from service_circles.records.center import CenterStatus, ServiceAtCenter, ServiceCenter
from service_circles.records.circle import ServiceCircle
from service_circles.records.service import Guide, Service
from service_circles.writing.cards.place_rows import pace_text
from service_circles.writing.open_data.circle_polygons import circle_extent
from service_circles.writing.open_data.hsds.dataset import Dataset, Hsds, without_empty
from service_circles.writing.open_data.hsds.hsds_locations import location, short_location
from service_circles.writing.open_data.hsds.hsds_organizations import organization_id, short_organization
from service_circles.writing.open_data.hsds.taxonomies import BOARDS

MOST_NESTED = 100
"""A service offered at more places holds them with what they have once; their own files have the rest."""
Offer = tuple[ServiceCenter, ServiceAtCenter]


def offers_of(data: Dataset, service: Service) -> Sequence[Offer]:
    """The centers that offer a service, with how."""
    return data.offers.get(service.id, ())


def short_service(data: Dataset, service: Service) -> Hsds:
    """A service with what it has once."""
    guide = service.guide or Guide()
    return without_empty(
        id=data.ids.of_record(service),
        organization_id=organization_id(data, service.organization),
        name=service.name,
        alternate_name="; ".join(service.keywords),
        description="\n".join(filter(None, (service.summary, service.description))),
        url=data.url(service),
        status=_status(data, service),
        application_process="\n".join(guide.steps),
        fees_description=guide.fee,
        eligibility_description="\n".join(guide.who),
        organization=short_organization(data, service.organization),
        assured_date=service.verified.date.isoformat() if service.verified else None,
    )


def _status(data: Dataset, service: Service) -> str:
    """Closed only if every place that offers it is."""
    places = [center.status for center, _ in offers_of(data, service)]
    is_closed = places and CenterStatus.ACTIVE not in places
    return "temporarily closed" if is_closed else "active"


def service_object(data: Dataset, service: Service) -> Hsds:
    """A service with all that it has, and the places where it is offered."""
    id_, guide = data.ids.of_record(service), service.guide or Guide()
    offers = offers_of(data, service)
    make = location if len(offers) <= MOST_NESTED else short_location
    online = [{"id": data.ids.of_part(id_, "url"), "label": data.site.words("网上办"), "url": guide.online}]
    return {
        **short_service(data, service),
        **without_empty(
            phones=data.phones(id_, service.phones),
            required_documents=[
                {"id": data.ids.of_part(id_, "document", number), "document": text}
                for number, text in enumerate(guide.bring)
            ],
            cost_options=_cost_options(data, id_, guide),
            additional_urls=online if guide.online else (),
            attributes=data.attributes(id_, "service", (BOARDS, service.board)),
            service_at_locations=[
                {**service_at_location(data, service, *offer), "location": make(data, offer[0])}
                for offer in offers
            ],
        ),
    }


def _cost_options(data: Dataset, service_id: str, guide: Guide) -> list[Hsds]:
    """The ways to have it done that cost differently."""
    return [
        {
            "id": data.ids.of_part(service_id, "cost", number),
            "option": option.name,
            "amount_description": option.fee,
        }
        for number, option in enumerate(guide.options)
        if option.fee
    ]


def service_at_location(
    data: Dataset, service: Service, center: ServiceCenter, offered: ServiceAtCenter
) -> Hsds:
    """A service at a center, without the center itself."""
    id_ = data.ids.of_part(data.ids.of_record(center), "offers", data.ids.of_record(service))
    on_the_spot = data.site.words("当场办") if offered.on_the_spot else None
    own = data.site.hours_at(center, offered) if offered.schedule else None
    return without_empty(
        id=id_,
        service_id=data.ids.of_record(service),
        location_id=data.ids.of_record(center),
        description=data.site.words("；").join(filter(None, (offered.room, on_the_spot, offered.note))),
        schedules=data.schedules(id_, own) if own else (),
        service_areas=_service_areas(data, id_, service, center),
    )


def _service_areas(data: Dataset, owner: str, service: Service, center: ServiceCenter) -> list[Hsds]:
    """The circles of a center that promise a service: who reaches it on foot."""
    circles: Sequence[ServiceCircle] = data.site.directory.where(ServiceCircle, origins=center.id)
    made = ((circle, circle_extent(data.site, circle)) for circle in circles if service.id in circle.promises)
    return [
        without_empty(
            id=data.ids.of_part(owner, "circle", data.ids.of_record(circle)),
            name=circle.name,
            description=data.site.words(
                "步行 {minutes} 分钟走得到什么", minutes=f"{data.site.reaches.minutes(circle):g}"
            )
            + f" · {pace_text(data.site, circle)}",
            extent=extent,
            extent_type="geojson" if extent else None,
            uri=data.url(circle),
        )
        for circle, extent in made
    ]
