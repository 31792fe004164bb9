"""The maker of a project's hand-written pages: MkDocs, or our own shell where communities.yaml says so."""

# MkDocs is imported only where a project asks for it, so that one with pages of our own does without.
# ruff: noqa: PLC0415

from service_circles.build.project import Project
from service_circles.build.published_site import HandwrittenPages
from service_circles.cli.terminal import say
from service_circles.records.settings.face import PageMaker


def handwritten_pages(project: Project) -> HandwrittenPages:
    """The maker of a project's hand-written pages; PagesRefusedError for a mistake in mkdocs.yml."""
    if project.directory and project.directory.settings.pages is PageMaker.SHELL:
        from service_circles.shell.shell_pages import ShellPages

        return ShellPages(project.root, say)
    from service_circles.plugin.mkdocs_build import MkDocsSite

    return MkDocsSite(project.root, say)
