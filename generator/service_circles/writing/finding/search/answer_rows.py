"""The questions and answers that the script compares with what is typed, in one language."""

from service_circles.basics.json_text import json_bytes
from service_circles.records.life.answer import Answer
from service_circles.records.service import Service
from service_circles.schedules.time_texts import date_text
from service_circles.writing.finding.folding import fold_table, fold_text
from service_circles.writing.finding.search.query_words import words_of_questions
from service_circles.writing.finding.search.searched_texts import folded_once, in_all_languages
from service_circles.writing.site.site import Site


def answers_json(written: Site, site: Site) -> bytes:
    """{"simplified": …, "same": [[word, …], …], "answers": [[id, question, [paragraphs], source and day, [ways of asking it, in all languages],
    [names of its services]], …]}.
    """
    asked = {answer.id: _ways(answer) for answer in written.directory.all(Answer)}
    about = {answer.id: _about(written, answer) for answer in written.directory.all(Answer)}
    rows = [
        [
            answer.id,
            answer.name,
            list(answer.answer),
            _told_by(site, answer),
            asked[answer.id],
            about[answer.id],
        ]
        for answer in site.directory.all(Answer)
    ]
    same = words_of_questions()
    texts = (text for each in (asked, about) for found in each.values() for text in found)
    characters = fold_text("".join(texts)) + "".join(word for words in same for word in words)
    return json_bytes({"simplified": fold_table(characters), "same": same, "answers": rows})


def _ways(answer: Answer) -> list[str]:
    """The script folds them itself, word by word."""
    return list(folded_once(in_all_languages(answer, "name", "asked_as")).values())


def _about(written: Site, answer: Answer) -> list[str]:
    services = written.directory.in_order(Service, answer.services)
    texts = (text for service in services for text in in_all_languages(service, "name", "keywords"))
    return list(folded_once(texts).values())


def _told_by(site: Site, answer: Answer) -> str:
    titles = [source.title for source in answer.sources]
    return " · ".join([*titles, date_text(answer.as_of, site.words)])
