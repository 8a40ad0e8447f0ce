"""Slides for a parents' evening: every slide with its own title, few lines, tables with a header row, the language set.

The only place that knows python-pptx.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import ceil
from typing import Any

import segno
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from careersite.exports.context import ExportInput
from careersite.exports.office_files import fixed, full_language, printable
from careersite.pages.markdown import plain
from careersite.pages.press import opening
from careersite.pages.templates import when_text, years_text
from careersite.pages.views import FOR_STAFF, site_years
from careersite.pages.years import booking_of, parents_can, questions_of

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN, _TOP = Inches(0.9), Inches(1.75)
_LINES = 8
_LONGEST = 110
_DARK: Any = RGBColor(0x1F, 0x2A, 0x44)  # type: ignore[no-untyped-call]
_WHITE: Any = RGBColor(0xFF, 0xFF, 0xFF)  # type: ignore[no-untyped-call]
# PowerPoint's own table style "No Style, Table Grid": lines only, which print and can be told apart without colour.
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"
_CELL = 18
_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def parents_evening(context: ExportInput) -> bytes:
    """Title, what we do, the road, a slide for each year, choices, guidance, providers, what parents can do, whom to ask.

    The same input gives the same bytes.
    """
    deck = _Deck(context)
    words, programme, press = context.words, context.programme, context.press
    deck.title(words("slides.title"), words("slides.subtitle", school=programme.institution.name, year=programme.year_name))
    if programme.summary or programme.aims:
        deck.lines(words("slides.welcome"), programme.aims or [opening(programme.summary)])
    guides = [(year, programme.guide(year)) for year in site_years(programme)]
    focus = [(words("years.one", year=year), opening(guide.focus, _LONGEST)) for year, guide in guides if guide and guide.focus]
    if focus:
        deck.lines(words("slides.road"), [f"{year}: {text}" for year, text in focus])
    for year in site_years(programme):
        deck.lines(words("slides.year", year=year), _year(context, year))
    _choices(deck, context)
    booking = booking_of(press)
    facts = [f"{fact['name']}: {fact['value']}" for fact in booking["facts"]]
    deck.lines(words("slides.guidance"), [opening(text, _LONGEST) for text in (programme.personal_guidance.offer, booking["how"]) if text] + facts)
    _providers(deck, context)
    years = site_years(programme)
    if years:
        deck.lines(words("slides.you-can"), _different(line for year in years for line in parents_can(press, year)))
        deck.lines(words("slides.ask"), _different(line for year in years for line in questions_of(press, year)))
    deck.contact()
    return deck.bytes()


def _year(context: ExportInput, year: int) -> list[str]:
    words = context.words
    found = [activity for activity in context.programme.in_year(year) if activity.kind not in FOR_STAFF]
    lines = [f"{_short(activity.title, _LONGEST - 40)} ({when_text(activity.when, words) if activity.when else words('time.not-set')})" for activity in found]
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], words("slides.and-more", count=len(lines) - _LINES + 1)]
    return lines or [words("missing.year-activities")]


def _choices(deck: _Deck, context: ExportInput) -> None:
    words, programme = context.words, context.programme
    found = sorted(programme.transitions, key=lambda item: programme.spans(item.when)[0].start)
    rows = [[item.title, years_text(item.years, words), when_text(item.when, words)] for item in found]
    deck.table(words("slides.choices"), [words("slides.choice"), words("slides.who"), words("slides.day")], rows)


def _providers(deck: _Deck, context: ExportInput) -> None:
    words = context.words
    rows = [
        [encounter.activity.title, ", ".join(provider.name for provider in encounter.providers) or words("encounters.no-provider"), words("years.one", year=encounter.year)]
        for state in context.phases
        for encounter in state.counted
        if encounter.source == context.programme.year_name
    ]
    deck.table(words("slides.providers"), [words("encounters.encounter"), words("encounters.provider"), words("encounters.year")], [list(row) for row in dict.fromkeys(map(tuple, rows))])


def _different(lines: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(lines))[:_LINES]


class _Deck:
    def __init__(self, context: ExportInput) -> None:
        self.context = context
        self.language = full_language(context.words.language)
        self.deck: Any = Presentation()
        main = context.programme.site.colours.main
        self.brand: Any = RGBColor.from_string(main[1:].upper()) if main else _DARK  # type: ignore[no-untyped-call]
        self._widen()
        core = self.deck.core_properties
        school, today = context.programme.institution.name, context.today
        core.title, core.author, core.language = printable(f"{context.words('slides.title')}: {school}")[:255], printable(school)[:255], self.language
        core.created = core.modified = datetime(today.year, today.month, today.day)  # noqa: DTZ001 - the format counts in UTC
        core.last_modified_by, core.revision = "", 1

    def _widen(self) -> None:
        """The library's template is 4:3; every placeholder moves with the wider slide."""
        factor = _WIDTH / self.deck.slide_width
        self.deck.slide_width, self.deck.slide_height = _WIDTH, _HEIGHT
        for page in (self.deck.slide_master, *self.deck.slide_layouts):
            for shape in page.placeholders:
                # One without a place of its own takes its master's, which has moved already.
                if shape._element.spPr.find(qn("a:xfrm")) is not None:  # noqa: SLF001
                    shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)

    def _slide(self, layout: int, title: str) -> Any:
        """A slide of a layout: title at the top with the school's colour beside it, the number and the school's name at the foot."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[layout])
        head = slide.shapes.title
        if layout:
            head.left, head.top, head.width, head.height = _MARGIN, Inches(0.45), _WIDTH - 2 * _MARGIN, Inches(1.1)
            self._mark(slide, 0, Inches(0.45), Inches(0.35), Inches(1.1))
            self._foot(slide)
        self._write(head.text_frame, [title], 40 if layout == 0 else 32, bold=True, colour=_WHITE if layout == 0 else self.brand)
        return slide

    def _mark(self, slide: Any, *place: int) -> None:
        """A block in the school's colour; it says nothing, so it is marked as decoration (Office 2019, "decorative")."""
        block = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        block.fill.solid()
        block.fill.fore_color.rgb = self.brand
        block.line.fill.background()
        block._element.xpath(".//p:cNvPr")[0].append(parse_xml(_DECORATION))  # noqa: SLF001

    def _foot(self, slide: Any) -> None:
        box = slide.shapes.add_textbox(_MARGIN, _HEIGHT - Inches(0.65), _WIDTH - 2 * _MARGIN, Inches(0.4))
        self._write(box.text_frame, [f"{self.context.programme.institution.name}    {len(self.deck.slides)}"], 12)

    def _write(self, frame: Any, lines: Sequence[str], size: int, *, bold: bool = False, colour: Any = _DARK) -> None:
        frame.word_wrap = True
        turned = self.context.words.direction == "rtl"
        for number, line in enumerate(lines):
            part = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            part.alignment = PP_ALIGN.RIGHT if turned else PP_ALIGN.LEFT
            if turned:
                part._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001
            run = part.add_run()
            run.text = printable(" ".join(line.split()))
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, "Arial"
            run.font.color.rgb = colour
            # No public name for it: the language in which the line is read out and checked.
            run.font._element.set("lang", self.language)  # noqa: SLF001

    def title(self, title: str, subtitle: str) -> None:
        """The first slide, on the school's colour: it is checked to carry white text."""
        slide = self._slide(0, title)
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = self.brand
        below = slide.placeholders[1]
        below.left, below.top, below.width, below.height = _MARGIN, Inches(4), _WIDTH - 2 * _MARGIN, Inches(2)
        slide.shapes.title.left, slide.shapes.title.top, slide.shapes.title.width, slide.shapes.title.height = _MARGIN, Inches(2), _WIDTH - 2 * _MARGIN, Inches(1.8)
        self._write(below.text_frame, [subtitle], 26, colour=_WHITE)

    def lines(self, title: str, lines: Iterable[str]) -> None:
        """A slide with a list; no slide where there is nothing to say."""
        shown = [_short(plain(line)) for line in lines][:_LINES]
        if shown:
            body = self._slide(1, title).placeholders[1]
            self._place(body)
            self._write(body.text_frame, shown, _fitting(shown, 30, body.width, body.height))

    def _place(self, body: Any) -> None:
        body.left, body.top, body.width, body.height = _MARGIN, _TOP, _WIDTH - 2 * _MARGIN, _HEIGHT - _TOP - Inches(0.8)

    def table(self, title: str, head: list[str], rows: list[list[str]]) -> None:
        """Slides with a table, a new one when it is full; no slide where there are no rows."""
        for part in _sheets(rows, (_WIDTH - 2 * _MARGIN) // len(head), _HEIGHT - _TOP - Inches(1.25)):
            shown = [head, *part]
            frame = self._slide(5, title).shapes.add_table(len(shown), len(head), _MARGIN, _TOP, _WIDTH - 2 * _MARGIN, Inches(0.5) * len(shown))
            self._describe(frame, title)
            frame.table.first_row, frame.table.horz_banding = True, False
            frame._element.xpath(".//a:tableStyleId")[0].text = _GRID  # noqa: SLF001
            for number, row in enumerate(shown):
                for cell, text in zip(frame.table.rows[number].cells, row, strict=True):
                    self._write(cell.text_frame, [text], _CELL, bold=number == 0, colour=_DARK if number else _WHITE)
                    if number == 0:
                        cell.fill.solid()
                        cell.fill.fore_color.rgb = self.brand

    def contact(self) -> None:
        """Whom to ask, with the website's address as words and as a code to scan."""
        context, words = self.context, self.context.words
        ask = context.press.ask
        lines = list(dict.fromkeys(part for part in (ask.name or ask.label, ask.role, ask.email, ask.telephone) if part))
        if context.url:
            lines += [words("slides.find"), context.url]
        slide = self._slide(1, words("slides.contact"))
        body = slide.placeholders[1]
        self._place(body)
        self._write(body.text_frame, lines, _fitting(lines, 26, body.width - Inches(4), body.height))
        if context.url:
            body.width -= Inches(4)
            picture = io.BytesIO()
            segno.make(context.url, error="m").save(picture, kind="png", scale=12, border=4)
            shape = slide.shapes.add_picture(io.BytesIO(picture.getvalue()), _WIDTH - _MARGIN - Inches(3.6), _TOP, Inches(3.6), Inches(3.6))
            self._describe(shape, words("office.picture-code", address=context.url))

    def _describe(self, shape: Any, text: str) -> None:
        """The alternative text of a picture or table; the library has no name for it."""
        shape._element.xpath(".//p:cNvPr")[0].set("descr", printable(text))  # noqa: SLF001

    def bytes(self) -> bytes:
        made = io.BytesIO()
        self.deck.save(made)
        return fixed(made.getvalue())


def _depth(lines: Iterable[str], size: int, width: int) -> int:
    """How deep lines of a size stand when they are broken at a width; Arial's letters are about half as broad as high."""
    letters = max(1, width / (Pt(size) * 0.5))
    return int(sum(ceil(len(line) / letters) * 1.2 + 0.25 for line in lines) * Pt(size))


def _fitting(lines: Sequence[str], largest: int, width: int, height: int) -> int:
    """The largest type, from one size down, in which the lines stay on the slide; the smallest that can be read from afar if none does."""
    return next(size for size in range(largest, 15, -2) if size == 16 or _depth(lines, size, width) <= height)


def _sheets(rows: list[list[str]], width: int, height: int) -> Iterator[list[list[str]]]:
    """The rows of a table in as many parts as it takes for each to stay on its slide."""
    part: list[list[str]] = []
    for row in ([_short(text, 70) for text in row] for row in rows):
        deep = sum(max(_depth([text], _CELL, width - Inches(0.2)) for text in each) + Inches(0.1) for each in [*part, row])
        if part and deep > height:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _short(text: str, limit: int = _LONGEST) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"
