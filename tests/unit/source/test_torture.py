"""Every file of tests/torture/yaml: the bad ones give the expected finding at its place, the odd ones their exact value."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from careersite.findings import Level, Outcome
from careersite.source import FAULTS, Document, parse_document

FOLDER = Path(__file__).parents[2] / "torture" / "yaml"
BAD = json.loads((FOLDER / "bad.json").read_text(encoding="utf-8"))
RIGHT = json.loads((FOLDER / "right.json").read_text(encoding="utf-8"))
JARGON = re.compile(
    r"\b(scalars?|mappings?|tokens?|nodes?|anchors?|alias(?:es)?|NoneType|None|null|dicts?|dictionary|keys?|sequences?|strings?|booleans?|bool"
    r"|integers?|int|floats?|pars(?:e|er|ing)|stream|YAML|PyYAML|Python|pydantic|traceback|exception|syntax|escape[ds]?|codec|literal|plain scalar|block)\b",
    re.IGNORECASE,
)


def content(row: dict) -> bytes:
    if "hex" in row:
        return bytes.fromhex(row["hex"])
    return (row.get("before", "") + row["text"] * row.get("times", 1) + row.get("after", "")).encode("utf-8")


READ: dict[str, Document] = {}


def read(row: dict) -> Document:
    """The row's document, read once: the largest take seconds."""
    name = f"{row.get('group')} {row['name']}"
    if name not in READ:
        READ[name] = parse_document(content(row), name="programme.yaml")
    return READ[name]


def title(row: dict) -> str:
    return row["name"]


def at(value: object, path: list) -> object:
    for part in path:
        value = value[part]
    return value


def test_the_collection_is_large_enough_and_named_once() -> None:
    assert len(BAD) >= 200
    assert len(RIGHT) >= 60
    for rows in (BAD, RIGHT):
        assert [name for name, count in Counter(row["name"] for row in rows).items() if count > 1] == []


def test_every_fault_has_a_bad_file() -> None:
    assert {row["id"] for row in BAD} == set(FAULTS)


@pytest.mark.parametrize("row", BAD, ids=title)
def test_bad_file(row: dict) -> None:
    document = read(row)
    found = [finding for finding in document.findings if finding.id == row["id"] and row["line"] in (None, finding.line)]
    assert found, document.findings
    assert row["column"] is None or found[0].column == row["column"]
    sentence = f"{found[0].message} {found[0].hint}"
    assert [word for word in row["words"] if word not in sentence] == []
    if row["alone"]:
        assert len(document.findings) == 1, document.findings


@pytest.mark.parametrize("row", BAD, ids=title)
def test_every_finding_is_a_fault_with_a_hint_in_plain_words(row: dict) -> None:
    for finding in read(row).findings:
        assert finding.id in FAULTS
        assert (finding.level, finding.outcome, finding.file) == (Level.MUST, Outcome.NOT_MET, "programme.yaml")
        ours = re.sub(r"(?:Type: |Take !!).*|programme\.yaml|\.yaml", "", f"{finding.message} {finding.hint}")
        assert JARGON.findall(ours) == []
        assert finding.message
        assert finding.hint
        assert len(finding.message) < 200


@pytest.mark.parametrize("row", RIGHT, ids=title)
def test_odd_but_right(row: dict) -> None:
    document = read(row)
    assert document.findings == ()
    assert document.readable
    assert at(document.value, row["path"]) == row["value"]


def mended(text: str, line: int, column: int, hint: str) -> str | None:
    """The file after a person has typed what the hint says, at the place it names, and has thought of nothing else."""
    typed = hint.partition("Type: ")[2] or hint.partition("type: ")[2] or hint.rpartition("text: ")[2]
    lines = text.split("\n")
    old = lines[line - 1]
    lead = re.match(r" *(?:- +)*", old)[0]
    if not typed or typed == hint or "…" in typed:
        return None
    if typed[0] in "\"'":
        start = re.match(r" *(?:- +)*(?:[^:]+: +)?", old).end()
        lines[line - 1] = old[:start] + typed
    elif typed.startswith("- "):
        lines[line - 1] = " " * (len(old) - len(old.lstrip())) + typed
    elif re.match(r"[\w ]+:", typed):
        lines[line - 1] = lead + typed
    else:
        return None
    return "\n".join(lines)


def test_following_the_hints_word_for_word_mends_the_file() -> None:
    tried, failed = 0, []
    for row in BAD:
        if row["group"] == "Y6" or "hex" in row:
            continue
        text = row["text"]
        for _ in range(8):
            document = parse_document(text.encode(), name="p")
            if not document.findings:
                break
            first = document.findings[0]
            after = mended(text, first.line, first.column, first.hint)
            if after is None:
                break
            text = after
        else:
            failed.append(row["name"])
        if text != row["text"]:
            tried += 1
            if parse_document(text.encode(), name="p").findings:
                failed.append(row["name"])
    assert tried >= 90
    assert len(failed) <= tried // 10, failed


def test_what_a_comment_leaves_out_is_told_once_each_and_five_times_at_most() -> None:
    lines = [f"a{number}: careers leader # ask the office" for number in range(7)]
    quiet = ["b: careers leader  # two spaces", "c: 60 # one word", 'd: "careers leader" # in quotes', "# alone"]
    document = parse_document("\n".join([*quiet, *lines]).encode(), name="p")
    assert document.readable
    assert document.notes[0] == "Line 5: the words after # are a comment and are not published: ask the office"
    assert document.notes[5:] == ("And 2 more comments like these.",)
