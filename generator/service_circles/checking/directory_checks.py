"""All rules over several records, in the order in which an author would want to read them.

Each group runs only if the one before found nothing, so that one mistake gives one message.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from service_circles.checking.duplicates import check_ids, check_names
from service_circles.checking.life.campaigns_and_indicators import advise_campaigns, check_measures
from service_circles.checking.life.event_dates import check_events
from service_circles.checking.life.group_members import check_groups
from service_circles.checking.life.honors_and_roles import check_honors
from service_circles.checking.life.ledger_entries import check_ledgers
from service_circles.checking.life.room_checks import check_rooms
from service_circles.checking.own_face_checks import check_face
from service_circles.checking.own_word_checks import check_own_words
from service_circles.checking.page_links import advise_files, advise_pages, check_pages
from service_circles.checking.photo_texts import advise_photos
from service_circles.checking.places.area_tree import check_areas
from service_circles.checking.places.location_checks import check_locations
from service_circles.checking.places.walking_streets import check_walking
from service_circles.checking.record_warnings import advise
from service_circles.checking.references import check_references
from service_circles.checking.schedule_checks import check_calendar, check_hours
from service_circles.checking.translations_shown import advise_languages, check_languages
from service_circles.checking.unlikely_values import advise_unlikely
from service_circles.problems.problem import Problem
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.handwritten_page import HandwrittenPage


def check_directory(
    read: ReadDirectory,
    pages: tuple[HandwrittenPage, ...],
    root: Path,
    cache: Path,
    theme_folders: Sequence[Path],
    today: date,
) -> tuple[Problem, ...]:
    """Mistakes and advice. Rules that follow references run only when every reference is valid.

    Street extracts are below `root`, reaches are cached in `cache`, catalogs are in the theme's folders.
    Nothing can have been counted after `today`.
    """
    problems = [*check_ids(read), *check_references(read), *check_pages(read, pages)]
    problems += [*check_own_words(read), *check_face(read, pages, root)]
    problems += check_languages(read, theme_folders)
    if not problems:
        problems += check_areas(read)
    if not problems:
        problems += [*check_ledgers(read), *check_events(read, today), *check_measures(read)]
        problems += [*check_honors(read, today), *check_groups(read)]
    if not problems:
        problems += [*check_locations(read), *check_hours(read, today), *check_names(read)]
        problems += [*check_rooms(read, today), *check_walking(read, root, cache)]
    if not any(problem.is_mistake for problem in problems):  # advice on hours is no reason to be silent
        problems += advise_campaigns(read, pages, today)
    return (
        *problems,
        *check_calendar(read),
        *advise(read),
        *advise_unlikely(read, today),
        *advise_photos(read),
        *advise_languages(read, pages),
        *advise_pages(pages),
        *advise_files(read, pages, root),
    )
