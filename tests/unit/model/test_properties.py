"""What holds for any input: no nested texts raise, a programme written and read again is equal, a day is read in every form."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from careersite.model.dates import MONTHS, long_day, parse_day
from careersite.model.programme import Programme
from careersite.model.validate import MOST_FAULTS, validate
from careersite.model.when import parse_when
from careersite.source import parse_document
from careersite.source.writing import yaml_text

ROOT = Path(__file__).resolve().parents[3]
QUIET = settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None)


def names_in(model: type[BaseModel]) -> set[str]:
    found: set[str] = set()
    waiting, seen = [model], set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        for name, field in part.model_fields.items():
            found.add(field.alias or name)
            waiting += models_in(field.annotation)
    return found


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in models_in(inner)]


NAMES = sorted(names_in(Programme))
ODD = st.sampled_from(
    ["", " ", "\u00a0", "yes", "no", "7-13", "2026-27", "2026-11-12", "9:30", "1e9", "-0", "٣", "Ⅷ", "²", "#N/A", "[", "to", "a to b", "../x", "9" * 5_000, "\u202e", "\ud7ff", "\U0010ffff"]
)
TEXTS = st.recursive(
    ODD | st.text(max_size=40),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=10), inside, max_size=5),
    max_leaves=25,
)


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(data, dict):
        return [path, *(found for key, value in data.items() for found in leaves(value, (*path, key)))]
    if isinstance(data, list):
        return [path, *(found for index, value in enumerate(data) for found in leaves(value, (*path, index)))]
    return [path]


def put(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return {key: put(inside, rest, value) if key == step else inside for key, inside in data.items()}
    return [put(inside, rest, value) if index == step else inside for index, inside in enumerate(data)]


EXAMPLE = yaml.load((ROOT / "programme.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
PLACES = leaves(EXAMPLE)[1:]


@QUIET
@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=10), TEXTS, max_size=6))
def test_no_nested_texts_raise(data: dict[str, Any]) -> None:
    programme, faults = validate(data)
    assert (programme is None) == bool(faults)
    assert all(fault.message and len(fault.message) < 200 for fault in faults)


@QUIET
@given(st.sampled_from(PLACES), TEXTS)
def test_any_value_in_any_place_of_a_right_programme_gives_a_value_or_a_fault(path: tuple[str | int, ...], value: Any) -> None:
    programme, faults = validate(put(EXAMPLE, path, value))
    assert (programme is None) == bool(faults)
    if programme:
        assert programme.taught
        assert programme.year_name


@pytest.mark.parametrize("file", [*sorted(ROOT.glob("examples/*/programme.yaml")), ROOT / "programme.yaml"], ids=lambda file: file.parent.name)
def test_a_programme_written_and_read_again_is_equal(file: Path) -> None:
    data = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    document = parse_document(yaml_text(data).encode(), name="again.yaml")
    assert document.findings == ()
    assert document.value is not None
    assert validate(document.value)[0] == validate(data)[0] is not None


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=60).filter(lambda text: text.strip())


@QUIET
@given(st.lists(TITLES, min_size=1, max_size=4), TITLES)
def test_any_line_of_text_survives_being_written_and_read(aims: list[str], name: str) -> None:
    data = {"institution": {"name": name, "kind": "academy", "years": "7-11"}, "academic_year": "2026-27", "aims": aims}
    document = parse_document(yaml_text(data).encode(), name="again.yaml")
    assert document.findings == ()
    assert document.value == data
    assert validate(document.value)[0] == validate(data)[0] is not None


def forms(day: date) -> list[str]:
    month = MONTHS[day.month - 1]
    weekday = f"{day:%A}"
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return [
        day.isoformat(),
        f"{day.year}-{day.month}-{day.day}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {month[:3].title()} {day.year}",
        f"{day.day}{ending} of {month} {day.year}",
        f"{weekday} {long_day(day)}",
        f"{weekday[:3]}, {day.day} {month.upper()}, {day.year}",
        f"\u00a0{day.day}\u00a0{month.title()}\u00a0{day.year} ",
    ]


def test_every_day_of_eight_years_in_every_form() -> None:
    # Two leap days and every pair of weekday and date.
    start = date(2023, 9, 1)
    for number in range(8 * 366):
        day = start + timedelta(days=number)
        assert {parse_day(form) for form in forms(day)} == {day}
        assert parse_when(long_day(day)).spans[0].start == day


@QUIET
@given(st.text(max_size=30) | st.from_regex(r"[0-9/.\- a-zA-Z,]{1,24}", fullmatch=True))
def test_any_text_is_a_day_or_is_refused(text: str) -> None:
    # Any other error than the model's own would end the test.
    with suppress(PydanticCustomError):
        assert 1900 <= parse_day(text).year <= 2200


def test_a_hundred_thousand_faults_are_not_all_told() -> None:
    right = {"institution": {"name": "Oak Hill", "kind": "academy", "years": "7-11"}, "academic_year": "2026-27"}
    _, unknown = validate({**right, **{f"sumary{number}": "x" for number in range(50_000)}})
    assert len(unknown) == MOST_FAULTS
    providers = [{"id": f"p-{number}", "name": "P", "kind": "other"} for number in range(5_000)]
    activity = {"id": "a", "title": "A", "kind": "other", "years": "7", "providers": [f"q-{number}" for number in range(20_000)]}
    _, strange = validate({**right, "providers": providers, "activities": [activity]})
    assert len(strange) == MOST_FAULTS
    assert max(len(fault.hint) for fault in (*unknown, *strange)) < 700
