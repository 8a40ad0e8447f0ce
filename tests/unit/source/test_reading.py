"""Files, places, several faults at once, and what is promised of every input."""

from __future__ import annotations

import os
import random
import stat
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from careersite.errors import SurroundingsFault, UsageFault
from careersite.source import FAULTS, Document, nearest, parse_document, parse_path, path_text, read_document
from careersite.source.limits import MAX_DEPTH, MAX_FINDINGS

PROGRAMME = """\
institution:
  name: Acme Academy
  kind: academy
activities:
  - id: visit
    title: College day
    years: [8, 9]
  - id: fair
    when: 2026-11-12
"""


def parse(text: str | bytes) -> Document:
    return parse_document(text.encode() if isinstance(text, str) else text, name="programme.yaml")


def lines_of(data: bytes) -> list[str]:
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


class TestPlaces:
    @pytest.mark.parametrize(
        ("path", "place", "key"),
        [
            ((), (1, 1), (1, 1)),
            (("institution",), (2, 3), (1, 1)),
            (("institution", "kind"), (3, 9), (3, 3)),
            (("activities",), (5, 3), (4, 1)),
            (("activities", 0), (5, 5), (5, 5)),
            (("activities", 0, "years"), (7, 12), (7, 5)),
            (("activities", 0, "years", 1), (7, 16), (7, 16)),
            (("activities", 1, "when"), (9, 11), (9, 5)),
        ],
    )
    def test_value_and_name(self, path: tuple, place: tuple, key: tuple) -> None:
        document = parse(PROGRAMME)
        assert document.place(path) == place
        assert document.key_place(path) == key

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            (("institution", "urn"), (2, 3)),
            (("activities", 7, "when"), (5, 3)),
            (("activities", 1, "when", "x"), (9, 11)),
            (("nothing",), (1, 1)),
            (("activities", "x"), (5, 3)),
            (("activities", -1), (5, 3)),
        ],
    )
    def test_what_does_not_exist_falls_back_to_its_parent(self, path: tuple, place: tuple) -> None:
        assert parse(PROGRAMME).place(path) == place

    def test_where(self) -> None:
        assert parse(PROGRAMME).where("activities[1].when") == "programme.yaml:9:11"

    @pytest.mark.parametrize(("text", "path"), [("activities[3].when", ("activities", 3, "when")), ("a", ("a",)), ("", ()), ("a[0][1].b_c", ("a", 0, 1, "b_c"))])
    def test_path_text_and_back(self, text: str, path: tuple) -> None:
        assert path_text(path) == text
        assert parse_path(text) == path

    def test_an_empty_value_is_placed_after_its_colon(self) -> None:
        assert parse("a: b\nname:\n").place(("name",)) == (2, 6)

    def test_an_unreadable_file_has_a_place_too(self) -> None:
        document = parse("")
        assert document.value is None
        assert document.place(("a", 0)) == (1, 1)

    def test_columns_count_letters_not_bytes(self) -> None:
        assert parse("ŵ: {é: x, a: y}").place(("ŵ", "a")) == (1, 14)

    def test_a_byte_order_mark_moves_nothing(self) -> None:
        assert parse(b"\xef\xbb\xbfa: b").place(("a",)) == (1, 4)


class TestSeveralFaults:
    def test_faults_of_different_kinds_are_all_told_and_sorted(self) -> None:
        document = parse(
            'institution:\n  name:\u00a0Acme\n  kind:academy\nsummary: Careers: what next?\ncolour: #005ea5\naims: "Choices" evening\n'
            "twitter: @school\nsummary: again\npeople:\n\tname: x\n"
        )
        assert [(finding.id, finding.line) for finding in document.findings] == [
            ("YAML-CHARACTER", 2),
            ("YAML-COLON", 3),
            ("YAML-COLON", 4),
            ("YAML-COMMENT", 5),
            ("YAML-QUOTE", 6),
            ("YAML-SPECIAL", 7),
            ("YAML-REPEATED-KEY", 8),
            ("YAML-TAB", 10),
        ]

    def test_the_likeliest_reading_is_kept_to_look_for_more(self) -> None:
        document = parse("title: *Careers day*\nsummary: Careers: week\ntwitter: @school\n")
        assert document.value == {"title": "*Careers day*", "summary": "Careers: week", "twitter": "@school"}
        assert not document.readable

    def test_columns_hold_after_a_line_was_moved(self) -> None:
        findings = parse("a: x\n    b: y\n    c: #red\nd: z").findings
        assert [(finding.id, finding.line, finding.column) for finding in findings] == [("YAML-INDENT", 2, 5), ("YAML-COMMENT", 3, 8)]

    def test_a_fault_names_its_path(self) -> None:
        document = parse("activities:\n  - id: a\n    colour: #red\n  - id: a\n    id: b\n")
        assert [finding.path for finding in document.findings] == ["activities[0].colour", "activities[1].id"]

    def test_no_more_findings_than_can_be_read(self) -> None:
        document = parse("".join(f"k{number}: #x\n" for number in range(MAX_FINDINGS * 2)))
        assert len(document.findings) == MAX_FINDINGS

    def test_one_spoilt_section_does_not_hide_the_next(self) -> None:
        document = parse("years: [7, 8}\n  more: x\nsummary: ok\naims: Careers: week\n")
        assert [(finding.id, finding.line) for finding in document.findings] == [("YAML-BRACKET", 1), ("YAML-COLON", 4)]
        assert document.value is None


class TestNotes:
    def test_hidden_characters_in_a_text_are_left_out_and_told(self) -> None:
        document = parse("a: b\nname: A\u200bcme\n")
        assert document.readable
        assert document.notes == ("Invisible characters were left out of the text on line 2.",)

    def test_an_ordinary_file_has_no_notes(self) -> None:
        assert parse(PROGRAMME).notes == ()

    def test_utf_16_is_read_and_told(self) -> None:
        document = parse(PROGRAMME.encode("utf-16"))
        assert document.value == parse(PROGRAMME).value
        assert "UTF-16" in document.notes[0]


class TestFiles:
    def test_reads_a_file(self, tmp_path: Path) -> None:
        file = tmp_path / "programme.yaml"
        file.write_text(PROGRAMME)
        document = read_document(file, name="programme.yaml")
        assert document == parse(PROGRAMME)
        assert read_document(file).file == str(file)

    @pytest.mark.parametrize("name", ["missing.yaml", "", "file/inside", "x" * 300, "nul\x00byte"])
    def test_a_missing_file_or_a_folder_is_wrong_use(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file").write_text("a: b")
        with pytest.raises(UsageFault) as caught:
            read_document(tmp_path / name, name="programme.yaml")
        assert "programme.yaml" in caught.value.message
        assert caught.value.hint

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UsageFault):
            read_document(tmp_path / "pipe")

    def test_a_device_is_wrong_use(self) -> None:
        assert stat.S_ISCHR(Path("/dev/zero").stat().st_mode)
        with pytest.raises(UsageFault):
            read_document(Path("/dev/zero"))

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        with pytest.raises(UsageFault):
            read_document(tmp_path / "loop")

    def test_no_permission_is_a_fault_of_the_surroundings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "programme.yaml"
        file.write_text(PROGRAMME)

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(SurroundingsFault, match="permission denied"):
            read_document(file)

    def test_a_large_file_is_not_read_whole(self, tmp_path: Path) -> None:
        file = tmp_path / "programme.yaml"
        with file.open("wb") as opened:
            opened.truncate(50 * 1024 * 1024)
        document = read_document(file)
        assert [(finding.id, finding.line, finding.column) for finding in document.findings] == [("YAML-SIZE", 1, 1)]

    def test_windows_1252_is_converted_when_asked(self, tmp_path: Path) -> None:
        file = tmp_path / "programme.yaml"
        file.write_bytes("name: It’s £5\n".encode("cp1252"))
        assert [finding.id for finding in read_document(file).findings] == ["YAML-ENCODING"]
        document = read_document(file, encoding="cp1252")
        assert document.value == {"name": "It’s £5"}
        assert document.readable

    def test_an_unknown_encoding_is_wrong_use(self, tmp_path: Path) -> None:
        with pytest.raises(UsageFault, match="klingon"):
            read_document(tmp_path, encoding="klingon")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Cn", "Co"]) | st.sampled_from(" \n"), max_size=40)
SAFE = TEXTS.filter(lambda text: not any(sign in text for sign in "ÂÃâÅðï\ufffc\ufffd"))
NAMES = SAFE.map(str.strip).filter(lambda name: name and "\n" not in name and name[0] not in "“”„‘’‚")
VALUES = st.recursive(SAFE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12)


class TestPromises:
    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def test_any_bytes_give_a_document_with_places_inside_the_file(self, data: bytes) -> None:
        keeps_its_promises(data)

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=5))
    def test_what_is_written_comes_back(self, value: dict) -> None:
        depth_checked = parse(yaml.safe_dump(value, default_style='"', allow_unicode=True, width=1000))
        if any(finding.id in ("YAML-DEPTH", "YAML-NAME") for finding in depth_checked.findings):
            return
        assert depth_checked.findings == ()
        assert depth_checked.value == value

    def test_mutated_programmes(self) -> None:
        chance = random.Random(20261121)
        signs = list("\t\n :#-'\"[]{},&*!|>%@`?\\\u00a0\u200b\u202e\u2028“’é\x00\r~=•0a")
        base = PROGRAMME + "summary: |\n  One.\n\n  Two.\nreview: {by: '2026'}\n"
        for number in range(1500):
            text = base
            for _ in range(chance.randint(1, 6)):
                text = mutated(text, chance, signs)
            keeps_its_promises(text.encode(), again=number % 10 == 0)

    def test_depth_is_allowed_up_to_the_limit(self) -> None:
        fits = "a: " + "[" * (MAX_DEPTH - 1) + "x" + "]" * (MAX_DEPTH - 1)
        assert parse(fits).readable
        assert [finding.id for finding in parse(fits.replace("x", "[x]")).findings] == ["YAML-DEPTH"]


def mutated(text: str, chance: random.Random, signs: list[str]) -> str:
    at = chance.randrange(len(text) + 1)
    match chance.randrange(4):
        case 0:
            return text[:at] + chance.choice(signs) * chance.choice([1, 1, 2, 3]) + text[at:]
        case 1:
            return text[:at] + text[at + chance.randint(1, 8) :]
        case 2:
            other = chance.randrange(len(text) + 1)
            return text[:at] + text[other : other + chance.randint(1, 30)] + text[at:]
    lines = text.split("\n")
    number = chance.randrange(len(lines))
    lines[number] = chance.choice([" ", "  ", "\t", ""]) + lines[number].strip()
    return "\n".join(lines)


def keeps_its_promises(data: bytes, *, again: bool = True) -> None:
    document = parse(data)
    lines = lines_of(data)
    if again:
        assert parse(data) == document
    for finding in document.findings:
        assert finding.id in FAULTS
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    assert document.value is not None or document.findings
    assert only_text(document.value)


def only_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(name, str) and only_text(item) for name, item in value.items())
    if isinstance(value, list):
        return all(map(only_text, value))
    if value is None:
        return True
    assert isinstance(value, str)
    value.encode()
    return True


class TestNearest:
    @pytest.mark.parametrize(
        ("word", "expected"),
        [("sumary", "summary"), ("Careers-Leader", "careers_leader"), ("careers leader", "careers_leader"), ("reviewed", "review"), ("xyzzy", None), ("", None), ("x" * 5000, None)],
    )
    def test_nearest(self, word: str, expected: str | None) -> None:
        assert nearest(word, ["summary", "careers_leader", "review", "activities"]) == expected

    def test_nothing_to_choose_from(self) -> None:
        assert nearest("summary", []) is None


@pytest.mark.parametrize("ending", ["[", "[\n", "{\n\n", "[ # days\n", "[11,\n"])
def test_a_bracket_before_the_end_of_the_file_is_named_where_it_stands(ending):
    found = parse(f"activities:\n  - id: fair\n    years: {ending}").findings[0]
    assert (found.line, found.column) == (3, 12)
    assert ending[0] in found.message
