"""What stands in the Word documents: the policy statement, the report for governors, the evidence for a Compass review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile, groupby

from careersite.exports.blocks import WEB_ONLY, Block, blocks, heading, item, paragraph, table
from careersite.exports.context import ExportInput
from careersite.exports.paper import with_links
from careersite.exports.word import Paper
from careersite.model.vocabulary import ActivityKind
from careersite.pages.anchors import place_of
from careersite.pages.journey import benchmark_title
from careersite.pages.templates import day_text
from careersite.pages.views import site_years
from careersite.rules.compass import Answer, Shown, compass_evidence
from careersite.rules.due import due_within

_AHEAD = 365


def policy(context: ExportInput) -> bytes:
    """The provider access policy statement with the encounters, as its page has them."""
    paper = _paper(context, "office.policy")
    paper.add(_from_first_part(blocks(with_links(context.pages.page("provider-access/"), {}, context))), shift=-1)
    paper.add([_made(context)])
    return paper.bytes()


def governors(context: ExportInput) -> bytes:
    """The state of the requirements, the encounters and the plan; each year in numbers; what comes up; every requirement."""
    words = context.words
    paper = _paper(context, "office.governors")
    paper.add([paragraph(words("office.governors-lead"))])
    page = with_links(context.pages.page("governors/"), {}, context)
    paper.add(_from_first_part(blocks(page, without=WEB_ONLY | {"contact"})), shift=-1)
    paper.add(blocks(with_links(context.pages.page("provider-access/"), {}, context), only=frozenset(("encounters",))), shift=-1)
    paper.add([heading(words("office.per-year"), 1), _per_year(context), *_coming(context)])
    rows = with_links(context.pages.page("what-we-publish/"), {}, context)
    paper.add([heading(words("office.requirements"), 1)])
    paper.add(_from_first_part(blocks(rows, without=WEB_ONLY | {"contact"})))
    paper.add([_made(context)])
    return paper.bytes()


def compass(context: ExportInput) -> bytes:
    """Each question with what is published for it, what is missing, and room for notes; never a score."""
    words = context.words
    paper = _paper(context, "office.compass")
    paper.add([paragraph(words("office.compass-lead"))])
    answers = compass_evidence(context.programme, context.judgements, edition=context.catalogue.edition)
    for benchmark, group in groupby(answers, key=lambda answer: answer.question.benchmark):
        paper.add([heading(words("office.compass-benchmark", number=benchmark, title=benchmark_title(benchmark, words)), 1)])
        for answer in group:
            paper.add([heading(f"{answer.question.id} {answer.question.asks}", 2), *_answer(context, answer)])
    paper.add([_made(context)])
    return paper.bytes()


def _from_first_part(found: list[Block]) -> Iterable[Block]:
    """A page without its title and opening sentence: the document has its own."""
    return dropwhile(lambda block: block.kind != "h" or block.level == 1, found)


def _paper(context: ExportInput, title: str) -> Paper:
    school = context.programme.institution.name
    return Paper(
        context.words(title, school=school, year=context.programme.year_name),
        language=context.words.language,
        author=school,
        made_on=context.today,
    )


def _made(context: ExportInput) -> Block:
    return paragraph(context.words("office.made", day=day_text(context.today, context.words.language), edition=context.catalogue.title), italic=True)


def _per_year(context: ExportInput) -> Block:
    words, programme = context.words, context.programme

    def row(year: int) -> Iterator[str]:
        found = programme.in_year(year)
        yield words("years.one", year=year)
        yield str(len(found))
        yield str(sum(activity.kind is ActivityKind.PERSONAL_GUIDANCE for activity in found))
        yield str(sum(bool(activity.employers) for activity in found))
        yield str(sum(bool(activity.providers) for activity in found))

    head = [words(f"office.per-year-{name}") for name in ("year", "count", "guidance", "employers", "providers")]
    return table(words("office.per-year"), head, (row(year) for year in site_years(programme)))


def _coming(context: ExportInput) -> Iterator[Block]:
    words = context.words
    due = due_within(context.programme, _AHEAD, earlier=context.earlier, today=context.today)
    if due:
        yield heading(words("office.coming"), 1)
        yield table(
            words("office.coming"),
            [words("office.coming-day"), words("office.coming-what")],
            ((day_text(entry.day, words.language) + (f" ({words('governors.past')})" if entry.past(context.today) else ""), entry.what) for entry in due),
        )


def _answer(context: ExportInput, answer: Answer) -> Iterator[Block]:
    yield from _evidence(context, answer)
    for part in answer.parts:
        yield heading(f"{part.question.id[-1]}) {part.question.asks}", 3)
        yield from _evidence(context, part)
    yield paragraph(context.words("office.compass-notes"), italic=True)


def _evidence(context: ExportInput, answer: Answer) -> Iterator[Block]:
    words = context.words
    if answer.shows:
        yield paragraph(words("office.compass-shows"), bold=True)
        yield from (item(shown.text, _about(shown), _address(context, shown)) for shown in answer.shows)
    elif not answer.parts:
        yield paragraph(words("office.compass-nothing"))
    if answer.lacks:
        yield paragraph(words("office.compass-lacks"), bold=True)
        yield from (item(shown.text, _about(shown)) for shown in answer.lacks)
    if answer.question.cannot:
        yield paragraph(f"{words('office.compass-records')} {answer.question.cannot}")


def _about(shown: Shown) -> str:
    return f"{shown.about}:" if shown.about else ""


def _address(context: ExportInput, shown: Shown) -> str:
    place = place_of(shown.source)
    return context.address(f"{place[0]}#{place[1]}") if place else ""
