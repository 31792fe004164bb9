"""Whole pages of Markdown: converted, cleaned, and put into the frame that main.html is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from service_circles.basics.theme_folder import theme_folders
from service_circles.shell.markdown_page import MarkdownExtensions, markdown_html
from service_circles.shell.relative_links import RelativeLinks, relative_address
from service_circles.shell.site_file import texts_in
from service_circles.writing.handwritten.handwritten_html import PagesRefusedError
from service_circles.writing.handwritten.page_in_edition import PageInEdition
from service_circles.writing.handwritten.picture_sizes import with_picture_sizes

_TEMPLATE, _ADDRESS = "main.html", "address"
ReadFile = Callable[[str], bytes | None]
"""Gives the content of a published file by its path in the site."""


class PageMaker:
    """Makes the pages of a site with one set of extensions and templates.

    `written` are the settings of mkdocs.yml, `addresses` those of all published files by their paths below content/.
    """

    def __init__(
        self, root: Path, written: Mapping[str, Any], addresses: Mapping[str, str], read: ReadFile
    ) -> None:
        # The template itself escapes texts: most of its values are HTML.
        made = Environment(loader=FileSystemLoader(_folders(root, written.get("theme"))))  # noqa: S701
        made.filters.update(url=_from_page, script_tag=_script_tag)
        self._template = made.get_template(_TEMPLATE)
        self._extensions = MarkdownExtensions.of(written.get("markdown_extensions"))
        self._config = {name: texts_in(written.get(name)) for name in ("extra_css", "extra_javascript")}
        self._addresses = addresses
        self._read = read

    def page(self, path: str, shown: PageInEdition) -> str:
        """The whole page at a path below content/; PagesRefusedError if Markdown fails on its text."""
        address = self._addresses[path]
        text = shown.markdown("\n" + shown.page.body)
        try:
            made = markdown_html(text, self._extensions, RelativeLinks(path, self._addresses))
        except PagesRefusedError as refused:
            raise PagesRefusedError(f"{shown.page.path}: {refused}") from refused
        content = with_picture_sizes(shown.clean_html(made.html), address, self._read)
        values: dict[str, object] = {"page": {"content": content}, "config": self._config, _ADDRESS: address}
        return shown.mark_chinese(self._template.render({**shown.template_values(made.headings), **values}))


def page_address(shown: PageInEdition) -> str:
    """The address of a page in its edition, from the root of the site."""
    return shown.language.prefix + shown.page.address


def _folders(root: Path, theme: object) -> list[Path]:
    """Template folders: the project's own, then ours."""
    custom = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    return list(dict.fromkeys((*([root / str(custom)] if custom else ()), *theme_folders(root))))


@pass_context
def _from_page(context: Context, target: str) -> str:
    """The way from the page to an address from the root of the site; another site's as it is."""
    return target if "://" in target else relative_address(target, context[_ADDRESS])


@pass_context
def _script_tag(context: Context, script: str) -> Markup:
    kind = Markup(' type="module"') if script.endswith(".mjs") else ""
    return Markup('<script src="{}"{}></script>').format(_from_page(context, script), kind)
