"""The list of a portal: its regions, its districts, and how much of a district it takes."""

from typing import Annotated

from pydantic import AfterValidator, Field

from service_circles.records.values.fields import (
    Count,
    Id,
    Line,
    Number,
    Url,
    checked_url,
    described,
    optional,
    refused,
)
from service_circles.records.values.record_part import Part

_HAS_SCHEME = "://"


def _checked_site(value: str) -> str:
    if _HAS_SCHEME not in value:
        return value
    if not checked_url(value).startswith(("https://", "http://")):
        raise refused("url_scheme", found=value)
    return value if value.endswith("/") else f"{value}/"


class Region(Part):
    """A part of the country that has districts, or regions with districts, in it."""

    id: Id = described("编号", "小写字母、数字、连字符", "a-z, 0-9, hyphens")
    name: Line = described("名称", "例如：榕川市", "For example a city or a province")
    parent: Id | None = optional("上级", "属于哪个地区，写它的编号", "Id of the region around it")


class District(Part):
    """A district that builds itself and publishes federation.json."""

    id: Id = described(
        "编号",
        "那个网站自己的编号（directory 的 id）",
        "The id that its site says itself, that of its directory",
    )
    name: Line = described("名称", "还没有收集到资料时显示", "Shown until something has been collected")
    site: Annotated[Line, AfterValidator(_checked_site)] = described(
        "网站",
        "首页的网址；或者放着做好的网站的文件夹",
        "The address of its home page, or a folder with the finished site",
    )
    project: Line | None = optional(
        "项目",
        "由门户来生成的区：放着它的 communities.yaml 的文件夹；做好的网站放在 site 写的文件夹，site 是网址就放在项目的 site",
        "A folder with its communities.yaml, if the portal is to build it: into the folder `site`, else into site of the project",
    )
    region: Id | None = optional("地区", "属于哪个地区，写它的编号", "Id of its region")

    @property
    def is_on_the_web(self) -> bool:
        """True if its site has an address, False if it is a folder of this machine."""
        return _HAS_SCHEME in self.site

    @property
    def built_in(self) -> str:
        """The folder with its finished site, if it is not fetched from a host."""
        return f"{self.project}/site" if self.is_on_the_web else self.site


class Limits(Part):
    """Limits for a district; a larger or slower one is refused."""

    file_mb: Annotated[Number, Field(gt=0, le=1_000)] = described(
        "一个文件（MB）", "一个文件最多多大", "The most that a file may have", default=8
    )
    district_mb: Annotated[Number, Field(gt=0, le=100_000)] = described(
        "一个区（MB）",
        "一个区的文件一共最多多大",
        "The most that all files of a district may have",
        default=200,
    )
    files: Annotated[Count, Field(ge=1, le=100_000)] = described(
        "文件数", "一个区最多几个文件", "The most files of a district", default=20_000
    )
    seconds: Annotated[Number, Field(gt=0, le=3_600)] = described(
        "一个区（秒）", "一个区最多收集多久", "The longest that collecting a district may take", default=60
    )
    build_seconds: Annotated[Number, Field(gt=0, le=86_400)] = described(
        "生成一个区（秒）",
        "门户生成一个区最多用多久",
        "The longest that building a district may take",
        default=3_600,
    )


class PortalSettings(Part):
    """The part `portal:` of portal.yaml; `directory:` beside it is as in communities.yaml."""

    site_url: Url | None = optional(
        "网址", "门户自己的网址，站点地图要用", "Its own address, for the sitemap"
    )
    regions: tuple[Region, ...] = described(
        "地区", "省、市，可以一级套一级", "Provinces, cities, nested to any depth", default=()
    )
    districts: Annotated[tuple[District, ...], Field(min_length=1, max_length=10_000)] = described(
        "区",
        "收集哪些区的网站；要加、要减，就改这里",
        "Whose sites are collected; only this list adds or drops any",
    )
    limits: Limits = described(
        "限度", "一个区最多拿多少", "How much of a district is taken", default=Limits()
    )
