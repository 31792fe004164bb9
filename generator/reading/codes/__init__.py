"""Every kind of mistake: its stable code and its words.

F files · Y1 slips of typing · Y2 structure of YAML · R fields of records · P privacy · M hand-written
pages · D records together · G geography · H hours · N streets · L community life · W advice.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.problems import Both
from generator.reading.codes.of_fields import FIELDS
from generator.reading.codes.of_files import FILES, STRUCTURE
from generator.reading.codes.of_languages import LANGUAGES
from generator.reading.codes.of_life import LIFE
from generator.reading.codes.of_measures import MEASURES
from generator.reading.codes.of_pages import PAGES, PRIVACY
from generator.reading.codes.of_records import RECORDS
from generator.reading.codes.of_recurrences import RECURRENCES
from generator.reading.codes.of_slips import SLIPS
from generator.reading.codes.of_walking import WALKING
from generator.reading.codes.wording import Wording

WORDINGS: Mapping[str, Wording] = {
    **FILES,
    **SLIPS,
    **STRUCTURE,
    **FIELDS,
    **RECURRENCES,
    **PRIVACY,
    **PAGES,
    **RECORDS,
    **WALKING,
    **LIFE,
    **MEASURES,
    **LANGUAGES,
}
CODES: Mapping[str, Both] = {code: wording.title for code, wording in WORDINGS.items()}
"""Code -> the title of this kind of mistake."""
