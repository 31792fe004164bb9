"""HSDS 3.1: the tables that we fill, with the columns in the order of its datapackage.json.

Source: schema/*.json of openreferral/specification, branch 3.1-dev.
"""

from service_circles.writing.open_data.hsds.hsds_version import HsdsVersion, table

_TABLES = (
    table(
        "organization", "organizations", "organizations.csv",
        "id! name! alternate_name description! email website uri parent_organization_id",
    ),
    table(
        "service", "services", "services.csv",
        "id! organization_id!>organization name! alternate_name description url email status! "
        "application_process fees_description eligibility_description assured_date:date alert",
    ),
    table(
        "location", "locations", "locations.csv",
        "id! location_type! url organization_id>organization name description transportation "
        "latitude:number longitude:number external_identifier external_identifier_type",
    ),
    table(
        "service_at_location", "service_at_locations", "service_at_location.csv",
        "id! service_id!>service location_id!>location description",
    ),
    table(
        "phone", "phones", "phones.csv",
        "id! location_id>location service_id>service organization_id>organization "
        "service_at_location_id>service_at_location number! extension:number type description",
    ),
    table(
        "address", "addresses", "addresses.csv",
        "id! location_id>location address_1! city! region state_province! postal_code! country! address_type!",
    ),
    table(
        "schedule", "schedules", "schedules.csv",
        "id! service_id>service location_id>location service_at_location_id>service_at_location "
        "valid_from:date valid_to:date timezone:number freq byday description opens_at:time closes_at:time "
        "schedule_link attending_type notes",
    ),
    table(
        "service_area", "service_areas", "service_areas.csv",
        "id! service_id>service service_at_location_id>service_at_location name description extent "
        "extent_type uri",
    ),
    table("required_document", "required_documents", "required_documents.csv", "id! service_id>service document uri"),
    table("cost_option", "cost_options", "cost_options.csv", "id! service_id!>service option amount_description"),
    table(
        "accessibility", "accessibility", "accessibility.csv",
        "id! location_id>location description details url",
    ),
    table(
        "attribute", "attributes", "attributes.csv",
        "id! link_id! taxonomy_term_id!>taxonomy_term link_type link_entity! value label",
    ),
    table(
        "taxonomy_term", "taxonomy_terms", "taxonomy_terms.csv",
        "id! code name! description! parent_id taxonomy language taxonomy_id>taxonomy term_uri",
    ),
    table("taxonomy", "taxonomies", "taxonomies.csv", "id! name! description! uri version"),
    table("url", "additional_urls", "url.csv", "id! label url! organization_id>organization service_id>service"),
)  # fmt: skip

HSDS_3_1 = HsdsVersion("3.1", "https://docs.openreferral.org/en/3.1/", {each.name: each for each in _TABLES})
