"""The files that MkDocs publishes."""

from collections.abc import Callable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from service_circles.basics.published_media import CLEANED_ENDINGS, is_published_media, without_metadata
from service_circles.build.publication import Publication
from service_circles.writing.handwritten.page_in_edition import PageInEdition

_READ_ENDINGS = (".yaml", ".yml", ".osm", ".osm.pbf")
"""Files of content/ that are read for the pages and not published themselves."""


def published_files(
    files: Files,
    pages: Mapping[str, PageInEdition],
    publication: Publication,
    config: MkDocsConfig,
    say: Callable[[str], None],
) -> Files:
    """Pages in every language, and media; `say` reports files that are left out."""
    kept = list(_translated_pages(pages, config))
    read = {shown.page.path for shown in pages.values()}
    read |= {f"content/{file}" for file in publication.written.directory.settings.face.font_files}
    for file in files:
        if _is_published(file, pages, config):
            kept.append(_without_metadata(file, config))
        elif file.src_dir == config.docs_dir and not (
            file.src_uri.lower().endswith(_READ_ENDINGS) or f"content/{file.src_uri}" in read
        ):
            say(f"这类文件不发布 / files of this kind are not published: content/{file.src_uri}")
    return Files(kept)


def _translated_pages(pages: Mapping[str, PageInEdition], config: MkDocsConfig) -> Iterator[File]:
    """Every page once more in each language's folder: as its author translated it, else as it was written."""
    for path, shown in pages.items():
        if shown.language.prefix:
            yield File.generated(config, path, content=shown.page.body)


def _is_published(file: File, pages: Mapping[str, PageInEdition], config: MkDocsConfig) -> bool:
    if file.src_dir != config.docs_dir:
        return False
    named = {str(path) for path in (*config.extra_css, *config.extra_javascript)}
    return file.src_uri in pages or is_published_media(file.src_uri) or file.src_uri in named


def _without_metadata(file: File, config: MkDocsConfig) -> File:
    """A picture without the place where it was taken, the camera and so on; any other file as it is."""
    if file.src_dir != config.docs_dir or not file.src_uri.lower().endswith(CLEANED_ENDINGS):
        return file
    data = file.content_bytes
    cleaned = without_metadata(data)
    return file if cleaned == data else File.generated(config, file.src_uri, content=cleaned)


def content_of(files: Files, path: str) -> bytes | None:
    """The content of a published file by its path in the site."""
    file = files.src_uris.get(path)
    return file.content_bytes if file else None
