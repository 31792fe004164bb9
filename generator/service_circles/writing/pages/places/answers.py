"""Questions and answers: one by one, board by board, and all of them."""

from collections.abc import Iterator

from service_circles.records.area import Area
from service_circles.records.life.answer import Answer
from service_circles.records.service import Service
from service_circles.records.settings.board import Board
from service_circles.schedules.time_texts import date_text
from service_circles.writing.feeds.schema_org import faq_data
from service_circles.writing.site.addresses import address_of
from service_circles.writing.site.page import Page, Values, list_page, record_page
from service_circles.writing.site.site import Site


def answers_page(site: Site) -> Page:
    """All questions, board by board."""
    words = site.words
    return list_page(
        Answer, words("问答"), lambda: {"boards": list(_boards(site))}, words("街坊常问的，一句话说清")
    )


def answer_page(site: Site, answer: Answer) -> Page:
    """The page of a question with its answer."""
    return record_page(answer, lambda: _values(site, answer), answer.answer[0])


def board_answers_pages(site: Site, board: Board) -> Iterator[Page]:
    """The page of a board's questions with their answers, if it has any."""
    answers = site.directory.where(Answer, board=board.id)
    address, title = board_answers_address(board), site.words("{name}：问答", name=board.name)
    if answers:
        yield Page(
            address,
            "board_answers.html",
            title,
            lambda: {
                "board": board,
                "answers": answers,
                "as_of": _day_of(site),
                "json_ld": faq_data(site, title, address, answers),
            },
            site.words("街坊常问的，一句话说清"),
        )


def board_answers_address(board: Board) -> str:
    """The address of that page."""
    return f"boards/{board.id}/answers/"


def _values(site: Site, answer: Answer) -> Values:
    directory = site.directory
    board = directory.get(Board, answer.board)
    return {
        "board": board,
        "board_answers": board_answers_address(board),
        "services": directory.in_order(Service, answer.services),
        "areas": [directory.get(Area, id_) for id_ in answer.areas],
        "as_of": _day_of(site),
        "others": [each for each in directory.where(Answer, board=board.id) if each is not answer],
        "json_ld": faq_data(site, answer.name, address_of(answer), [answer]),
    }


def _boards(site: Site) -> Iterator[tuple[Board, str, tuple[Answer, ...]]]:
    for board in site.directory.all(Board):
        answers = site.directory.where(Answer, board=board.id)
        if answers:
            yield board, board_answers_address(board), answers


def _day_of(site: Site) -> object:
    return lambda answer: date_text(answer.as_of, site.words)
