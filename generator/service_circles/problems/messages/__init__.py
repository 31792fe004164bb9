"""Every kind of mistake: its stable code and its words.

F files · Y1 slips of typing · Y2 structure of YAML · R fields of records · P privacy · M hand-written
pages · D records together · G geography · H hours · N streets · L community life · W advice.
"""

from __future__ import annotations

from collections.abc import Mapping

from service_circles.problems.messages.of_fields import FIELDS
from service_circles.problems.messages.of_files import FILES, STRUCTURE
from service_circles.problems.messages.of_languages import LANGUAGES
from service_circles.problems.messages.of_life import LIFE
from service_circles.problems.messages.of_measures import MEASURES
from service_circles.problems.messages.of_pages import PAGES, PRIVACY
from service_circles.problems.messages.of_records import RECORDS
from service_circles.problems.messages.of_recurrences import RECURRENCES
from service_circles.problems.messages.of_slips import SLIPS
from service_circles.problems.messages.of_walking import WALKING
from service_circles.problems.messages.wording import Wording
from service_circles.problems.problem import Both

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
