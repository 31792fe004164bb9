"""`circles serve`: the site while it is being edited; a page is rendered when somebody asks for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import gettempdir

from service_circles.build.project import Project
from service_circles.serving.file_watcher import watch_files
from service_circles.serving.preview_server import SiteServer
from service_circles.serving.preview_site import OpenPages, PreviewSite
from service_circles.writing.output.folders_on_disk import temporary_folder

__all__ = ["SiteServer", "serve_until_interrupted"]


def serve_until_interrupted(
    server: SiteServer,
    root: Path,
    open_pages: OpenPages,
    *,
    theme: Path,
    on_version: Callable[[Project], None],
    day: date | None = None,
) -> None:
    """Serve a project and follow its changes; `on_version` is called with every version, the first included.

    Pages are of the given day, or of the day when they were last read.
    """

    def look_again() -> None:
        try:
            on_version(server.site.refresh())
        except Exception:  # noqa: BLE001 - the next change may be fine again
            server.failed()

    with temporary_folder(Path(gettempdir()), "circles-preview-") as scratch, server:
        server.site = PreviewSite(root, server.url, open_pages, scratch, day)
        on_version(server.site.project)
        with watch_files(root, [root / "content", theme], look_again):
            server.serve_forever(poll_interval=0.1)
