"""An encounter "in the school day" on a day when few schools are open is told in a note, and changes no requirement."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from careersite.run import check

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-11-12", ""),
        ("2026-11-14", "14 November 2026 is a Saturday"),
        ("2027-02-28", "28 February 2027 is a Sunday"),
        ("2026-12-25", "25 December 2026 is in none of the terms"),
        ("2027-01-01 to 2027-01-07", ""),
    ],
)
def test_an_odd_day_is_told_in_a_note(tmp_path: Path, day: str, says: str) -> None:
    text = (ROOT / "programme.yaml").read_text(encoding="utf-8")
    begins = text.index("- id: y8-college-day")
    when = text.index("when: ", begins)
    file = tmp_path / "programme.yaml"
    file.write_text(f"{text[:when]}when: {day}{text[text.index(chr(10), when):]}", encoding="utf-8")
    before, after = (check(path, today=TODAY) for path in (ROOT / "programme.yaml", file))
    notes = [note for note in after.notes if "in the school day" in note]
    assert [says in note for note in notes] == [True] * bool(says)
    assert {item.id: item.outcome for item in after.judgements if item.id == "PAL-5"} == {item.id: item.outcome for item in before.judgements if item.id == "PAL-5"}
    if says:
        assert f"programme.yaml:{text[:when].count(chr(10)) + 1}:" in notes[0]
