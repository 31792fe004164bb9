"""Customs of a place: units, the first weekday, map apps."""

from service_circles.records.values.labeled_enum import LabeledEnum


class Clock(LabeledEnum):
    """Clock of 12 or 24 hours."""

    TWELVE = "12", "12 小时"
    TWENTY_FOUR = "24", "24 小时"


class DistanceUnit(LabeledEnum):
    """Unit of distances."""

    KILOMETERS = "kilometers", "公里"
    MILES = "miles", "英里"


class Weekday(LabeledEnum):
    """A day that weeks begin with in calendars."""

    MONDAY = "mo", "周一"
    SUNDAY = "su", "周日"
    SATURDAY = "sa", "周六"

    @property
    def number(self) -> int:
        """0 for Monday, as in Python."""
        return {"mo": 0, "sa": 5, "su": 6}[str(self.value)]


class MapApp(LabeledEnum):
    """An app that shows the way to a place."""

    AMAP = "amap", "高德地图"
    BAIDU = "baidu", "百度地图"
    TENCENT = "tencent", "腾讯地图"
    APPLE = "apple", "苹果地图"
    GOOGLE = "google", "谷歌地图"
    OPENSTREETMAP = "openstreetmap", "开放街图"
    ORGANIC_MAPS = "organic_maps", "Organic Maps"
    PHONE = "phone", "手机里的地图"


def map_apps_of(country: str) -> tuple[MapApp, ...]:
    """The apps that people of a country use, and one that asks for no account."""
    if country == "CN":
        return (MapApp.AMAP, MapApp.BAIDU, MapApp.TENCENT, MapApp.APPLE, MapApp.PHONE)
    return (MapApp.OPENSTREETMAP, MapApp.GOOGLE, MapApp.APPLE, MapApp.ORGANIC_MAPS, MapApp.PHONE)
