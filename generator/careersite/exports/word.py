"""Word documents: real headings and lists, tables with marked headers and a description, the language set.

The only place that knows python-docx.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from careersite.exports.blocks import Block, Run
from careersite.exports.office_files import fixed, full_language, printable

_DARK = RGBColor(0x1F, 0x2A, 0x44)
_LINK = RGBColor(0x0B, 0x4A, 0x7D)
# What A4 leaves between the margins, in millimetres.
_TEXT = 170
_BULLETS = ("List Bullet", "List Bullet 2", "List Bullet 3")
_NUMBERS = ("List Number", "List Number 2", "List Number 3")


class Paper:
    """One Word document, written from top to bottom."""

    def __init__(self, title: str, *, language: str, author: str, made_on: date) -> None:
        self.document: Any = Document()
        self.lists: dict[int, int] = {}
        self.level = 0
        self._set_language(full_language(language))
        self._set_styles()
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
        core = self.document.core_properties
        core.title, core.author, core.language = printable(title)[:255], printable(author)[:255], full_language(language)
        core.created = core.modified = datetime(made_on.year, made_on.month, made_on.day)  # noqa: DTZ001 - the format counts in UTC
        core.comments, core.last_modified_by, core.revision = "", "", 1
        self.document.add_paragraph(printable(title), style="Title")

    def _set_language(self, language: str) -> None:
        defaults = self.document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        mark = defaults.find(qn("w:lang"))
        if mark is None:
            mark = OxmlElement("w:lang")
            defaults.append(mark)
        mark.set(qn("w:val"), language)

    def _set_styles(self) -> None:
        styles = self.document.styles
        # The template's own fonts come from its theme; they must go, or they win.
        fonts = styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.set(qn("w:ascii"), "Arial")
        fonts.set(qn("w:hAnsi"), "Arial")
        styles["Normal"].font.size = Pt(11)
        styles["Normal"].paragraph_format.space_after = Pt(6)
        for name, size in (("Title", 22), ("Heading 1", 16), ("Heading 2", 13.5), ("Heading 3", 12), ("Heading 4", 11), ("Caption", 11)):
            font = styles[name].font
            font.size, font.color.rgb, font.name, font.italic, font.bold = Pt(size), _DARK, "Arial", False, True
            look = styles[name].element.rPr.rFonts
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                look.attrib.pop(qn(f"w:{theme}"), None)
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb, link.font.underline = _LINK, True

    def add(self, blocks: Iterable[Block], shift: int = 0) -> None:
        """Write blocks; headings are moved by ``shift`` levels. A heading never skips a level."""
        for block in blocks:
            if block.kind == "h":
                self.level = min(max(1, block.level + shift), self.level + 1, 4)
                self._fill(self.document.add_paragraph(style=f"Heading {self.level}"), block.runs)
            elif block.kind == "table":
                self._table(block)
            elif block.kind == "li":
                self._item(block)
            else:
                line = self.document.add_paragraph()
                line.paragraph_format.keep_with_next = block.text.endswith(":") or None
                self._fill(line, block.runs)

    def _item(self, block: Block) -> None:
        names = _NUMBERS if block.number else _BULLETS
        line = self.document.add_paragraph(style=names[min(block.level, len(names)) - 1])
        if block.number:
            self._count_from_one(line, block.number)
        self._fill(line, block.runs)

    def _count_from_one(self, line: Any, number: int) -> None:
        """Each numbered list of a text is a list of its own; the template would count on from the last one."""
        if number not in self.lists:
            numbering = self.document.part.numbering_part.element
            style = line.style.element.pPr.numPr.numId.val
            abstract = next(item for item in numbering.num_lst if item.numId == style).abstractNumId.val
            own = numbering.add_num(abstract)
            own.add_lvlOverride(ilvl=0).add_startOverride(1)
            self.lists[number] = own.numId
        line.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = self.lists[number]

    def _fill(self, line: Any, runs: Sequence[Run]) -> None:
        for index, run in enumerate(runs):
            text = printable(run.text.rstrip(" ") if index == len(runs) - 1 else run.text)
            if run.href.startswith(("http:", "https:", "mailto:", "tel:")):
                self._link(line, text, run.href)
            else:
                made = line.add_run(text)
                made.bold, made.italic = run.bold or None, run.italic or None

    def _link(self, line: Any, text: str, address: str) -> None:
        identity = line.part.relate_to(printable(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), identity)
        made = line.add_run(text, style="Hyperlink")
        link.append(made._r)  # noqa: SLF001 - python-docx has no public way to make a link
        line._p.append(link)  # noqa: SLF001

    def _table(self, block: Block) -> None:
        width = max(len(row) for row in block.rows)
        caption = self.document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        self._fill(caption, block.runs)
        made = self.document.add_table(rows=0, cols=width, style="Table Grid")
        broad = _widths(block, width)
        for column, share in zip(made.columns, broad, strict=True):
            column.width = Mm(share)
        for number, row in enumerate(block.rows):
            line = made.add_row()
            properties = line._tr.get_or_add_trPr()  # noqa: SLF001
            properties.append(OxmlElement("w:cantSplit"))
            if number < block.heads:
                properties.append(OxmlElement("w:tblHeader"))
            for cell, runs, share in zip(line.cells, row, broad, strict=False):
                bold = number < block.heads
                cell.width = Mm(share)
                cell.paragraphs[0].paragraph_format.space_after = Pt(2)
                cell.paragraphs[0].paragraph_format.space_before = Pt(2)
                if bold:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:val"), "clear")
                    shade.set(qn("w:fill"), "E8EEF4")
                    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
                self._fill(cell.paragraphs[0], [Run(run.text, bold or run.bold, run.italic, run.href) for run in runs])
        self._describe(made, block.text, heads=bool(block.heads))
        self.document.add_paragraph()

    def _describe(self, made: Any, text: str, *, heads: bool) -> None:
        properties = made._tbl.tblPr  # noqa: SLF001
        look = properties.find(qn("w:tblLook"))
        if look is not None:
            look.set(qn("w:firstRow"), "1" if heads else "0")
            look.set(qn("w:firstColumn"), "1")
        for name in ("w:tblCaption", "w:tblDescription"):
            mark = OxmlElement(name)
            mark.set(qn("w:val"), printable(text)[:255])
            properties.append(mark)

    def bytes(self) -> bytes:
        """The finished file: the same content gives the same bytes."""
        made = io.BytesIO()
        self.document.save(made)
        return fixed(made.getvalue())


def _widths(block: Block, columns: int) -> list[float]:
    """How broad each column is in millimetres: what its longest word and a short text need; long texts share what is left."""
    texts = [["".join(run.text for run in row[place]) for row in block.rows if place < len(row)] for place in range(columns)]
    longest = [max(map(len, column), default=0) for column in texts]
    word = [max((len(part) for text in column for part in text.split()), default=0) for column in texts]
    least = [2.2 * max(min(full, 16), min(one, 24)) + 5 for full, one in zip(longest, word, strict=True)]
    left = max(0.0, _TEXT - sum(least))
    asked = [max(0, min(full, 60) - 16) or 0.1 for full in longest]
    found = [own + left * share / sum(asked) for own, share in zip(least, asked, strict=True)]
    return [own * _TEXT / sum(found) for own in found]
