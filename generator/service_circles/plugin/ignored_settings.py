"""Settings of mkdocs.yml that have no effect here: each is named, with what to do in its place."""

from collections.abc import Iterator, Mapping
from typing import Any

_IGNORED = {
    "nav": ("页面按文件夹和文件名排列", "pages are in the order of their folders and names"),
    "copyright": ("页脚写 communities.yaml 的 publisher", "the footer has `publisher` of communities.yaml"),
    "extra": (
        "网站的名字、主办、语言写在 communities.yaml",
        "name, publisher and languages are in communities.yaml",
    ),
    "site_dir": ("用 circles build --output 文件夹", "use circles build --output FOLDER"),
    "use_directory_urls": ("网址总是以 / 结尾", "addresses always end in /"),
}
_IGNORED_OF_THEME = {
    "palette": ("主色写 communities.yaml 的 accent", "write `accent` in communities.yaml"),
    "features": ("没有 Material 的功能可以开关", "nothing of Material is left to be switched"),
    "language": ("语言写 communities.yaml 的 languages", "write `languages` in communities.yaml"),
    "icon": ("标志用 logo", "use `logo`"),
    "favicon": ("图标由 accent 和标志画成", "icons are drawn in `accent`"),
}
_CUSTOM_DIR = "site_theme"


def ignored_settings(written: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each setting of a mkdocs.yml that changes nothing, in both languages."""
    for name, (zh, en) in _IGNORED.items():
        if name in written and not _is_of_starter(name, written[name]):
            yield f"{name} 不起作用：{zh} / `{name}` has no effect: {en}"
    theme = written.get("theme")
    if not isinstance(theme, Mapping):
        return
    for name, (zh, en) in _IGNORED_OF_THEME.items():
        if name in theme:
            yield f"theme: {name} 不起作用：{zh} / `theme: {name}` has no effect: {en}"
    custom = str(theme.get("custom_dir", _CUSTOM_DIR)).strip("/")
    if custom != _CUSTOM_DIR:
        yield (
            f"custom_dir: {custom} 只管手写的页面，两种页面都要管就用 site_theme"
            f" / `custom_dir: {custom}` holds for hand-written pages only; name the folder site_theme for all pages"
        )


def _is_of_starter(name: str, value: object) -> bool:
    return name == "site_dir" and value == "site"
