"""Every case of tests/torture/model, through the command: what is wrong is said at its place, what is odd but right has its value."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from careersite.cli import _run
from careersite.findings import Finding
from careersite.model.when import When
from careersite.run import load

FOLDER = Path(__file__).resolve().parents[2] / "torture" / "model"
PROGRAMME = (FOLDER / "programme.yaml").read_text(encoding="utf-8")
LONG = {"%301%": "x" * 301, "%9000%": "x" * 9_000, "%nines%": "9" * 9_000, "%thousands%": "1" + ",000" * 2_000, "%brackets%": "[" * 301}
JARGON = re.compile(
    r"\b(scalars?|mappings?|NoneType|None|dicts?|tuples?|strings?|bool(eans?)?|int(egers?)?|floats?|str|pydantic|Traceback|Errors?|exceptions?|regex|parse[rd]?|YAML|Python|null)\b"
)


class Case(NamedTuple):
    name: str
    text: str
    line: int
    column: int
    ids: tuple[str, ...]
    words: tuple[str, ...]


def rows(name: str) -> list[dict[str, Any]]:
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def changed(old: str, new: str) -> str:
    assert PROGRAMME.count(old) == 1, old
    for name, text in LONG.items():
        new = new.replace(name, text)
    return PROGRAMME.replace(old, new)


def case(name: str, marked: str, ids: str, words: list[str]) -> Case:
    before, mark, after = marked.partition("¦")
    assert mark and "¦" not in after, name
    return Case(name, before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1, tuple(ids.split("|")), tuple(words))


def bad_values() -> list[Case]:
    found = []
    for row in rows("bad-values.yaml"):
        for text, *words in row["cases"]:
            ids = row["id"]
            if words and words[0].startswith("="):
                ids, words = words[0].replace("=", ""), words[1:]
            marked = changed(f"{row['field']}{row['value']}\n", f"{row['field']}¦{text}\n")
            found.append(case(f"{row['field'].strip(' -')} {text[:40]}", marked, ids, words))
    return found


def bad_shapes() -> list[Case]:
    found = []
    for row in rows("bad-shapes.yaml"):
        marked = changed(row["old"], row["new"])
        if "mark" in row:
            marked = marked.replace("¦", "").replace(row["mark"], f"¦{row['mark']}", 1)
        found.append(case(row["name"], marked, row["id"], row["words"]))
    return found


BAD = bad_values() + bad_shapes()
RIGHT = [(row, text, value) for row in rows("right.yaml") for text, value in row["cases"]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("school")
    documents = made / "content" / "documents"
    documents.mkdir(parents=True)
    for file in (documents / "plan.txt", made / "content" / "Ein Plan ä.txt", made / "elsewhere.txt"):
        file.write_text("The plan\n", encoding="utf-8")
    (documents / "linked.txt").symlink_to(made / "elsewhere.txt")
    (made / "content" / "linked-folder").symlink_to(documents)
    (made / "same.yaml").write_text(PROGRAMME, encoding="utf-8")
    (made / "former.yaml").write_text(PROGRAMME.replace("academic_year: 2026-27", "academic_year: 2025-26"), encoding="utf-8")
    (made / "linked.yaml").symlink_to(made / "same.yaml")
    return made


def written(folder: Path, text: str) -> Path:
    file = folder / "programme.yaml"
    file.write_bytes(text.encode())
    return file


def test_the_programme_itself_is_right(folder: Path) -> None:
    assert load(written(folder, PROGRAMME)).faults == ()


def test_the_collection_is_large_enough_and_named_once() -> None:
    assert len(BAD) >= 250
    assert len(RIGHT) >= 120
    assert [name for name, count in Counter(item.name for item in BAD).items() if count > 1] == []


def fits(finding: Finding, words: tuple[str, ...]) -> list[str]:
    sentence = f"{finding.message} {finding.hint}"
    return [word for word in words if not any(choice in sentence for choice in word.split("|"))]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_bad(bad: Case, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(written(folder, bad.text).parent)
    faults = load(Path("programme.yaml")).faults
    found = [finding for finding in faults if finding.id in bad.ids]
    assert found, faults
    first = next((finding for finding in found if not fits(finding, bad.words)), found[0])
    assert fits(first, bad.words) == [], first
    if not first.id.startswith("YAML"):
        assert (first.line, first.column) == (bad.line, bad.column), first
    for finding in faults:
        assert finding.hint and len(f"{finding.message} {finding.hint}") < 700
        assert len(finding.message) < 200
        assert JARGON.findall(re.sub(r"“.*?”", "", f"{finding.message} {finding.hint}")) == []
    assert _run(["check", "programme.yaml", "--today", "2026-11-21"]) == 1
    printed = capsys.readouterr()
    assert f"programme.yaml:{first.line}:{first.column}" in printed.out
    assert "Traceback" not in printed.out + printed.err


def test_one_fault_is_told_once(folder: Path) -> None:
    several = {bad.name: len(faults) for bad in BAD if len(faults := load(written(folder, bad.text)).faults) > 1}
    # A name that is wrong is also a name that is missing; a part that is left out is missed elsewhere.
    assert {name: count for name, count in several.items() if count > 4} == {}


def plain(value: Any) -> Any:
    if isinstance(value, When):
        if value.spans:
            return [f"{span.start}/{span.end}" for span in value.spans]
        return f"month {value.month}" if value.month else "year" if value.whole_year else value.term
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, int | date) else value


@pytest.mark.parametrize(("row", "text", "value"), RIGHT, ids=[f"{row['field'].strip(' -')} {text[:40]}" for row, text, _ in RIGHT])
def test_odd_but_right(row: dict[str, Any], text: str, value: Any, folder: Path) -> None:
    changed_text = changed(f"{row['field']}{row['value']}\n", f"{row['field']}{text}\n")
    if row["path"] == ["institution", "years"]:
        changed_text = changed_text.replace("years: [8, 9]", "years: 8").replace("years: 10\n", "years: 8\n")
    loaded = load(written(folder, changed_text))
    assert loaded.faults == ()
    found: Any = loaded.programme
    for step in row["path"]:
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    assert plain(found) == value
