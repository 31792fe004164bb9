"""Texts of the photos of records that say nothing."""

from collections.abc import Iterator

from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.reading.pages.picture_texts import says_nothing
from service_circles.records.record import Record
from service_circles.records.values.contact import Photo


def advise_photos(read: ReadDirectory) -> Iterator[Problem]:
    """Warn of photos with a text that says nothing to somebody who does not see them (W117)."""
    for record in read.directory.all(Record):
        photos: tuple[Photo, ...] = getattr(record, "photos", ())
        for number, photo in enumerate(photos):
            if says_nothing(photo.alt, photo.file):
                path = ("photos", number, "alt")
                yield read.places.problem_at(record, path, "W117", Severity.WARNING, found=photo.alt)
