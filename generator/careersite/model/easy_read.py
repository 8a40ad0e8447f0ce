"""The main pages in easy read: short lines, each with a place for a symbol."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from careersite.model.fields import File, Line, choice
from careersite.model.part import Part


class EasyReadPage(StrEnum):
    """The pages that are there in easy read."""

    HOME = "home"
    MY_YEAR = "my-year"
    MY_CHILD = "my-child"
    PERSONAL_GUIDANCE = "personal-guidance"
    CONTACT = "contact"


class EasyReadLine(Part):
    """One idea in one short sentence."""

    text: Line = Field(description="One short sentence with one idea.")
    symbol: File = Field("", description="A picture inside content/ that shows the idea, such as symbols/talk.svg.")
    symbol_text: Line = Field("", description="What the picture shows, in words; leave it out where the sentence says it already.")


class EasyRead(Part):
    """A page in easy read, in the school's own words."""

    page: Annotated[EasyReadPage, choice(EasyReadPage, "easy-read page")] = Field(description="Which page: home, my-year, my-child, personal-guidance or contact.")
    lines: tuple[EasyReadLine, ...] = Field(description="The lines of the page, in their order.")
