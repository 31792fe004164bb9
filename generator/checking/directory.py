"""All rules over many records, in the order in which an author would want to hear of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.checking.advice import advise
from generator.checking.areas import check_areas
from generator.checking.events import check_events
from generator.checking.honors import check_honors
from generator.checking.hours import check_hours
from generator.checking.ids import check_ids
from generator.checking.languages import advise_languages, check_languages
from generator.checking.ledgers import check_ledgers
from generator.checking.locations import check_locations
from generator.checking.measures import check_measures
from generator.checking.names import check_names
from generator.checking.pages import advise_pages, check_pages
from generator.checking.references import check_references
from generator.checking.walking import check_walking
from generator.problems import Problem
from generator.reading.content import ReadDirectory
from generator.reading.markdown_pages import HandwrittenPage


def check_directory(
    read: ReadDirectory,
    pages: tuple[HandwrittenPage, ...],
    root: Path,
    cache: Path,
    theme_folders: Sequence[Path],
    today: date,
) -> tuple[Problem, ...]:
    """Mistakes and advice. Rules that follow references wait until every reference leads somewhere.

    Extracts of streets lie below `root`; what is worked out from them is kept in `cache`. Catalogs of
    languages are in the theme's folders. What comes after `today` cannot have been counted yet.
    """
    problems = [*check_ids(read), *check_references(read), *check_pages(read, pages)]
    problems += check_languages(read, theme_folders)
    if not problems:
        problems += check_areas(read)
    if not problems:
        problems += [*check_ledgers(read), *check_events(read, today), *check_measures(read)]
        problems += check_honors(read, today)
    if not problems:
        problems += [*check_locations(read), *check_hours(read), *check_names(read)]
        problems += check_walking(read, root, cache)
    return (*problems, *advise(read), *advise_languages(read, pages), *advise_pages(pages))
