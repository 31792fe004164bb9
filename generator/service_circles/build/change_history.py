"""Changes of a project in the last days, by its history in git."""

from datetime import timedelta

from service_circles.build.project import Project
from service_circles.community.entries.entry_states import visible_on
from service_circles.comparing.change_log import ChangeLog, change_log
from service_circles.reading.file_readings import Readings
from service_circles.reading.past_versions import past_versions


def change_history(project: Project) -> ChangeLog | None:
    """The changes that a project publishes; None if it does not. What nobody may see on a day is not in that day's version."""
    terms = project.directory.settings.open_data if project.directory else None
    if project.directory is None or project.day is None or terms is None or terms.changes is None:
        return None
    first = project.day - timedelta(days=terms.changes)
    readings = project.readings or Readings()
    versions = past_versions(project.root, first, project.day, project.directory.zone, readings)
    shown = ((day, visible_on(directory.listed, day)) for day, directory in versions)
    return change_log(shown, first, project.day)
