"""The types of single values: each takes the text of the file and gives a value, or says what to type instead.

The reader hands over every value as text, so nothing is guessed before the field decides (``0123`` stays ``0123``
in a telephone number and is refused as a number of minutes).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from careersite.model.dates import fault, parse_academic_year, parse_day, parse_time, quoted
from careersite.model.lists import with_lists
from careersite.model.when import When, parse_when

LONGEST_LINE = 300
LONGEST_TEXT = 10_000
# A file's name may have 255 bytes on most systems.
LONGEST_NAME = 200
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(r"https?://[^\W_][^\s<>\"'\\@/?#:]*(:\d{1,5})?([/?#][^\s<>\"'\\]*)?", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}|#[0-9a-fA-F]{3}")


def _text_only(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value)
    if isinstance(value, list | tuple):
        raise fault("text", "Expected text here, found a list.", "For a list inside a text, put | after the colon. If it is one text, put it in straight quotes.")
    raise fault("text", "Expected text here, found a group of names and values.", "If it is text, put it in straight quotes.")


def parse_text(value: Any) -> str:
    """Free text (Markdown), up to 10,000 characters."""
    text = with_lists(_text_only(value))
    if len(text) > LONGEST_TEXT:
        raise fault("text_length", f"This text has {len(text):,} characters; the most is {LONGEST_TEXT:,}.", "Shorten it, or link a document.")
    # Python-Markdown takes quadratic time over thousands of opening brackets.
    if text.count("[") > LONGEST_LINE:
        raise fault("text_brackets", "This text has more than 300 square brackets.", "Take out those that are not links.")
    return text.strip()


def parse_line(value: Any) -> str:
    """One line of plain text, up to 300 characters."""
    text = " ".join(_text_only(value).split())
    if len(text) > LONGEST_LINE:
        raise fault("text_length", f"This line has {len(text):,} characters; the most is {LONGEST_LINE}.", "Shorten it.")
    return text


def tidy_id(text: str) -> str:
    """The id that a text would make: ``A & B Ltd.`` gives ``a-b-ltd``."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def parse_id(value: Any) -> str:
    """A short name by which other parts of the file refer to this one."""
    text = _text_only(value).strip()
    if not _ID.fullmatch(text) or len(text) > 60:
        raise fault("id", f"{quoted(text)} cannot be an id.", f"Use small letters, digits and hyphens: {tidy_id(text)[:60] or 'y8-college-day'}.")
    return text


def parse_yes_no(value: Any) -> bool:
    """``yes`` or ``no`` (``y``, ``n``, ``true`` and ``false`` are taken too)."""
    word = _text_only(value).strip().lower()
    if word in ("yes", "y", "true"):
        return True
    if word in ("no", "n", "false"):
        return False
    raise fault("yes_no", f"Expected yes or no, found {quoted(_text_only(value))}.", "Type yes or no.")


def parse_count(value: Any) -> int:
    """A whole number; ``1,000`` is taken."""
    text = _text_only(value).strip()
    if re.fullmatch(r"\d{1,3}(,\d{3}){1,2}|\d{1,7}", text):
        return int(text.replace(",", ""))
    hint = f"Write {text.replace('_', '')}." if re.fullmatch(r"[\d_]{2,12}", text) and "_" in text else "Type a whole number, such as 60."
    raise fault("number", f"{quoted(text)} is not a whole number.", hint)


def parse_years(value: Any) -> tuple[int, ...]:
    """School years as ``8``, ``[8, 9]``, ``8, 9`` or ``7-13``; gives them sorted, each once."""
    items = value if isinstance(value, list | tuple) else re.split(r"[,;]|\band\b", _text_only(value))
    found: set[int] = set()
    for item in items:
        text = re.sub(r"^years?\s+", "", _text_only(item).strip(), flags=re.IGNORECASE)
        match = re.fullmatch(r"(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?", text)
        if not match or int(match[2] or match[1]) < int(match[1]) or not 1 <= int(match[1]) <= int(match[2] or match[1]) <= 14:
            raise fault("years", f"{quoted(text)} is not a school year.", "Type 8, [8, 9] or 7-13; years go from 1 to 14.")
        found.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    if not found:
        raise fault("years", "No school year is given.", "Type 8, [8, 9] or 7-13.")
    return tuple(sorted(found))


def parse_ages(value: Any) -> tuple[int, int]:
    """Ages taught as ``16-19``; gives the first and the last."""
    match = re.fullmatch(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})", _text_only(value).strip())
    if not match or not 2 <= int(match[1]) < int(match[2]) <= 25:
        raise fault("ages", f"{quoted(_text_only(value))} is not a range of ages.", "Type it like this: 16-19.")
    return int(match[1]), int(match[2])


def parse_telephone(value: Any) -> str:
    """A telephone number as people write it; 10 or 11 digits in the United Kingdom, or with + and a country code."""
    text = " ".join(_text_only(value).split())
    if re.fullmatch(r"[\d.]+E\+?\d+", text, re.IGNORECASE):
        raise fault("telephone", f"Excel has shortened this number to {quoted(text)}.", "Format the column as Text and type the number again.")
    number, _, _ = re.sub(r"\b(extension|ext\.?|x)\s*", "x", text, flags=re.IGNORECASE).partition("x")
    if re.search(r"[^\d\s()+.-]", number):
        raise fault("telephone", f"{quoted(text)} is not a telephone number.", "Type only the number, such as 01632 960123.")
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith(("+", "(+")):
        good = 10 <= len(digits.replace("440", "44", 1)) <= 15
    else:
        good = len(digits) in (10, 11) and digits.startswith("0")
    if not good:
        raise fault("telephone", f"{quoted(text)} has {len(digits)} digits; numbers in the UK start with 0 and have 10 or 11.", "Check the number.")
    return text


def parse_email(value: Any) -> str:
    """An email address."""
    text = re.sub(r"^mailto:", "", _text_only(value).strip(), flags=re.IGNORECASE)
    if not _EMAIL.fullmatch(text):
        raise fault("email", f"{quoted(text)} is not an email address.", "It needs a name, an @ and a domain: careers@school.example.")
    return text


def parse_link(value: Any) -> str:
    """A web address with http or https; ``www.…`` gets https."""
    text = _text_only(value).strip()
    if text.lower().startswith("www."):
        text = "https://" + text
    # No name before an @: such an address only looks as if it led to the first of the two.
    if not _LINK.fullmatch(text):
        raise fault("link", f"{quoted(text)} is not a web address.", "Start it with https:// and leave out spaces.")
    return text


def parse_colour(value: Any) -> str:
    """A colour as ``#005ea5``; gives six small digits."""
    text = _text_only(value).strip()
    if not _COLOUR.fullmatch(text):
        raise fault("colour", f"{quoted(text)} is not a colour.", 'Type it in quotes like this: "#005ea5".')
    digits = text[1:].lower()
    return "#" + (digits if len(digits) == 6 else "".join(char * 2 for char in digits))


def parse_file(value: Any) -> str:
    """A file inside the ``content`` folder, with forward slashes."""
    text = _text_only(value).strip()
    parts = text.split("/")
    if not text or text.startswith("/") or "\\" in text or ":" in text or any(not part or part.startswith((".", "~")) or len(part.encode(errors="replace")) > LONGEST_NAME for part in parts):
        raise fault("file", f"{quoted(text)} is not a file inside the content folder.", "Put the file into content/ and give its name: documents/policy.pdf.")
    return text


def _from_text(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    return lambda value: parse(_text_only(value))


def parse_language(value: Any) -> str:
    """A language code such as ``en``, ``cy`` or ``pt-BR`` (BCP 47)."""
    text = _text_only(value).strip()
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2})?", text):
        raise fault("language", f"{quoted(text)} is not a language code.", "Type two letters, such as en for English or cy for Welsh.")
    return text


def parse_benchmarks(value: Any) -> tuple[int, ...]:
    """Numbers of Gatsby benchmarks, 1 to 8, as ``7``, ``5, 7`` or ``[5, 7]``."""
    items = value if isinstance(value, list | tuple) else re.split(r"[,;\s]+", _text_only(value).strip())
    found = set()
    for item in items:
        text = re.sub(r"^(benchmark|gb|bm)\s*", "", _text_only(item).strip(), flags=re.IGNORECASE)
        if text not in tuple("12345678"):
            raise fault("benchmark", f"{quoted(text)} is not a Gatsby benchmark.", "Type a number from 1 to 8.")
        found.add(int(text))
    return tuple(sorted(found))


def one_or_many(value: Any) -> Any:
    """Let a list of one be written without brackets."""
    return [value] if isinstance(value, str) else value


def words_of(value: Any) -> Any:
    """Let a list of short words be written without brackets, with commas: ``bridge-college, city-university``."""
    return [word for word in re.split(r"\s*[,;]\s*", value.strip()) if word] or [value] if isinstance(value, str) else value


@dataclass(frozen=True, eq=False)
class Written:
    """How a single value is written: the parser of what stands in the file, and what the JSON Schema says of it.

    One note where pydantic asks for two (PlainValidator and WithJsonSchema), so that a word list is named once.
    """

    parse: Callable[[Any], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def choice(words: type[StrEnum], name: str) -> Written:
    """One of a fixed list of words; an unknown word is answered with the nearest one."""

    def parse(value: Any) -> StrEnum:
        written = _text_only(value)
        text = "-".join(written.lower().replace("_", " ").split())
        if text in known:
            return words(text)
        close = get_close_matches(text, known, 1, 0.6)
        meant = f"Did you mean “{close[0]}”? " if close else ""
        raise fault("choice", f"{quoted(written)} is not a {name} that is known.", f"{meant}Choose from: {', '.join(known)}.")

    known = [word.value for word in words]
    return Written(parse, {"type": "string", "enum": known})


_WORDS = {"type": ["string", "number"]}
Text = Annotated[str, Written(parse_text, {"type": "string", "maxLength": LONGEST_TEXT})]
Line = Annotated[str, Written(parse_line, {**_WORDS, "maxLength": LONGEST_LINE})]
Id = Annotated[str, Written(parse_id, {**_WORDS, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
YesNo = Annotated[bool, Written(parse_yes_no, {"enum": ["yes", "no", True, False]})]
Count = Annotated[int, Written(parse_count, {"type": ["integer", "string"], "minimum": 0})]
Day = Annotated[date, Written(_from_text(parse_day), {"type": "string", "examples": ["2027-02-28", "28 February 2027"]})]
Time = Annotated[str, Written(_from_text(parse_time), {"type": "string", "examples": ["09:30"]})]
Years = Annotated[
    tuple[int, ...],
    Written(parse_years, {"type": ["integer", "string", "array"], "items": {"type": "integer"}, "examples": ["7-13", [8, 9], 8]}),
]
Ages = Annotated[tuple[int, int], Written(parse_ages, {"type": "string", "examples": ["16-19"]})]
AcademicYearStart = Annotated[int, Written(_from_text(parse_academic_year), {"type": "string", "examples": ["2026-27"]})]
Telephone = Annotated[str, Written(parse_telephone, {**_WORDS, "examples": ["01632 960123"]})]
Email = Annotated[str, Written(parse_email, {"type": "string", "format": "email"})]
Link = Annotated[str, Written(parse_link, {"type": "string", "format": "uri"})]
Colour = Annotated[str, Written(parse_colour, {"type": "string", "examples": ["#005ea5"]})]
File = Annotated[str, Written(parse_file, {"type": "string"})]
Language = Annotated[str, Written(parse_language, {"type": "string", "examples": ["en", "cy"]})]
Benchmarks = Annotated[
    tuple[int, ...],
    Written(parse_benchmarks, {"type": ["integer", "string", "array"], "items": {"type": "integer", "minimum": 1, "maximum": 8}}),
]
WhenField = Annotated[
    When,
    Written(parse_when, {"type": ["string", "array", "object"], "examples": ["2026-11-12", "5 to 9 July 2027", "November 2026", "autumn"]}),
]
Ids = Annotated[tuple[Id, ...], BeforeValidator(words_of)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(one_or_many)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
