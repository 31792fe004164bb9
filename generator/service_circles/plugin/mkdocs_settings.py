"""Settings of mkdocs.yml: those that we read, and those that we set."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from service_circles.basics.theme_folder import THEME
from service_circles.build.project import Project, load_project
from service_circles.problems.report import report
from service_circles.shell.openable_links import OpenableLinks
from service_circles.shell.site_file import site_settings
from service_circles.writing.handwritten.handwritten_html import MARKDOWN_EXTENSIONS
from service_circles.writing.site.site import SiteSettings

_log = logging.getLogger("mkdocs.plugins.service-circles")


def settings_of(config: MkDocsConfig) -> SiteSettings:
    """Settings of record pages from mkdocs.yml."""
    styles = tuple(str(path) for path in config.extra_css)
    return site_settings(config.site_url, config.repo_url, config.edit_uri, styles, config.theme.get("logo"))


def adapt_settings(config: MkDocsConfig) -> None:
    """Material without any page or file of its own; Markdown with few extensions."""
    config.use_directory_urls = True
    theme = config.theme
    theme.static_templates = set()
    # Without Material's own folder: MkDocs would look through its 14,000 icons, and we use none of its templates.
    theme.dirs = [str(folder) for folder in (theme.custom_dir, THEME) if folder]
    if not any(isinstance(name, OpenableLinks) for name in config.markdown_extensions):
        config.markdown_extensions.append(OpenableLinks())
    for name, options in MARKDOWN_EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def load_or_stop(config: MkDocsConfig) -> Project:
    """The project of a mkdocs.yml; its mistakes end MkDocs, its advice is logged."""
    root = project_root(config)
    if Path(config.docs_dir).resolve() != root / "content":
        raise PluginError("mkdocs.yml: 请写 docs_dir: content / set docs_dir: content")
    project = load_project(root)
    if project.problems:
        text = "\n" + report(project.problems, color=False)
        if project.has_mistakes:
            raise PluginError(text)
        _log.info(text)
    return project


def project_root(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml is in."""
    return Path(config.config_file_path).resolve().parent
