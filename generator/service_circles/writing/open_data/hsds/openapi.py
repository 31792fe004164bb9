"""The description of our API of files, as OpenAPI: the paths of HSDS that it has, and that it has no filters."""

from service_circles.basics.json_text import json_bytes
from service_circles.hsds.hsds_version import HsdsVersion
from service_circles.writing.site.site import Site

COLLECTIONS = (
    "services",
    "organizations",
    "locations",
    "service_at_locations",
    "taxonomies",
    "taxonomy_terms",
)


def openapi_file(site: Site, version: HsdsVersion, folder: str) -> bytes:
    """The OpenAPI 3.1 document, with the paths as files."""
    settings = site.directory.settings
    terms = settings.open_data
    paths: dict[str, object] = {"/index.json": _get("The version, profile and description of this API")}
    for name in COLLECTIONS:
        paths[f"/{name}.json"] = _get(f"The first page of all {name}")
        paths[f"/{name}/page-{{page}}.json"] = _get(f"A further page of {name}, from 2 on", "page", "integer")
        paths[f"/{name}/{{id}}.json"] = _get(f"One of {name} with all that it has", "id", "string")
    info: dict[str, object] = {
        "title": settings.name,
        "version": site.day.isoformat(),
        "description": "HSDS as static files: read only, without search and filters.",
    }
    if terms:
        url = {"url": terms.license_url} if terms.license_url else {"identifier": terms.license}
        info["license"] = {"name": terms.license, **url}
    server = site.absolute(folder, site.languages[0]) or "./"
    return json_bytes(
        {
            "openapi": "3.1.0",
            "info": info,
            "servers": [{"url": server.rstrip("/")}],
            "paths": paths,
            "x-hsds-version": version.number,
        }
    )


def _get(summary: str, parameter: str | None = None, kind: str = "string") -> dict[str, object]:
    responses = {"200": {"description": "JSON", "content": {"application/json": {}}}}
    found: dict[str, object] = {"summary": summary, "responses": responses}
    if parameter:
        found["parameters"] = [{"name": parameter, "in": "path", "required": True, "schema": {"type": kind}}]
    return {"get": found}
