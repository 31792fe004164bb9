"""Terms on which a directory publishes data for other programs."""

from typing import Annotated

from pydantic import Field, StringConstraints

from service_circles.records.values.fields import Line, Name, OneOrMany, Url, described, optional
from service_circles.records.values.labeled_enum import LabeledEnum
from service_circles.records.values.record_part import Part


class OpenDataFormat(LabeledEnum):
    """A format of open data."""

    HSDS = "hsds", "HSDS"
    GEOJSON = "geojson", "GeoJSON"
    CSV = "csv", "CSV"
    JAPAN = "japan", "日本的公共设施一览表"


class OpenData(Part):
    """The license of a directory's data, and the formats beside JSON in which it is published.

    City, province and postal code are for HSDS, which has no address without them.
    """

    license: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.+-]{2,40}$")] = described(
        "许可", "SPDX 的名字，例如 CC-BY-4.0、CC0-1.0、ODbL-1.0", "SPDX id, for example CC-BY-4.0"
    )
    license_url: Url | None = optional("许可全文", "许可的网址", "Where the license can be read")
    formats: Annotated[tuple[OpenDataFormat, ...], OneOrMany] = described(
        "格式",
        "hsds（Open Referral）、geojson、csv、japan（日本自治体标准）；不写就是前三种",
        "hsds, geojson, csv, japan; the first three if left out",
        default=(OpenDataFormat.HSDS, OpenDataFormat.GEOJSON, OpenDataFormat.CSV),
    )
    changes: Annotated[int, Field(ge=1, le=366)] | None = optional(
        "改动",
        "公布最近多少天里加了、改了、去掉了哪些记录；从 git 的历史里看，不写就不公布",
        "Days of changes to publish, read from the history of git; none if left out",
    )
    city: Line | None = optional("城市", "地址所在的城市，HSDS 要", "City of the addresses, for HSDS")
    state_province: Line | None = optional(
        "省份", "地址所在的省，HSDS 要", "Province of the addresses, for HSDS"
    )
    postal_code: Name | None = optional(
        "邮编", "地址的邮政编码，HSDS 要", "Postal code of the addresses, for HSDS"
    )
