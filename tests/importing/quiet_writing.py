"""The files of an import written without a word, since its rows were checked before."""

from service_circles.build.project import Project
from service_circles.editing.apply_requests import Applied
from service_circles.editing.atomic_writes import write_applied


def write_quietly(project: Project, applied: Applied) -> None:
    """Write the files."""
    write_applied(project.root, applied)
