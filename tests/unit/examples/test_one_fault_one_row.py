"""The worked example is so rich that one fault changes one row, as the command's contract promises."""

from copy import deepcopy
from typing import Any

import pytest

from tests.unit.examples.programmes import WORKED, judged, load, programme, texts


def activity(data: dict[str, Any], identity: str) -> dict[str, Any]:
    return next(item for item in data["activities"] if item["id"] == identity)


def provider(data: dict[str, Any], identity: str) -> dict[str, Any]:
    return next(item for item in data["providers"] if item["id"] == identity)


def without(*path: str):
    def change(data):
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


FAULTS = {
    "on 1 March of year 9": (lambda data: activity(data, "y9-training-provider").update(when="2027-03-01"), "PAL-1", "not-met"),
    "on 1 March of year 11": (lambda data: activity(data, "y11-apprenticeships").update(when="2027-03-01"), "PAL-2", "not-met"),
    "on 1 March of year 13": (lambda data: activity(data, "y13-apprenticeships").update(when="2027-03-01"), "PAL-3", "not-met"),
    "one provider twice": (lambda data: activity(data, "y9-training-provider").update(providers=["bridge-college"]), "PAL-4", "not-met"),
    "outside the school day": (lambda data: activity(data, "y8-college-day").update(in_school_day="no"), "PAL-5", "not-met"),
    "a parents' evening": (lambda data: activity(data, "y8-college-day").update(kind="parents-evening"), "PAL-5", "not-met"),
    "no length": (lambda data: [activity(data, "y8-college-day").pop(name) for name in ("minutes", "ends")], "PAL-5", "cannot-tell"),
    "no technical provider": (lambda data: provider(data, "harbour-training").update(kind="sixth-form", offers=["a-levels"]), "PAL-6", "not-met"),
    "an employer": (lambda data: provider(data, "wenshire-iot").update(kind="employer"), "PAL-6", "not-met"),
    "some pupils only": (lambda data: activity(data, "y10-pathway-encounter").update(attendance="selected"), "PAP-8", "not-met"),
    "called off": (lambda data: activity(data, "y8-college-day").update(cancelled="yes"), "PAL-1", "not-met"),
    "review date past": (lambda data: data["review"].update(review_by="2026-09-01"), "PUB-6", "not-met"),
    "no review date": (without("review", "review_by"), "PUB-6", "not-met"),
    "policy review past": (lambda data: data["provider_access"].update(review_by="2026-11-20"), "PAP-6", "not-met"),
    "no premises": (without("provider_access", "premises"), "PAP-3", "not-met"),
    "premises to fill in": (lambda data: data["provider_access"].update(premises="(fill in the rooms)"), "PAP-3", "not-met"),
    "no times": (without("provider_access", "times"), "PAP-4", "not-met"),
    "no leader's name": (without("careers_leader", "name"), "PUB-1", "not-met"),
    "nothing for teachers": (without("information", "teachers"), "PUB-4c", "not-met"),
    "no measures": (without("impact", "measures"), "PUB-5", "not-met"),
}


@pytest.mark.parametrize(("change", "row", "outcome"), FAULTS.values(), ids=FAULTS)
def test_one_fault_changes_one_row(change, row, outcome):
    before = judged(load(WORKED))
    data = deepcopy(texts(WORKED))
    change(data)

    after = judged(programme(data))

    assert {identity: item.outcome.value for identity, item in after.items() if item.outcome != before[identity].outcome} == {row: outcome}


# Those whose loss is another row's business: the encounters themselves.
COUNTED = {"y8-college-day", "y9-training-provider", "y10-pathway-encounter", "y11-apprenticeships", "y12-bridge-technical", "y13-apprenticeships"}


@pytest.mark.parametrize("identity", [item.id for item in load(WORKED).activities if item.id not in COUNTED])
def test_no_must_hangs_on_a_single_other_activity(identity):
    data = deepcopy(texts(WORKED))
    data["activities"] = [item for item in data["activities"] if item["id"] != identity]

    assert [row for row, item in judged(programme(data)).items() if item.outcome == "not-met"] == []


@pytest.mark.parametrize("kind", ["employer", "other"])
@pytest.mark.parametrize("identity", ["ridgeway-college", "forge-skills", "st-brannocs", "wenbury-vale-sixth-form", "wenshire-university", "castle-university"])
def test_no_row_hangs_on_a_single_visited_place(identity, kind):
    before = judged(load(WORKED))
    data = deepcopy(texts(WORKED))
    provider(data, identity).update(kind=kind)

    assert {row: item.outcome for row, item in judged(programme(data)).items()} == {row: item.outcome for row, item in before.items()}
