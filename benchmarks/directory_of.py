"""Writes a believable directory project with any number of centers; same number, same bytes.

Per street 16 centers: its own, one in each of 5 communities, and two in estates of each community;
about twelve streets make a district. It has no handbook, prints nothing unless asked to and does not know its address, so it
has no QR codes: `benchmarks.paper` measures what paper costs. Names of streets are real ones where a list is at hand (see
`_street_names`); everything else, coordinates and phones above all, is made up.
"""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.country_names import admin_folder, made_up_name

STREETS_PER_DISTRICT = 12
COMMUNITIES_PER_STREET = 5
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
ESTATES_PER_COMMUNITY = 3

_ESTATE_ENDINGS = ("花园", "苑", "新村", "雅居", "家园", "大院", "公寓")
_ROADS = ("幸福路", "文华路", "体育路", "同济路", "建新路", "卫国路", "朝阳路", "人民路", "解放路", "青年路")
_BOARDS = ("party-affairs", "social-work", "volunteers", "charity", "guides", "elderly", "medical",
           "deliberation", "broadcast", "enterprise")  # fmt: skip
_SERVICE_NAMES = (
    "长者饭堂", "居住证办理", "社保卡申领", "高龄津贴申请", "家庭医生签约", "预防接种咨询", "四点半课堂",
    "志愿者登记", "微心愿认领", "法律咨询", "图书借阅", "心理辅导", "适老化改造", "旧楼加装电梯咨询",
    "创业补贴申请", "招聘信息", "老年大学报名", "日间托管", "轮椅借用", "康复训练",
)  # fmt: skip
_SCHEDULES = (
    """    rules:
      - byday: 周一至周五
        hours: 08:30-12:00, 14:00-17:30
    holidays: closed""",
    """    rules:
      - byday: 周一至周五
        hours: 08:30-12:00, 14:00-18:00
      - byday: 周六
        hours: 09:00-12:00
    holidays: closed
    note: 午间有人值班，急事可敲门""",
    """    rules:
      - byday: 每天
        hours: 08:00-21:00
    holidays: as_usual
    exceptions:
      - date: 2026-10-01
        until: 2026-10-03
        reason: 国庆假期""",
    """    rules:
      - byday: 周二至周日
        hours: 09:00-20:30
      - byday: 每月第二个周一
        hours: 14:00-17:00
        note: 居民议事会""",
    """    rules:
      - byday: 周一至周五
        hours: 09:00-18:00
      - byday: 周一至周五
        hours: 08:00-20:00
        valid_from: 2026-07-01
        valid_to: 2026-08-31
        note: 暑期延长
    holidays: unknown""",
)
_ACCESSIBILITY = ("step_free", "ramp", "lift", "wheelchair", "accessible_toilet", "reading_glasses", "aed")

_FORMS = ("", "（上门）", "（网上）", "（自助）", "（电话）")

_MKDOCS = """site_name: 测量用目录
docs_dir: content
theme:
  name: material
plugins:
  - service-circles
"""


@dataclass
class _Plan:
    """Everything that is still to be written, with its own source of chance."""

    root: Path
    centers: int
    streets: list[str]
    chance: random.Random = field(default_factory=lambda: random.Random(20260501))
    written: int = 0

    @property
    def services(self) -> int:
        """The number of services: each further street adds some of its own to those of every district."""
        return 60 + self.centers // 30

    @property
    def organizations(self) -> int:
        """The number of organizations: one for a few centers."""
        return 40 + self.centers // 5


def make_directory(
    root: Path, centers: int, *, files: str = "many", posters: bool = False, languages: int = 1
) -> None:
    """Write a project with this many centers; `files` is "many" (one per center) or "few".

    Posters and booklets are printed if asked for; its pages are in up to three languages.
    """
    content = root / "content"
    for folder in ("areas", "centers"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    plan = _Plan(root, centers, _street_names())
    _write(root / "communities.yaml", _settings(centers, posters=posters, languages=languages))
    _write(root / "mkdocs.yml", _MKDOCS)
    _write(content / "services.yaml", _services(plan))
    _write(content / "organizations.yaml", _organizations(plan.organizations))
    number = 0
    while plan.written < centers:
        _write_street(plan, number, files)
        number += 1


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _settings(centers: int, *, posters: bool, languages: int) -> str:
    printed = "true" if posters else "false"
    return f"""# A made-up directory of {centers} centers, for measuring.
directory:
  id: measured
  name: 测量用服务圈
  tagline: 步行十分钟，办好身边事
  fictional: true
  print: {{ posters: {printed}, booklets: {printed} }}
  languages: [{", ".join(LANGUAGES[:languages])}]
  handbook: false
  publisher:
    name: 测量用区民政部门
    phone:
      number: 0000-0000 0000
"""


def _services(plan: _Plan) -> str:
    parts = ["services:"]
    for number in range(plan.services):
        name = _SERVICE_NAMES[number % len(_SERVICE_NAMES)]
        turn, form = divmod(number // len(_SERVICE_NAMES), len(_FORMS))
        suffix = _FORMS[form] + (f"{turn + 1}类" if turn else "")
        parts.append(f"""  - id: service-{number}
    name: {name}{suffix}
    board: {_BOARDS[number % len(_BOARDS)]}
    summary: {name}，带身份证到窗口当场办
    description: 本区居民都可以办理{name}。材料齐全的当场办结，缺少材料的一次告知。
    guide:
      who: [本区户籍居民, 持居住证的居民]
      bring: [身份证, 户口簿]
      steps: [到窗口取号, 交材料, 当场领取结果]
      fee: 免费
      duration: 当场办结
    organization: organization-{number % plan.organizations}""")
    return "\n".join(parts) + "\n"


def _organizations(count: int) -> str:
    kinds = ("community", "social_organization", "social_work", "volunteers", "charity", "government")
    parts = ["organizations:"]
    parts += [
        f"""  - id: organization-{number}
    name: {made_up_name(number)}服务社
    kind: {kinds[number % len(kinds)]}
    phones:
      - number: 0000-0001 {number:04d}"""
        for number in range(count)
    ]
    return "\n".join(parts) + "\n"


@dataclass(frozen=True)
class _Area:
    """An area to be written: its corner is south-west, its size in degrees."""

    id: str
    kind: str
    name: str
    parent: str | None
    latitude: float
    longitude: float
    size: float

    @property
    def level(self) -> str:
        """The level of a center that belongs here."""
        return self.kind

    def yaml(self, households: int) -> str:
        parent = f"\n    parent: {self.parent}" if self.parent else ""
        text = f"""  - id: {self.id}
    kind: {self.kind}
    name: {self.name}{parent}"""
        if self.kind == "estate":
            return f"""{text}
    households: {households}
    address: {_ROADS[households % len(_ROADS)]} {households % 200 + 1} 号
    location: {{latitude: {self.latitude:.6f}, longitude: {self.longitude:.6f}, datum: wgs84, accuracy: entrance}}"""
        if self.kind == "district":
            return text
        south, west = self.latitude, self.longitude
        north, east = south + self.size, west + self.size
        return f"""{text}
    population: {households * 3}
    boundary:
      datum: wgs84
      points:
        - [{south:.6f}, {west:.6f}]
        - [{south:.6f}, {east:.6f}]
        - [{north:.6f}, {east:.6f}]
        - [{north:.6f}, {west:.6f}]"""


def _write_street(plan: _Plan, number: int, files: str) -> None:
    district = number // STREETS_PER_DISTRICT
    areas, with_center = _areas_of_street(plan, number, f"district-{district}")
    if number % STREETS_PER_DISTRICT == 0:
        name = f"{made_up_name(district * 7 + 3)}区"
        areas.insert(0, _Area(f"district-{district}", "district", name, None, 0, 0, 0))
    text = "\n".join(area.yaml(plan.chance.randrange(200, 3_000)) for area in areas)
    _write(plan.root / "content" / "areas" / f"street-{number:04d}.yaml", f"areas:\n{text}\n")
    centers = [_center(plan, area) for area in with_center[: plan.centers - plan.written]]
    plan.written += len(centers)
    _write_centers(plan.root / "content" / "centers", number, centers, files)


def _areas_of_street(plan: _Plan, number: int, district: str) -> tuple[list[_Area], list[_Area]]:
    """Its areas, and those among them that have a center."""
    south = 21.0 + (number // 40) * 0.02
    west = 112.0 + (number % 40) * 0.02
    name = plan.streets[number % len(plan.streets)]
    street = _Area(f"street-{number}", "street", name, district, south, west, 0.02)
    areas, with_center = [street], [street]
    for at in range(COMMUNITIES_PER_STREET):
        community = _Area(
            f"community-{number}-{at}", "community", f"{made_up_name(number * 5 + at)}社区", street.id,
            south + 0.001 + at * 0.0037, west + 0.001 + at * 0.0037, 0.003,
        )  # fmt: skip
        estates = list(_estates(community, number * 15 + at * 3))
        areas += [community, *estates]
        with_center += [community, *estates[:2]]
    return areas, with_center


def _estates(community: _Area, number: int) -> Iterator[_Area]:
    for at in range(ESTATES_PER_COMMUNITY):
        name = made_up_name(number + at) + _ESTATE_ENDINGS[(number + at) % len(_ESTATE_ENDINGS)]
        step = 0.0005 + at * 0.0008
        yield _Area(
            f"{community.id.replace('community', 'estate')}-{at}", "estate", name, community.id,
            community.latitude + step, community.longitude + 0.0025 - step, 0,
        )  # fmt: skip


def _center(plan: _Plan, area: _Area) -> tuple[str, str]:
    """A center's id and the lines of its record, with those of its circle."""
    chance = plan.chance
    number = int(area.id.split("-")[1])
    center_id = f"{area.id}-center"
    offered = sorted(chance.sample(range(plan.services), chance.randrange(4, 10)))
    at_once = chance.randrange(2, len(offered))
    services = "\n".join(
        f"    - service: service-{service}" + ("\n      on_the_spot: true" if place < at_once else "")
        for place, service in enumerate(offered)
    )
    latitude = area.latitude + (area.size / 2 or 0.0001)
    longitude = area.longitude + (area.size / 2 or 0.0001)
    accessibility = ", ".join(sorted(chance.sample(_ACCESSIBILITY, chance.randrange(1, 5))))
    return (
        center_id,
        f"""center:
  id: {center_id}
  name: {area.name}服务中心
  level: {area.kind}
  area: {area.id}
  address: {_ROADS[number % len(_ROADS)]} {plan.written + number} 号 {area.name}一楼
  directions: 大门朝南，门口有公交站，走两分钟就到
  location:
    latitude: {latitude:.6f}
    longitude: {longitude:.6f}
    datum: wgs84
    accuracy: entrance
  phones:
    - number: 0000-{chance.randrange(10_000):04d} {chance.randrange(10_000):04d}
    - number: 0000-{chance.randrange(10_000):04d} {chance.randrange(10_000):04d}
      kind: duty
      label: 值班电话，夜间有人接
  schedule:
{chance.choice(_SCHEDULES)}
  on_the_spot: 前台一名值班人员可当场办理社保、居住证和老人优待证，最快十分钟。
  floor_area_m2: {chance.randrange(80, 1_500)}
  accessibility: [{accessibility}]
  services:
{services}
  organizations:
    - organization: organization-{chance.randrange(plan.organizations)}
      role: 驻点服务
  description: |
    {area.name}居民身边的服务中心，进门有人问，办事有人帮。
    每周三下午有社工值班；周末有志愿者教长者用手机。
  verified:
    date: 2026-04-{chance.randrange(1, 29):02d}
    by: 社区值班岗
circle:
  id: {area.id}-circle
  name: {area.name}十分钟服务圈
  origins: {center_id}
  promises: [service-0, service-4]
  areas: {area.id}
""",
    )


def _write_centers(folder: Path, number: int, centers: list[tuple[str, str]], files: str) -> None:
    if files == "many":
        for center_id, text in centers:
            _write(folder / f"{center_id}.yaml", text)
        return
    kinds: dict[str, list[str]] = {"center": [], "circle": []}
    for _, text in centers:
        center, circle = text.split("circle:\n")
        kinds["center"].append(_as_item(center.removeprefix("center:\n")))
        kinds["circle"].append(_as_item(circle))
    text = "".join(f"{kind}s:\n{''.join(items)}" for kind, items in kinds.items() if items)
    _write(folder / f"street-{number:04d}.yaml", text)


def _as_item(lines: str) -> str:
    indented = "".join(f"  {line}\n" for line in lines.splitlines())
    return indented.replace("    id:", "  - id:", 1)


def _street_names() -> list[str]:
    """Real names of streets where a list is at hand, else made-up ones."""
    try:
        with (admin_folder() / "streets.csv").open(encoding="utf-8", newline="") as file:
            names = [row["name"] for row in csv.DictReader(file) if row["name"].endswith("街道")]
    except OSError:
        return [f"{made_up_name(number)}街道" for number in range(700)]
    return names[::13]


if __name__ == "__main__":
    make_directory(Path(sys.argv[1]), int(sys.argv[2]), files=(sys.argv[3:] or ["many"])[0])
