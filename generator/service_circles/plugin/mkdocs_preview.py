"""The preview of `mkdocs serve`, beside our own `circles serve`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from service_circles.basics.theme_folder import THEME
from service_circles.plugin.mkdocs_settings import project_root

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_SCRIPT_POLICY = re.compile('script-src (?:&#39;|[^;"])*')


def watch_project(server: LiveReloadServer, config: MkDocsConfig) -> None:
    """Watch the settings and the theme; MkDocs itself watches content/ and mkdocs.yml."""
    server.watch(str(project_root(config) / "communities.yaml"))
    for folder in config.theme.dirs:
        if folder in {config.theme.custom_dir, str(THEME)}:
            server.watch(folder)


def allow_live_reload(folder: Path) -> None:
    """Let pages run the inline script of MkDocs' live reload, which the policy of published pages forbids."""
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        file.write_text(_SCRIPT_POLICY.sub("script-src 'self' 'unsafe-inline'", text, count=1), "utf-8")
