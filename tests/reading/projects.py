"""Small projects written for a test."""

from pathlib import Path

from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import read_directory

SETTINGS = """directory:
  id: rongxi
  name: 榕溪区服务圈
  publisher:
    name: 榕溪区服务圈编辑组
areas:
  - id: mingzhu
    kind: community
    name: 明珠社区
"""

CENTER = """# 明珠社区
center:
  id: mingzhu-center
  name: 明珠社区服务中心
  level: community
  area: mingzhu
  address: "明珠路 1 号，3 楼"
  location: {latitude: 21.205, longitude: 112.605, datum: wgs84}
  phones:
    - number: 0000-0000 0001
      kind: duty
      label: 值班电话
  schedule:
    rules:
      - byday: 周一至周五
        hours: 09:00-12:00, 14:00-18:00
    holidays: closed
    exceptions:
      - date: 2026-10-01
        until: 2026-10-03
  accessibility: [ramp, lift]
  description: |
    居民身边的服务中心：进门有人问。

    - 周三有社工
  services:
    - service: canteen
      on_the_spot: true
  verified: {date: 2026-05-01, by: 社区值班岗}
"""


def write_project(root: Path, **files: str | bytes) -> Path:
    """A project with these files in content/; the ending .yaml is added."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "communities.yaml").write_text(SETTINGS, encoding="utf-8")
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        (root / "content" / f"{name}.yaml").write_bytes(data)
    return root


def problems_of(root: Path, **files: str | bytes) -> tuple[Problem, ...]:
    """The problems that reading a project with these files finds."""
    return read_directory(write_project(root, **files))[1]


def codes_of(root: Path, **files: str | bytes) -> list[str]:
    """Their codes, in order."""
    return [problem.code for problem in problems_of(root, **files)]
