"""Emergency numbers of the country and of the directory."""

from service_circles.languages.translator import Translator
from service_circles.records.settings.emergency_number import PUBLIC_NUMBERS, EmergencyNumber
from service_circles.writing.site.site import Site


def emergency_name(words: Translator) -> str:
    """The name of these numbers together."""
    return words("紧急电话")


def country_numbers(site: Site) -> tuple[EmergencyNumber, ...]:
    """The numbers of the directory's country, in Chinese."""
    return PUBLIC_NUMBERS.get(site.directory.settings.country, ())


def public_numbers(site: Site) -> list[EmergencyNumber]:
    """The country's numbers, the directory's in place of the same ones, then those that only it has."""
    own = {given.number: given for given in site.directory.settings.emergency}
    numbers = [
        own.pop(known.number) if known.number in own else _translated(site, known)
        for known in country_numbers(site)
    ]
    return [*numbers, *own.values()]


def _translated(site: Site, known: EmergencyNumber) -> EmergencyNumber:
    words = site.words
    update = {"name": words(known.name), "purpose": words(known.purpose) if known.purpose else None}
    return known.model_copy(update=update)


def anchor_of(number: EmergencyNumber) -> str:
    """The id of a number's row on the page of emergency numbers."""
    return "n" + "".join(filter(str.isdigit, number.number))
