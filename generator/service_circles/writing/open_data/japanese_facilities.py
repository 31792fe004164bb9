"""The list of public facilities of Japan's municipal open data standard (自治体標準オープンデータセット, 公共施設一覧).

Days and hours have one column each there: hours that differ by day or have a break are in the column of remarks.
"""

from service_circles.records.area import Area
from service_circles.records.center import ServiceCenter
from service_circles.records.values.fields import EXTENSION
from service_circles.records.values.schedule import Schedule
from service_circles.schedules.usual_hours import WEEKDAYS, Spans, rules_in_force, weekly_spans
from service_circles.writing.open_data.place_tables import Row, csv_bytes
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.site import Site

_DAYS = "月火水木金土日"


def facilities_csv(site: Site) -> bytes:
    """The list, one center a row."""
    return csv_bytes(_row(site, center) for center in site.directory.all(ServiceCenter))


def _row(site: Site, center: ServiceCenter) -> Row:
    top = site.directory.path_to(center.area)[0]
    latitude, longitude = site.points.get(center.id, (None, None))
    number, _, extension = (center.phones[0].number if center.phones else "").partition(EXTENSION)
    schedule = site.hours_at(center)
    week = _usual_week(site, schedule)
    days = [spans for spans in week if spans]
    is_simple = bool(days) and len(set(days)) == 1 and len(days[0]) == 1
    span = days[0][0] if is_simple else None
    return {
        "全国地方公共団体コード": top.official_code,
        "ID": center.id,
        "地方公共団体名": top.name,
        "名称": center.name,
        "名称_カナ": None,
        "名称_英語": center.translation("name", "en"),
        "所在地_連結表記": center.address,
        "緯度": latitude and round(latitude, 6),
        "経度": longitude and round(longitude, 6),
        "電話番号": number.strip(),
        "内線番号": extension,
        "利用可能曜日": "".join(name for name, spans in zip(_DAYS, week, strict=True) if spans),
        "開始時間": span and _clock(span.opens),
        "終了時間": span and _clock(span.closes),
        "利用可能日時特記事項": site.hours.of(schedule).summary,
        "説明": center.description,
        "URL": site.absolute(address_of(center)),
        "備考": site.directory.get(Area, center.area).name,
    }


def _usual_week(site: Site, schedule: Schedule) -> list[Spans]:
    rules = rules_in_force(schedule, site.day)
    return [weekly_spans(rules, weekday) for weekday in WEEKDAYS]


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
