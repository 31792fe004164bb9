"""The folder of templates, stylesheets, scripts and catalogs."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def _find_theme() -> Path:
    """A wheel has the theme beside the code, a checkout at its top."""
    installed = _PACKAGE / "site_theme"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "site_theme"


THEME = _find_theme()


def theme_folders(project: Path) -> list[Path]:
    """The folders of templates and catalogs, in order of lookup: a project's own theme wins over ours."""
    return [folder for folder in (project / "site_theme", THEME) if folder.is_dir()]
