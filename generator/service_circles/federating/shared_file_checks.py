"""Checks of what a district shares: its version, its shape, its hashes. Nothing of it is trusted before."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service_circles.federating.district_sources import RefusedError
from service_circles.languages.phrase import phrase
from service_circles.records.settings.portal import Limits
from service_circles.writing.federation.federation_format import (
    ADDRESS,
    ALERTS,
    EVENTS,
    FORMAT,
    PLACES,
    SERVICES,
    FederationFile,
    SharedAlerts,
    SharedEvents,
    SharedFile,
    SharedPlaces,
    SharedServices,
)
from service_circles.writing.finding.near.near_files import HASH_LENGTH
from service_circles.writing.finding.search.search_index import FORMAT as SEARCH_FORMAT

Model = TypeVar("Model", bound=BaseModel)

_MEGABYTE = 1_000_000
_MODELS: Mapping[str, type[BaseModel]] = {
    PLACES: SharedPlaces,
    SERVICES: SharedServices,
    EVENTS: SharedEvents,
    ALERTS: SharedAlerts,
}
"""The files that every district shares."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="allow")


class _NearIndex(_Data):
    """Index that the script of near me reads first."""

    pace: Annotated[float, Field(gt=0, le=1_000)]
    minutes: Annotated[float, Field(gt=0, le=1_000)]
    square: tuple[float, float, float]
    tree: Annotated[str, Field(max_length=1_000_000, pattern=r"^[A-Oa-z0-9]*$")]
    tiles: Annotated[str, Field(pattern=r"^[0-9a-f]*$")]
    drawers: Annotated[str, Field(pattern=r"^[0-9a-f]*$")]
    chooser: Annotated[str, Field(pattern=rf"^from\.[0-9a-f]{{{HASH_LENGTH}}}\.json$")]
    simplified: str


class _SearchIndex(_Data):
    format: int
    sections: list[tuple[str, str, str, float, int]]
    scanned: dict[str, Any]


def read_federation_file(content: bytes, id_: str) -> FederationFile:
    """federation.json of the district with an id. Raises RefusedError."""
    data = _json(ADDRESS, content)
    if not isinstance(data, dict):
        raise RefusedError(phrase("{file} 的内容不对：{reason}", file=ADDRESS, reason="not an object"))
    if data.get("kind") == "portal":
        raise RefusedError(phrase("这是门户，不是区：名单里只写区，门户套门户会绕成圈"))
    if data.get("format") != FORMAT:
        found = str(data.get("format"))
        raise RefusedError(
            phrase(
                "federation.json 是另一个版本：{found}，这里读得懂 {known}；两边都更新到最新",
                found=found,
                known=FORMAT,
            )
        )
    own = _validated(FederationFile, ADDRESS, content)
    if own.id != id_:
        raise RefusedError(phrase("网站说自己的编号是“{found}”，名单里写的是“{id}”", found=own.id, id=id_))
    return own


def check_limits(own: FederationFile, limits: Limits) -> None:
    """Refuse a district that says itself that it is too large. Raises RefusedError."""
    sizes = {address: file.size_bytes for address, file in own.files.items()}
    if len(sizes) > limits.files:
        raise RefusedError(
            phrase("文件太多：{count} 个，最多 {limit} 个", count=len(sizes), limit=limits.files)
        )
    for address, size in sizes.items():
        most = int(limits.file_mb * _MEGABYTE)
        if size > most:
            raise RefusedError(phrase("{file} 太大，最多 {limit} 字节", file=address, limit=most))
    most = int(limits.district_mb * _MEGABYTE)
    if sum(sizes.values()) > most:
        raise RefusedError(phrase("文件一共太大，最多 {limit} 字节", limit=most))
    for address in _MODELS:
        if address not in sizes:
            raise RefusedError(phrase("federation.json 里没有 {file}", file=address))


def has_hash(content: bytes, file: SharedFile) -> bool:
    """True for the bytes that a hash was made of."""
    return len(content) == file.size_bytes and sha256(content).hexdigest() == file.sha256


def check_shared_file(address: str, content: bytes, file: SharedFile) -> None:
    """Refuse a file with another hash, or another shape than its name promises. Raises RefusedError."""
    if not has_hash(content, file):
        raise RefusedError(
            phrase("{file} 和 federation.json 里的哈希不一样：没有发布完，或者被人改过", file=address)
        )
    if address in _MODELS:
        _validated(_MODELS[address], address, content)
    elif address.endswith("near/index.json"):
        _validated(_NearIndex, address, content)
    elif address.endswith("search/index.json"):
        index = _validated(_SearchIndex, address, content)
        if index.format != SEARCH_FORMAT:
            raise RefusedError(
                phrase(
                    "搜索用的资料是另一个版本：{found}，这里读得懂 {known}；两边都更新到最新",
                    found=str(index.format),
                    known=SEARCH_FORMAT,
                )
            )
    else:
        _json(address, content)


def _json(address: str, content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RefusedError(phrase("{file} 的内容不对：{reason}", file=address, reason=str(error))) from None


def _validated(model: type[Model], address: str, content: bytes) -> Model:
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = " → ".join(map(str, first["loc"]))
        reason = f"{place}: {first['msg']}"
        raise RefusedError(phrase("{file} 的内容不对：{reason}", file=address, reason=reason)) from None
