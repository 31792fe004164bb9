"""Accounts add up, offices that refuse say why, results of a survey are not more than its answers."""

from collections.abc import Iterator

from service_circles.basics.number_texts import two_decimals
from service_circles.community.entries.entry_accounts import sum_of_lines
from service_circles.community.percentages import exact_sum
from service_circles.problems.problem import Problem, Severity
from service_circles.reading.directory_reader import ReadDirectory
from service_circles.records.life.entry import Entry
from service_circles.records.life.entry_details import OfficeAnswer, Survey

_SIDES = ("income_yuan", "spending_yuan")


def check_entry_details(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    """Report mistakes in the account, the offices and the survey of an entry (L113 to L121)."""
    if entry.accounts:
        one_sided = [*_check_lines(read, entry)]
        yield from one_sided or _check_sums(read, entry)
        yield from _check_decided_before(read, entry)
    yield from _check_offices(read, entry)
    if entry.survey:
        yield from _check_survey(read, entry, entry.survey)


def _check_lines(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    """A line is either income or spending (L113)."""
    for number, line in enumerate(entry.accounts):
        if (line.income_yuan is None) == (line.spending_yuan is None):
            yield read.places.problem_at(entry, ("accounts", number, "name"), "L113", found=line.name)


def _check_sums(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    """A total that is given is the sum of its lines (L114), unless the record says that it was published otherwise."""
    if entry.accounts_differ:
        return
    for side in _SIDES:
        total, added = getattr(entry, side), sum_of_lines(entry, side)
        if total is not None and total != (added or 0):
            off = abs(exact_sum((total, -(added or 0))))
            details = {
                "sum": two_decimals(added or 0),
                "value": two_decimals(total),
                "difference": two_decimals(off),
            }
            yield read.places.problem_at(entry, (side,), "L114", **details)  # type: ignore[arg-type]


def _check_decided_before(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    """Warn of a line whose decision is later than the account's last step (L121)."""
    last = entry.history[-1].date
    for number, line in enumerate(entry.accounts):
        decided = read.directory.find(Entry, line.decided_in)
        if decided and decided.decision and decided.decision.date > last:
            path = ("accounts", number, "decided_in")
            details = {"name": line.name, "found": decided.decision.date, "value": last}
            yield read.places.problem_at(entry, path, "L121", Severity.WARNING, **details)  # type: ignore[arg-type]


def _check_offices(read: ReadDirectory, entry: Entry) -> Iterator[Problem]:
    """Each office once (L115); those that refuse say why (L116), those that accept what they do (L117); all have a name (L120)."""
    seen: set[str | None] = set()
    for number, office in enumerate(entry.offices):
        answer, name = ("offices", number, "answer"), office.organization or office.name
        if name is None:
            yield read.places.problem_at(entry, ("offices", number), "L120")
        elif name in seen:
            field = "organization" if office.organization else "name"
            yield read.places.problem_at(entry, ("offices", number, field), "L115", found=name)
        elif office.answer is OfficeAnswer.REFUSED and office.reason is None:
            yield read.places.problem_at(entry, answer, "L116", found=name)
        elif office.answer in {OfficeAnswer.ACCEPTED, OfficeAnswer.DONE} and office.part is None:
            yield read.places.problem_at(entry, answer, "L117", found=name)
        seen.add(name)


def _check_survey(read: ReadDirectory, entry: Entry, survey: Survey) -> Iterator[Problem]:
    """Answers add up to who answered, or where several count, none is more than that (L118, L119)."""
    if survey.several:
        for number, result in enumerate(survey.results):
            if result.count > survey.respondents:
                path = ("survey", "results", number, "count")
                yield read.places.problem_at(
                    entry, path, "L119", found=result.count, value=survey.respondents
                )
        return
    added = sum(result.count for result in survey.results)
    if added != survey.respondents:
        field = ("survey", "respondents")
        difference = abs(added - survey.respondents)
        yield read.places.problem_at(
            entry, field, "L118", sum=added, value=survey.respondents, difference=difference
        )
