"""The catalog of a directory's data: DCAT-AP as JSON-LD, with the checksum of every file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from service_circles.basics.json_text import json_bytes
from service_circles.records.settings.open_data import OpenData
from service_circles.writing.site.site import Site

CATALOG, CHECKSUMS = "data/catalog.jsonld", "data/SHA256SUMS"
_MEDIA = {
    "json": "application/json",
    "geojson": "application/geo+json",
    "csv": "text/csv",
    "zip": "application/zip",
    "atom": "application/atom+xml",
}
_FORMATS = {"json": "JSON", "geojson": "GeoJSON", "csv": "CSV", "zip": "ZIP", "atom": "Atom"}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """A file of the catalog; `standard` is the address of the specification that it follows."""

    address: str
    make: Callable[[], bytes]
    title: str
    standard: str | None = None

    @property
    def format(self) -> str:
        """Its format in a word: 'CSV'."""
        return _FORMATS[self._ending]

    @property
    def media_type(self) -> str:
        """Its media type, as IANA has it."""
        return _MEDIA[self._ending]

    @property
    def _ending(self) -> str:
        return self.address.rpartition(".")[2]


def catalog_file(
    site: Site, terms: OpenData, files: Mapping[str, CatalogFile], made: Mapping[str, bytes]
) -> bytes:
    """The catalog with one data set for each file, of the files as `made`; relative addresses where the site does not know its own."""
    settings, publisher = site.directory.settings, site.directory.settings.publisher
    catalog: Data = {
        "@context": _CONTEXT,
        "@id": _url(site, CATALOG),
        "@type": "dcat:Catalog",
        "dct:title": settings.name,
        "dct:description": settings.description or settings.name,
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": publisher.name},
        "dct:language": [language.code for language in site.languages],
        "dct:license": {"@id": terms.license_url} if terms.license_url else terms.license,
        "dct:modified": {"@type": "xsd:date", "@value": site.day.isoformat()},
        "foaf:homepage": {"@id": _url(site, "")},
        "dcat:dataset": [_dataset(site, terms, file, made[address]) for address, file in files.items()],
    }
    return json_bytes(catalog)


def _dataset(site: Site, terms: OpenData, file: CatalogFile, content: bytes) -> Data:
    distribution: Data = {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": _url(site, file.address)},
        "dcat:downloadURL": {"@id": _url(site, file.address)},
        "dcat:mediaType": file.media_type,
        "dcat:byteSize": len(content),
        "dct:license": {"@id": terms.license_url} if terms.license_url else terms.license,
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": sha256(content).hexdigest(),
        },
    }
    if file.standard:
        distribution["dct:conformsTo"] = {"@id": file.standard}
    return {
        "@id": f"{_url(site, CATALOG)}#{file.address}",
        "@type": "dcat:Dataset",
        "dct:title": file.title,
        "dct:description": file.title,
        "dct:identifier": file.address,
        "dct:modified": {"@type": "xsd:date", "@value": site.day.isoformat()},
        "dcat:distribution": distribution,
    }


def _url(site: Site, address: str) -> str:
    return site.absolute(address, site.languages[0]) or address or "./"


def checksums_file(made: Mapping[str, bytes]) -> bytes:
    """SHA-256 of each file, as `sha256sum --check` reads them from the root of the site."""
    return "".join(
        f"{sha256(content).hexdigest()}  {address}\n" for address, content in made.items()
    ).encode()
