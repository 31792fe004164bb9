"""Two versions of a small directory, written as YAML."""

from pathlib import Path

from service_circles.build.project import Project, load_project
from service_circles.records.directory import ServiceDirectory
from tests.test_stories import SETTINGS

CENTER = """center:
  id: yunxi-center
  name: 云溪社区服务中心
  name.en: Yunxi Center
  area: mingzhu
  address: 榕溪区云溪路 8 号
  phones:
    - number: 0000-0000 0010
      label: 前台
  location: {latitude: 21.2, longitude: 112.6, datum: wgs84}
  schedule:
    rules:
      - byday: 周一至周五
        hours: 09:00-12:00, 14:00-18:00
      - byday: 周六
        hours: 09:00-12:00
    holidays: closed
  services:
    - service: meals
      note: 上午订餐
"""
SERVICES = """services:
  - {id: meals, name: 助餐, board: elderly}
  - {id: permit, name: 居住证, board: guides}
  - {id: reading, name: 读书, board: guides}
"""
FILES = {"communities.yaml": SETTINGS, "content/center.yaml": CENTER, "content/services.yaml": SERVICES}


def write_version(folder: Path, **changed: str) -> Path:
    """The files in a folder; `center`, `services` and `communities` replace one, any other name adds a file."""
    texts = {Path(path).stem: (path, text) for path, text in FILES.items()}
    for name, text in changed.items():
        path = texts[name][0] if name in texts else f"content/{name}.yaml"
        texts[name] = (path, text)
    for path, text in texts.values():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def load_version(folder: Path, **changed: str) -> Project:
    """The project of these files, without mistakes."""
    project = load_project(write_version(folder, **changed))
    assert [problem.code for problem in project.problems if problem.is_mistake] == []
    return project


def directory_of(project: Project) -> ServiceDirectory:
    assert project.directory is not None
    return project.directory
