"""HSDS 3.1: its tables, with the columns in the order of its datapackage.json.

Names and types are those of schema/*.json of openreferral/specification, branch 3.1-dev; no text of it is taken.
"""

from service_circles.hsds.hsds_version import HsdsVersion, table

_PLACE = "=physical|postal|virtual"
_TABLES = (
    table(
        "organization", "organizations", "organizations.csv",
        "id!:uuid name! alternate_name description! email:email website:uri tax_status tax_id "
        "year_incorporated:number legal_status logo uri:uri parent_organization_id>organization",
    ),
    table(
        "program", "programs", "programs.csv",
        "id!:uuid organization_id+>organization name! alternate_name description!",
    ),
    table(
        "service", "services", "services.csv",
        "id!:uuid organization_id+>organization program_id>program name! alternate_name description url:uri "
        "email:email status!=active|inactive|defunct|temporarily_closed interpretation_services "
        "application_process fees_description wait_time fees accreditations eligibility_description "
        "minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses alert "
        "last_modified:datetime",
    ),
    table(
        "location", "locations", "locations.csv",
        f"id!:uuid location_type!{_PLACE} url:uri organization_id>organization name alternate_name description "
        "transportation latitude:number longitude:number external_identifier external_identifier_type",
    ),
    table(
        "service_at_location", "service_at_locations", "service_at_location.csv",
        "id!:uuid service_id+>service location_id+>location description",
    ),
    table(
        "phone", "phones", "phones.csv",
        "id!:uuid location_id?>location service_id?>service organization_id?>organization contact_id?>contact "
        "service_at_location_id?>service_at_location number! extension:number type description",
    ),
    table(
        "contact", "contacts", "contacts.csv",
        "id!:uuid organization_id?>organization service_id?>service "
        "service_at_location_id?>service_at_location location_id?>location name title department email:email",
    ),
    table(
        "address", "addresses", "addresses.csv",
        "id!:uuid location_id?>location attention address_1! address_2 city! region state_province! "
        f"postal_code! country! address_type!{_PLACE}",
    ),
    table(
        "schedule", "schedules", "schedules.csv",
        "id!:uuid service_id?>service location_id?>location service_at_location_id?>service_at_location "
        "valid_from:date valid_to:date dtstart:date timezone:number until:date count:number "
        "wkst=MO|TU|WE|TH|FR|SA|SU freq=WEEKLY|MONTHLY interval:number byday byweekno bymonthday byyearday "
        "description opens_at:time closes_at:time schedule_link:uri attending_type notes",
    ),
    table(
        "service_area", "service_areas", "service_areas.csv",
        "id!:uuid service_id?>service service_at_location_id?>service_at_location name description extent "
        "extent_type uri",
    ),
    table(
        "required_document", "required_documents", "required_documents.csv",
        "id!:uuid service_id?>service document uri:uri",
    ),
    table(
        "cost_option", "cost_options", "cost_options.csv",
        "id!:uuid service_id+>service valid_from:date valid_to:date option currency amount:number "
        "amount_description",
    ),
    table(
        "funding", "funding", "funding.csv",
        "id!:uuid organization_id?>organization service_id?>service source",
    ),
    table(
        "language", "languages", "languages.csv",
        "id!:uuid service_id?>service location_id?>location phone_id?>phone name code note",
    ),
    table(
        "accessibility", "accessibility", "accessibility.csv",
        "id!:uuid location_id?>location description details url:uri",
    ),
    table(
        "attribute", "attributes", "attributes.csv",
        "id!:uuid link_id+:uuid taxonomy_term_id+>taxonomy_term link_type link_entity+ value label",
    ),
    table(
        "taxonomy_term", "taxonomy_terms", "taxonomy_terms.csv",
        "id!:uuid code name! description! parent_id>taxonomy_term taxonomy language taxonomy_id>taxonomy "
        "term_uri:uri",
    ),
    table("taxonomy", "taxonomies", "taxonomies.csv", "id!:uuid name! description! uri:uri version"),
    table(
        "metadata", "metadata", "metadata.csv",
        "id!:uuid resource_id+:uuid resource_type+ last_action_date!:date last_action_type! field_name! "
        "previous_value! replacement_value! updated_by!",
    ),
    table(
        "meta_table_description", "meta_table_descriptions", "meta_table_descriptions.csv",
        "id!:uuid name language character_set",
    ),
    table(
        "organization_identifier", "organization_identifiers", "organization_identifiers.csv",
        "id!:uuid organization_id+>organization identifier_scheme identifier_type! identifier!",
    ),
    table(
        "service_capacity", "capacities service_capacity", "service_capacity.csv",
        "id!:uuid service_id+>service unit_id+>unit available!:number maximum:number description "
        "updated!:datetime",
    ),
    table("unit", "units", "units.csv", "id!:uuid name! scheme identifier uri:uri"),
    table(
        "url", "additional_urls additional_websites", "url.csv",
        "id!:uuid label url!:uri organization_id?>organization service_id?>service",
    ),
)  # fmt: skip

_SINGLES = ("organization", "service", "location", "program", "unit", "taxonomy_term")

HSDS_3_1 = HsdsVersion(
    "3.1",
    "https://docs.openreferral.org/en/3.1/",
    {each.name: each for each in _TABLES},
    {**{name: name for name in _SINGLES}, "taxonomy_detail": "taxonomy"},
)
