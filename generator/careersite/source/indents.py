"""A line that starts in another column than the lines of its group."""

from __future__ import annotations

from yaml.events import ScalarEvent

from careersite.source.faults import bit
from careersite.source.repairs import Diagnosis
from careersite.source.shapes import LINE, indent_of, line_before, says_nothing, text_start


def first_line(lines: list[str]) -> int:
    """The first line that says something."""
    return next((number for number, line in enumerate(lines) if not says_nothing(line) and not line.startswith("---")), 0)


def odd_one(lines: list[str], number: int, wanted: int) -> Diagnosis:
    """A line that stands alone in its column, among lines of one group that agree."""
    line = lines[number]
    start = text_start(line)
    fault = (
        "YAML-INDENT", number, indent_of(line), f"This line starts {_in(start, wanted)} than the lines of its group.",
        f"Move it so that {bit(line.strip(' -'), 20)} starts in column {wanted + 1}.",
    )  # fmt: skip
    return Diagnosis(fault, number, shift=wanted - start)


def next_indent(lines: list[str], number: int) -> int | None:
    """The indent of the next line that says something."""
    return next((indent_of(line) for line in lines[number + 1 :] if not says_nothing(line)), None)


def ragged(lines: list[str], last: ScalarEvent | None, number: int, at: int) -> Diagnosis | None:
    """A text under a | whose first lines start further in than all that follow."""
    if last is None or last.style not in ("|", ">") or not last.start_mark.line < number <= last.end_mark.line:
        return None
    first = next((index for index in range(last.start_mark.line + 1, number) if lines[index].strip()), number)
    start = indent_of(lines[first])
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    if not start > at > indent_of(lines[last.start_mark.line]) or indent_of(following) != at:
        return None
    fault = ("YAML-INDENT", first, start, f"The text starts further in here than it does on line {number + 1}.", f"Start every line of the text in column {at + 1}.")
    return Diagnosis(fault, first, shift=at - start)


def columns(lines: list[str], number: int, at: int) -> list[int]:
    """The columns, from 1, of the nearest lines and list items above that start further left and further right."""
    left = right = None
    dashed = lines[number].startswith("- ", at)
    before = line_before(lines, number)
    while before >= 0 and left is None:
        line = lines[before]
        starts = {indent_of(line)} if dashed else {indent_of(line), text_start(line)}
        right = min((start for start in starts if start > at), default=right)
        left = max((start for start in starts if start < at), default=None)
        before = line_before(lines, before)
    return [column + 1 for column in (left, right) if column is not None]


def lost_dash(lines: list[str], number: int, item: int) -> Diagnosis | None:
    """A line that starts an item as line ``item`` does, with the same name, but has no dash."""
    bare, dashed = LINE.match(lines[number]), LINE.match(lines[item])
    if not bare or not dashed or bare["name"] != dashed["name"] or "-" in bare["lead"] or "-" not in dashed["lead"]:
        return None
    if len(bare["lead"]) not in (indent_of(lines[item]), len(dashed["lead"])):
        return None
    words = lines[number].strip()
    fault = (
        "YAML-LIST", number, len(bare["lead"]), f"There is no dash before {bit(bare['name'])}, so this is no new item of the list.",
        f"Start line {number + 1} with a dash and a space, {'below' if number > item else 'above'} the dash of line {item + 1}: - {bit(words, 200)}",
    )  # fmt: skip
    return Diagnosis(fault, number, dashed["lead"] + words)


def dashless(lines: list[str], number: int, at: int) -> Diagnosis | None:
    """A dash that was lost on this line, or on the first of the lines above it that stand further in."""
    above = line_before(lines, number)
    first = number
    while above >= 0 and indent_of(lines[above]) > at:
        first, above = above, line_before(lines, above)
    if lines[number].startswith("- ", at):
        return lost_dash(lines, first, number)
    return lost_dash(lines, number, above) if above >= 0 and indent_of(lines[above]) == at else None


def _in(start: int, wanted: int) -> str:
    return "further in" if start > wanted else "further left"
