"""The file mkdocs.yml, whoever makes the hand-written pages: what is read of it, and what is said about the rest."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from service_circles.basics.published_media import is_published_media
from service_circles.shell.ignored_settings import ignored_settings
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError
from service_circles.writing.site.site import SiteSettings

SITE_FILE = "mkdocs.yml"


def site_settings(
    site_url: str | None, repo_url: str | None, edit_uri: str | None, extra_css: tuple[str, ...], logo: object
) -> SiteSettings:
    """The address of the site, the link to a line of any file in the repository, and the looks of all pages."""
    edit_url = None
    if repo_url and edit_uri:
        project = edit_uri.strip("/").rpartition("/")[0]  # edit_uri itself is for content/
        edit_url = f"{repo_url.rstrip('/')}/{project}/{{path}}#L{{line}}"
    own = tuple(path for path in extra_css if "://" not in path)
    return SiteSettings(site_url=site_url, edit_url=edit_url, extra_css=own, logo=str(logo) if logo else None)


def advice_about(written: Mapping[str, Any], settings: SiteSettings, content: Path) -> Iterator[str]:
    """A sentence for each file that is named but not there, and for each setting that changes nothing."""
    for path in (*settings.extra_css, *filter(None, [settings.logo])):
        if not (content / path).is_file():
            yield f"{SITE_FILE}: content/ 里没有 {path} / there is no {path} in content/"
    if settings.logo and not is_published_media(settings.logo):
        yield f"{SITE_FILE}: logo 要用 png、jpg 或 webp，不用 {settings.logo} / the logo has to be png, jpg or webp"
    yield from (f"{SITE_FILE}: {sentence}" for sentence in ignored_settings(written))


class _AnyTags(yaml.SafeLoader):
    """Reads mkdocs.yml without running anything: what has a tag of MkDocs or Python (`!ENV`) is left empty."""


_AnyTags.add_multi_constructor("!", lambda *_: None)
_AnyTags.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_site_file(root: Path) -> dict[str, Any]:
    """The settings in mkdocs.yml, empty without one; PagesRefusedError if it is not YAML or holds no settings."""
    file = root / SITE_FILE
    if not file.is_file():
        return {}
    try:
        found = yaml.load(file.read_bytes(), _AnyTags)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise PagesRefusedError(f"{SITE_FILE}: {error}") from error
    if not isinstance(found, dict):
        raise PagesRefusedError(f"{SITE_FILE}: 里面没有设置 / there are no settings in it")
    return found


def settings_in(written: Mapping[str, Any]) -> SiteSettings:
    """Return the settings of pages from mkdocs.yml, as MkDocs reads it."""
    url, theme = written.get("site_url"), written.get("theme")
    logo = theme.get("logo") if isinstance(theme, Mapping) else None
    return site_settings(
        f"{str(url).rstrip('/')}/" if url else None,
        written.get("repo_url"),
        written.get("edit_uri"),
        texts_in(written.get("extra_css")),
        logo,
    )


def texts_in(written: object) -> tuple[str, ...]:
    """The texts of a list in mkdocs.yml; none of anything else."""
    return tuple(map(str, written)) if isinstance(written, list) else ()
