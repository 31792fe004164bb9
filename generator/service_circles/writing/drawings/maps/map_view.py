"""The contents of a map, before anything is drawn. Points are (latitude, longitude) in WGS84."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from service_circles.geo.datum import Point
from service_circles.languages.translator import CHINESE, Translator

if TYPE_CHECKING:  # arrays need NumPy, which maps without streets do without
    from service_circles.geo.network.polylines import Lines


class OutlineKind(Enum):
    """The part of an outline in its map: the subject, beside it or inside it."""

    MAIN = "main"
    NEIGHBOR = "neighbor"
    CHILD = "child"


class RingKind(Enum):
    """A reach estimated in a straight line, or the service radius of the planning standard."""

    ESTIMATE = "estimate"
    STANDARD = "standard"


class MarkerKind(Enum):
    """A place with a door to residents' services, or a place where they live."""

    CENTER = "center"
    ESTATE = "estate"


@dataclass(frozen=True, slots=True)
class Outline:
    """The boundary of an area; the last point joins the first."""

    name: str
    points: tuple[Point, ...]
    kind: OutlineKind = OutlineKind.MAIN


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle at true scale; `label` is the short text on it and in the legend."""

    middle: Point
    radius_m: float
    kind: RingKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """The origin of a circle, or the one place that the map is about."""

    name: str
    point: Point
    href: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A place on the map; with a number if a list beside the map carries the same number.

    `minutes` on foot are given in the description as they are.
    """

    name: str
    point: Point
    kind: MarkerKind = MarkerKind.CENTER
    number: int | None = None
    href: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """The reach on foot from the pins along the streets.

    `streets` and `outline` are those of a WalkingReach; `label` is the text in the legend, '步行 10 分钟范围',
    and `pace` the speed and manner: '每秒 0.8 米，不走台阶'.
    """

    streets: Lines
    outline: Lines
    label: str
    pace: str


@dataclass(frozen=True, slots=True, eq=False)
class Land:
    """The ground of the map: kinds of `streets` are values of `Street`, those of `scenery` of `Scenery`.

    Kinds of `named` are indices into `names`.
    """

    streets: Lines
    scenery: Lines
    named: Lines
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class MapView:
    """A map: at least one pin, marker, ring or outline. `id_prefix` ([a-z0-9-]) is unique on its page."""

    title: str
    id_prefix: str
    pins: tuple[Pin, ...] = ()
    markers: tuple[Marker, ...] = ()
    rings: tuple[Ring, ...] = ()
    outlines: tuple[Outline, ...] = ()
    walk: Walk | None = None
    land: Land | None = None
    words: Translator = CHINESE
