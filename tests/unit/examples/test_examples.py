import re
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from careersite.engine.colours import check_colours
from careersite.engine.content import read_content
from careersite.model.programme import Programme
from careersite.model.vocabulary import InstitutionKind
from tests.unit.examples.programmes import COMPLETE, EARLIER, FIRST, GAPS, KINDS, ROOT, WORKED, judged, load, name, texts

ALL = [*COMPLETE, FIRST, *EARLIER]
# The state's own sites, which the guidance names, and the offices behind the figures.
NATIONAL = (".gov.uk", "ucas.com", "lmiforall.org.uk", "nomisweb.co.uk")


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_it_is_read_and_fits_the_model_without_a_fault(path):
    assert load(path).activities


def test_there_is_one_example_of_each_kind_of_institution():
    assert {load(path).institution.kind: path.parent.name for path in KINDS} == {
        kind: kind.value for kind in InstitutionKind if kind is not InstitutionKind.UNKNOWN
    }


@pytest.mark.parametrize("path", COMPLETE, ids=name)
def test_nothing_is_missing_from_a_complete_example(path):
    found = judged(load(path), path.parent)

    assert {identity: item.reason for identity, item in found.items() if item.outcome in GAPS} == {}


def test_every_outcome_of_a_judgement_but_the_gaps_is_shown_by_some_example():
    shown = {item.outcome.value for path in COMPLETE for item in judged(load(path), path.parent).values()}

    assert shown == {"met", "not-applicable", "waived"}


def test_the_first_file_is_short_and_says_what_the_law_asks_of_the_careers_page():
    found = judged(load(FIRST))

    assert len(FIRST.read_text(encoding="utf-8").splitlines()) <= 35
    assert {f"PUB-{row}": found[f"PUB-{row}"].outcome.value for row in ("1", "2", "3", "4a", "4b", "4c", "4d", "5", "6")} == {
        f"PUB-{row}": "met" for row in ("1", "2", "3", "4a", "4b", "4c", "4d", "5", "6")
    }
    assert found["PAL-1"].outcome == "met"


def test_two_academic_years_are_followed_cohort_by_cohort():
    path = ROOT / "examples" / "academy" / "programme.yaml"
    found = judged(load(path), path.parent)

    assert {cohort["year"]: cohort["outcome"] for cohort in found["PAL-1"].detail["cohorts"]} == {8: "met", 9: "met"}
    # What year 13 met this month lies ahead of the pupils now in year 12.
    assert [(cohort["year"], cohort["done"], cohort["planned"]) for cohort in found["PAL-3"].detail["cohorts"]] == [(12, 0, 2), (13, 2, 0)]


def _fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    seen.add(model)
    for field_name, info in model.model_fields.items():
        yield model.__name__, info.alias or field_name
        inner = _model_in(info.annotation)
        if inner and inner not in seen:
            yield from _fields(inner, seen)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def _used(data: Any, model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    if isinstance(data, list):
        for item in data:
            yield from _used(item, model)
    elif isinstance(data, dict):
        for field_name, info in model.model_fields.items():
            key = info.alias or field_name
            if data.get(key):
                yield model.__name__, key
                if inner := _model_in(info.annotation):
                    yield from _used(data[key], inner)


def test_every_field_of_the_model_is_used_in_some_example():
    used = {field for path in ALL for field in _used(texts(path), Programme)}
    # Every example can be built with the small installation, and these documents need the larger one.
    used.add(("Site", "forms"))

    assert set(_fields(Programme, set())) - used == set()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    else:
        yield value


def _published() -> Iterator[str]:
    for path in ALL:
        yield from _strings(texts(path))
    for path in sorted((ROOT / "content").rglob("*")):
        if path.suffix in (".md", ".txt", ".vtt", ".svg"):
            yield path.read_text(encoding="utf-8")


def test_no_address_in_an_example_belongs_to_a_real_person_or_school():
    text = "\n".join(_published())

    assert [address for address in re.findall(r"[\w.+-]+@[\w.-]+\w", text) if not address.endswith(".example")] == []
    hosts = re.findall(r"https?://([^/\s\"')]+)", text.replace("http://www.w3.org/2000/svg", ""))
    assert [host for host in hosts if not host.endswith((".example", *NATIONAL)) and host != "discoveruni.gov.uk"] == []


def test_every_telephone_number_is_one_kept_free_for_drama():
    numbers = re.findall(r"\b0\d{3,4}[ -]?\d{3}[ -]?\d{3,4}\b", "\n".join(_published()))

    assert len(numbers) > 50
    assert [number for number in numbers if not re.fullmatch(r"01632 ?960\d{3}", number)] == []


# Half terms and holidays of the example year.
FREE = [
    (date(2026, 10, 26), date(2026, 10, 30)),
    (date(2026, 12, 21), date(2027, 1, 1)),
    (date(2027, 2, 15), date(2027, 2, 19)),
    (date(2027, 3, 26), date(2027, 4, 9)),
    (date(2027, 5, 3), date(2027, 5, 3)),
    (date(2027, 5, 31), date(2027, 6, 4)),
]


@pytest.mark.parametrize("path", [*COMPLETE, FIRST], ids=name)
def test_days_are_school_days(path):
    found = load(path)
    days = [(activity.id, span.start) for activity in found.activities for span in found.spans(activity.when) if span.start == span.end]

    assert [item for item in days if item[1].weekday() > 4 or any(first <= item[1] <= last for first, last in FREE)] == []


def test_the_worked_example_names_its_source_above_each_activity_of_the_public_examples():
    sources = re.findall(r"^  # Source: (.+?)\n(?:  # .*\n)*  - id: (\S+)", WORKED.read_text(encoding="utf-8"), re.MULTILINE)
    journey = [identity for source, identity in sources if re.search(r"Activity 1, [a-z ]+, year", source)]
    encounters = [identity for source, identity in sources if "appendix 1, key stage" in source and "with further" in source]

    assert (len(journey), len(encounters)) == (40, 11)
    assert set(journey + encounters) <= {activity.id for activity in load(WORKED).activities}


def test_the_worked_example_has_a_past_and_a_future():
    found = load(WORKED)
    days = [span.end for activity in found.activities for span in found.spans(activity.when)]

    assert min(days) < date(2026, 11, 21) < max(days)


@pytest.mark.parametrize("path", [*COMPLETE, FIRST], ids=name)
def test_its_colours_its_logo_and_its_own_pages_can_be_published(path):
    site = load(path).site

    assert check_colours(site.colours) == []
    assert read_content(path.parent / "content", logo=site.logo).faults == ()


def test_each_file_that_an_example_names_is_there():
    named = [
        path.parent / "content" / file
        for path in COMPLETE
        for item in (*load(path).documents, *load(path).media)
        for file in (item.file, getattr(item, "captions", ""))
        if file
    ]

    assert len(named) == 4
    assert all(file.is_file() for file in named)
