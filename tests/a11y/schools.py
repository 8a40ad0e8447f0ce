"""Schools unlike the examples: the longest words and the oddest texts in every field, Arabic, very many activities, almost nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from careersite.engine.colours import LIGHT_GROUNDS, TEXT, contrast, nearest
from careersite.source.writing import yaml_text
from tests.conftest import ROOT
from tests.security.filling import Filler

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="90" viewBox="0 0 400 90"><rect width="400" height="90"/></svg>'
WORD = "Berufsorientierungskoordinationsbeauftragtenverantwortlichkeitsbereich"
ENDLESS = ("Weiterbildungsinformationsveranstaltung" * 6)[:196]
NAME = "The Archbishop Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Church of England Academy for the Arts and Trades"
ADDRESS = "https://www.example.org/" + "a-path-without-an-end/" * 9 + "?q=" + "x" * 120
# Headings in no order, all that Markdown has, what is pasted from elsewhere, another script.
TEXT_OF_ALL_KINDS = f"""# First {WORD}

Words that are **bold**, *italic*, `code_{"x" * 80}`, a bare address {ADDRESS} and a [named address]({ADDRESS}).

#### Fourth after first

###### Sixth

## Second

| Month | What | Who | Where | {WORD} |
|---|---|:-:|--:|---|
| September | {ENDLESS[:90]} | Everybody | Hall | {WORD} |
| | | | | |

    code {"y" * 120}

![A plan](/logo.svg) ![](/logo.svg) [![](/logo.svg)](https://www.example.org/)

> Said by {WORD}

1. one
    - inside
        - further inside {WORD}

- [ ] to do
- [x] done

<div style="width:2000px"><table><tr><td>pasted</td></tr></table><details><summary>More</summary><p>Hidden words</p></details><details>no name</details></div>
<h5 id="same">Pasted</h5><h5 id="same">Pasted</h5><ul><p>loose</p></ul><li>astray</li><p id="main">an id of ours</p>
<a href="https://www.example.org/"></a><a name="x">nowhere</a><button>press</button><font color="yellow">pale</font><h3><p>in a heading</p></h3>

Write to careers.{"z" * 40}@a-very-long-domain-name-for-a-school.example or ring 01632 960123.

\N{ARABIC LETTER HEH}\N{ARABIC LETTER THAL}\N{ARABIC LETTER ALEF} \N{ARABIC LETTER NOON}\N{ARABIC LETTER SAD}.
"""
ARABIC_LINE = "برنامج التوجيه المهني للطلاب وأولياء الأمور"
ARABIC_TEXT = """نلتقي كل فصل دراسي بأصحاب العمل والكليات. اتصل على 01632 960123 أو اكتب إلى careers@school.example.

| الشهر | ماذا |
|---|---|
| سبتمبر | زيارة كلية |

1. أولا
2. ثانيا
"""
MANY = 72
PALE_YELLOW = "#fff7b2"


class Wordy(Filler):
    """The same line, numbered, in each field that takes one, and the same text in each that takes more."""

    def __init__(self, lines: tuple[str, ...], text: str) -> None:
        super().__init__(lines)
        self.words = text
        self.lines = 0

    def line(self) -> str:
        self.lines += 1
        return f"{self._next()} {self.lines}"

    def text(self) -> str:
        return self.words


def _site(data: dict[str, Any], **values: object) -> dict[str, Any]:
    data["site"] = {name: value for name, value in (data.get("site", {}) | values).items() if name != "url" and value}
    return data


def long_words() -> dict[str, Any]:
    """Every field filled, with words that fit nowhere; pure red."""
    data = Wordy((ENDLESS, f"Many words and {WORD}"), TEXT_OF_ALL_KINDS).programme()
    data["institution"]["name"] = NAME
    return _site(data, colours={"main": "#cc0000", "accent": "#cc0000"})


def arabic() -> dict[str, Any]:
    """Every field filled, in Arabic; black, no logo."""
    return _site(Wordy((ARABIC_LINE,), ARABIC_TEXT).programme(), language="ar", logo="", colours={"main": "#000000"})


def many() -> dict[str, Any]:
    """Activities and nothing else: no careers leader, no logo; the nearest to pale yellow that can be read."""
    kinds = ("employer-encounter", "workplace-visit", "careers-fair", "careers-lesson", "assembly")
    activities = [
        {"id": f"a{number}", "title": f"Activity {number} of a long year", "kind": kinds[number % len(kinds)], "years": str(7 + number % 7), "when": f"{2026 + (number % 9 > 3)}-{(9, 10, 11, 12, 1, 2, 3, 5, 6)[number % 9]:02d}-{5 + number // 9}"}
        for number in range(MANY)
    ]
    readable = nearest(PALE_YELLOW, lambda colour: all(contrast(colour, ground) >= TEXT for ground in LIGHT_GROUNDS), darker=True)
    data = {"institution": {"name": "Elm", "kind": "academy", "years": "7-13"}, "academic_year": "2026-27", "activities": activities}
    return _site(data, colours={"main": readable})


def first() -> dict[str, Any]:
    """The first useful file of thirty lines."""
    found: dict[str, Any] = yaml.load((ROOT / "examples/first/programme.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


SCHOOLS = {"long words": long_words, "arabic": arabic, "many": many, "first": first}


def write(data: dict[str, Any], folder: Path) -> Path:
    """Write the programme with the files that it names, and give its path."""
    content = folder / "content"
    content.mkdir(parents=True)
    (content / "logo.svg").write_text(LOGO, encoding="utf-8")
    (content / "plan.txt").write_text("The plan.", encoding="utf-8")
    (content / "talk.mp3").write_bytes(b"ID3\x04" + b"\0" * 100)
    (content / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning\n", encoding="utf-8")
    programme = folder / "programme.yaml"
    programme.write_text(yaml_text(data), encoding="utf-8")
    return programme
