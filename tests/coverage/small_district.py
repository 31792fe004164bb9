"""A district small enough to count by hand: straight lines without detour, so that 60 m are a minute."""

from datetime import date
from pathlib import Path

from service_circles.build.project import load_project
from service_circles.coverage.circle_reaches import reaches_of
from service_circles.coverage.directory_figures import Figures
from service_circles.schedules.public_holidays import calendar_for
from tests.geo.walking.town import at

SETTINGS = """directory:
  id: small
  name: 小区
  publisher: {name: 编辑组}
  circle_standard: {minutes: 10, detour_factor: 1}
  targets: [{level: community, count: 2}]
areas:
  - {id: qu, kind: district, name: 小县, population: 5000, area_km2: 2}
  - {id: dong, kind: street, name: 东街道, parent: qu}
  - {id: xi, kind: street, name: 西街道, parent: qu}
"""
# Five estates have a known place: 'near' 300 m, 'edge' 599 m and 'out' 700 m from 'first', 'far' beyond half an
# hour, 'beside' 100 m from 'second', 'lone' 200 m from 'third', whose hours nobody knows.
ESTATES = """areas:
  - {id: near, kind: estate, name: 近处, parent: dong, households: 100, population: 250, location: {0}}
  - {id: edge, kind: estate, name: 边上, parent: dong, households: 200, population: 400, location: {1}}
  - {id: out, kind: estate, name: 外面, parent: dong, households: 40, population: 90, location: {2}}
  - {id: far, kind: estate, name: 远处, parent: xi, households: 60, location: {3}}
  - {id: beside, kind: estate, name: 旁边, parent: dong, location: {4}}
  - {id: lone, kind: estate, name: 独处, parent: dong, households: 50, location: {5}}
  - {id: nowhere, kind: estate, name: 不详, parent: dong, households: 30}
"""
CENTERS = """centers:
  - id: first
    name: 第一中心
    level: community
    area: dong
    floor_area_m2: 300
    location: {0}
    services: [{service: residence-permit}]
    schedule: {rules: [{byday: 周一至周五, hours: 09:00-17:00}]}
  - id: second
    name: 第二中心
    level: street
    area: dong
    floor_area_m2: 500
    location: {1}
    services: [{service: meals}]
    schedule: {rules: [{byday: 周六, hours: 09:00-12:00}, {byday: 周日, hours: 19:00-21:00}]}
  - {id: third, name: 第三中心, area: dong, location: {2}}
  - {id: shut, name: 暂停中心, area: xi, status: temporarily_closed, location: {3}}
  - {id: gone, name: 撤销中心, area: xi, status: defunct, location: {3}}
"""
OTHERS = """services:
  - {id: residence-permit, name: 居住证, board: guides}
  - {id: meals, name: 助餐, board: elderly}
  - {id: legal, name: 法律咨询, board: enterprise}
circle: {id: round, name: 一圈, origins: first, promises: [residence-permit, legal]}
"""
ESTATES_AT = ((300, 0), (599, 0), (0, -700), (0, -2000), (3000, 100), (1500, 200))
CENTERS_AT = ((0, 0), (3000, 0), (1500, 0), (0, -2010))


def location(east: float, north: float) -> str:
    """A location in YAML by meters from the middle of the town."""
    latitude, longitude = at(east, north)
    return f"{{latitude: {latitude:.7f}, longitude: {longitude:.7f}, datum: wgs84}}"


def with_locations(text: str, places: tuple[tuple[float, float], ...]) -> str:
    """YAML whose {0}, {1}... are replaced."""
    for number, place in enumerate(places):
        text = text.replace(f"{{{number}}}", location(*place))
    return text


def write_district(root: Path, centers_at: tuple[tuple[float, float], ...] = CENTERS_AT) -> Path:
    """The district as a project."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "communities.yaml").write_text(SETTINGS, "utf-8")
    (root / "content/estates.yaml").write_text(with_locations(ESTATES, ESTATES_AT), "utf-8")
    (root / "content/centers.yaml").write_text(with_locations(CENTERS, centers_at), "utf-8")
    (root / "content/others.yaml").write_text(OTHERS, "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: 小县\nplugins: [service-circles]\ndocs_dir: content\n", "utf-8"
    )
    return root


def figures_at(root: Path) -> Figures:
    """The figures of a project without mistakes."""
    loaded = load_project(root)
    assert loaded.directory is not None, loaded.problems
    assert not loaded.has_mistakes, loaded.problems
    return Figures(
        reaches_of(loaded.directory, root), calendar_for(loaded.directory.settings), date(2026, 1, 20)
    )
