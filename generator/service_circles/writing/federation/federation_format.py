"""The format of what a district shares with portals: federation.json, and the files whose hashes it has.

Both sides use these classes: a district's build writes them, a portal reads them and trusts nothing else. Fields that
a reader does not know are passed over, so that a newer generator may add some; FORMAT is raised when that is not enough.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from service_circles.records.area import AreaKind
from service_circles.records.life.alert import AlertLevel
from service_circles.records.values.fields import Id, checked_url
from service_circles.records.values.translations import LanguageCode

FORMAT = 1
ADDRESS = "federation.json"
FOLDER = "federation/"
PLACES, SERVICES = f"{FOLDER}places.json", f"{FOLDER}services.json"
EVENTS, ALERTS = f"{FOLDER}events.json", f"{FOLDER}alerts.json"
MOST_FILES = 100_000
_LANGUAGE_FOLDER = r"(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?/)?"


def _web_url(value: str) -> str:
    checked_url(value)
    if not value.startswith(("https://", "http://")):
        raise PydanticCustomError("url_scheme", "neither http nor https")
    return value


Text = Annotated[
    str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$")
]
"""One line. Marks that turn the direction of a text are refused, since they could make a page say something else."""
Names = Annotated[Mapping[LanguageCode, Text], Field(min_length=1, max_length=40)]
"""A text by language."""
WebUrl = Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_url)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
SharedAddress = Annotated[
    str,
    StringConstraints(
        max_length=200,
        pattern=rf"^(?:federation/[a-z]+|{_LANGUAGE_FOLDER}(?:near|search)/[A-Za-z0-9_.-]+)\.json$",
    ),
]
"""The files that may be shared; no other address, however it is written, becomes the name of a file at a portal."""
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Number = Annotated[int, Field(ge=0, le=10**12)]
MinuteOfDay = Annotated[int, Field(ge=0, le=2 * 24 * 60)]


class _Shared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SharedFile(_Shared):
    """A file that a portal may collect."""

    sha256: Sha256
    size_bytes: Annotated[int, Field(ge=0, le=1_000_000_000)]


class SharedFigures(_Shared):
    """Figures by one definition, so that districts can be compared; None where a district cannot tell."""

    places: Number
    """Service centers in use, of any kind."""
    places_with_hours: Number
    """Those with opening hours, or open by appointment."""
    places_checked: Number
    """Those that somebody verified in the year before the day of the build."""
    estates: Number
    households_reached: Number | None
    """Households of estates from which a center of the standard's kinds is within the standard's minutes on foot."""
    households_missed: Number | None
    minutes: Annotated[float, Field(gt=0, le=1_000)]
    meters_per_second: Annotated[float, Field(gt=0, le=10)]
    along_streets: bool
    """False: walks are estimated from straight lines."""


class FederationFile(_Shared):
    """federation.json of a district."""

    format: Literal[1]
    kind: Literal["district"]
    generator: Text
    id: Id
    names: Names
    publisher: Names
    url: WebUrl | None
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1, max_length=40)]
    """The first one's pages are at the root, those of any other in a folder of its code."""
    time_zone: Text
    day: date
    """The day that its pages are of."""
    fictional: bool
    license: Text | None
    bounds: tuple[Latitude, Longitude, Latitude, Longitude] | None
    """South, west, north, east of all places."""
    counts: Annotated[Mapping[Text, Number], Field(max_length=100)]
    """Number of records of each kind, by its name in YAML."""
    figures: SharedFigures
    files: Annotated[Mapping[SharedAddress, SharedFile], Field(max_length=MOST_FILES)]


class SharedPlace(_Shared):
    """An area, down to the estates in which people live."""

    id: Id
    kind: AreaKind
    parent: Id | None = None
    names: Names
    at: tuple[Latitude, Longitude] | None = None


class SharedPlaces(_Shared):
    """federation/places.json; an area stands after the one around it. `outline`: of the district, in WGS84."""

    places: Annotated[tuple[SharedPlace, ...], Field(max_length=200_000)]
    outline: Annotated[tuple[tuple[Latitude, Longitude], ...], Field(max_length=2_000)] = ()


class SharedService(_Shared):
    """A service that residents can have at a center."""

    id: Id
    names: Names
    also: Annotated[tuple[Text, ...], Field(max_length=100)] = ()
    """Other names that residents have for it, in any language."""


class SharedServices(_Shared):
    """federation/services.json."""

    services: Annotated[tuple[SharedService, ...], Field(max_length=20_000)]


class SharedEvent(_Shared):
    """An event with the days on which it takes place, those only that are certain."""

    id: Id
    names: Names
    place: Names
    hours: Annotated[tuple[tuple[MinuteOfDay, MinuteOfDay], ...], Field(max_length=10)] = ()
    """From when to when, in minutes after midnight."""
    days: Annotated[tuple[date, ...], Field(max_length=400)]


class SharedEvents(_Shared):
    """federation/events.json."""

    events: Annotated[tuple[SharedEvent, ...], Field(max_length=50_000)]


class SharedAlert(_Shared):
    """An alert; `until` is the UTC moment at which it ends, as pages have it."""

    id: Id
    level: AlertLevel
    names: Names
    period: Names
    starts: date
    ends: date
    until: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$")]


class SharedAlerts(_Shared):
    """federation/alerts.json."""

    alerts: Annotated[tuple[SharedAlert, ...], Field(max_length=2_000)]
