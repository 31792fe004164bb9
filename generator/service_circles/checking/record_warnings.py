"""Advice: warnings that never stop a build."""

import re
from collections.abc import Iterator

from service_circles.languages.phrase import phrase
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.center import CenterStatus, ServiceCenter
from service_circles.records.organization import Organization
from service_circles.records.service import Service
from service_circles.records.values.contact import PhoneKind

USUAL_DIGITS = range(10, 14)
"""Area code and number in China; short numbers such as 12345 are hotlines."""
_DIGITS_ANYWHERE = range(6, 16)
"""By E.164, with or without the code of the country."""
LEAST_CONTRAST = 4.5
_GROUNDS = {"#FFFFFF": phrase("白色"), "#FAF7F2": phrase("页面底色")}


def advise(read: ReadDirectory) -> Iterator[Problem]:
    """Warn of missing phones and checks, odd phone numbers and a pale accent color (W101–W104)."""
    yield from _advise_centers(read)
    yield from _advise_phones(read)
    yield from _advise_accent(read)
    yield from _advise_copies(read)


def _advise_centers(read: ReadDirectory) -> Iterator[Problem]:
    for center in read.directory.all(ServiceCenter):
        if center.status is not CenterStatus.ACTIVE or center.is_withheld:
            continue
        if not center.phones:
            yield read.places.problem_at(center, ("name",), "W101", Severity.WARNING, found=center.name)
        if center.verified is None:
            yield read.places.problem_at(center, ("name",), "W102", Severity.WARNING, found=center.name)


def _advise_phones(read: ReadDirectory) -> Iterator[Problem]:
    directory = read.directory
    records: tuple[ServiceCenter | Service | Organization, ...] = (
        *directory.all(ServiceCenter),
        *directory.all(Service),
        *directory.all(Organization),
    )
    usual = USUAL_DIGITS if directory.settings.country == "CN" else _DIGITS_ANYWHERE
    for record in records:
        for number, phone in enumerate(record.phones):
            digits = len(re.sub(r"转.*|[^0-9]", "", phone.number))
            if digits not in usual and phone.kind not in {PhoneKind.HOTLINE, PhoneKind.EMERGENCY}:
                path = ("phones", number, "number")
                yield read.places.problem_at(
                    record, path, "W103", Severity.WARNING, found=phone.number, length=digits
                )


def _advise_copies(read: ReadDirectory) -> Iterator[Problem]:
    """Centers that have phone, address and coordinates of another one: a model that was copied (W114)."""
    first: dict[object, ServiceCenter] = {}
    for center in read.directory.all(ServiceCenter):
        if not (center.phones and center.location and center.address):
            continue
        same = (center.phones, center.location, _bare(center.address))
        if same in first:
            yield _copied(read, center, first[same])
        first.setdefault(same, center)


def _copied(read: ReadDirectory, center: ServiceCenter, other: ServiceCenter) -> Problem:
    position = read.places.position_of(other, ("name",))
    place = f"{position.file}:{position.line}"
    return read.places.problem_at(
        center, ("name",), "W114", Severity.WARNING, found=center.name, other=other.name, place=place
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def _advise_accent(read: ReadDirectory) -> Iterator[Problem]:
    settings = read.directory.settings
    if settings.accent is None:
        return
    for ground, words in _GROUNDS.items():
        ratio = contrast(settings.accent, ground)
        if ratio < LEAST_CONTRAST:
            yield read.places.problem_at(
                settings,
                ("accent",),
                "W104",
                Severity.WARNING,
                found=settings.accent,
                ground=words,
                ratio=f"{ratio:.1f}",
            )
            return


def contrast(first: str, second: str) -> float:
    """Contrast of two colors such as #B3261E, from 1 to 21 (WCAG 2)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    shares = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
