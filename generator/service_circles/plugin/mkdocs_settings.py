"""Settings of mkdocs.yml: those that we read, and those that we set."""

import logging
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from service_circles.basics.theme_folder import THEME
from service_circles.build.project import Project, load_project
from service_circles.problems.report import report
from service_circles.records.values.fields import is_openable
from service_circles.writing.handwritten.handwritten_html import MARKDOWN_EXTENSIONS
from service_circles.writing.site.site import SiteSettings

_log = logging.getLogger("mkdocs.plugins.service-circles")


def site_settings(config: MkDocsConfig) -> SiteSettings:
    """The address of the site, and the link to a line of any file in the repository."""
    edit_url = None
    if config.repo_url and config.edit_uri:
        project = config.edit_uri.strip("/").rpartition("/")[0]  # edit_uri itself is for content/
        edit_url = f"{config.repo_url.rstrip('/')}/{project}/{{path}}#L{{line}}"
    own = tuple(str(path) for path in config.extra_css if "://" not in str(path))
    logo = config.theme.get("logo") or None
    return SiteSettings(
        site_url=config.site_url, edit_url=edit_url, extra_css=own, logo=str(logo) if logo else None
    )


def adapt_settings(config: MkDocsConfig) -> None:
    """Material without any page or file of its own; Markdown with few extensions."""
    config.use_directory_urls = True
    theme = config.theme
    theme.static_templates = set()
    if str(THEME) not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    if not any(isinstance(name, _OpenableLinks) for name in config.markdown_extensions):
        config.markdown_extensions.append(_OpenableLinks())
    for name, options in MARKDOWN_EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


class _OpenableLinks(Extension):  # type: ignore[misc]
    """Makes links to addresses that no browser opens plain text, since MkDocs fails on them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(_DropBrokenLinks(md), "openable_links", priority=1)  # MkDocs' own has 0


class _DropBrokenLinks(Treeprocessor):  # type: ignore[misc]
    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name and not is_openable(element.get(name, "")):
                element.tag = "span"
                del element.attrib[name]


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
