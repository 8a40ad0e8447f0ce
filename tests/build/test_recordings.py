"""A recording is published with all its words, or it is left out and the report says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from careersite.run import build, check
from tests.conftest import TODAY

BASE = """
institution: {name: Oak Lane School, kind: maintained, years: 7-11}
academic_year: 2026-27
media:
  - {title: Our film, file: media/film.mp4, captions: media/film.vtt, transcript: "Ana says hello."}
  - {title: A talk, file: media/talk.mp3, transcript: "Ben tells of his day."}
  - {title: No words, file: media/none.mp3}
  - {title: Silent, file: media/silent.webm, transcript: "Nobody speaks."}
"""


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    media = tmp_path / "content/media"
    media.mkdir(parents=True)
    (media / "film.mp4").write_bytes(b"\0\0\0\x0cftypmp42")
    (media / "silent.webm").write_bytes(b"\x1aE\xdf\xa3")
    (media / "film.vtt").write_text("WEBVTT\n", encoding="utf-8")
    for name in ("talk", "none"):
        (media / f"{name}.mp3").write_bytes(b"ID3\x03")
    file = tmp_path / "programme.yaml"
    file.write_text(BASE, encoding="utf-8")
    return file


def test_recordings_play_when_asked_with_captions_and_words(programme: Path, tmp_path: Path) -> None:
    build(programme, tmp_path / "site", today=TODAY, with_mkdocs=False)
    page = LexborHTMLParser((tmp_path / "site/programme/index.html").read_text(encoding="utf-8"))
    players = page.css("video, audio")
    assert [(player.tag, player.attributes["src"], player.attributes["preload"]) for player in players] == [
        ("video", "../media/film.mp4", "none"),
        ("audio", "../media/talk.mp3", "none"),
        ("video", "../media/silent.webm", "none"),
    ]
    assert all("controls" in player.attributes for player in players)
    (track,) = page.css("track")
    assert (track.attributes["kind"], track.attributes["src"], track.attributes["srclang"]) == ("captions", "../media/film.vtt", "en")
    assert "Ana says hello." in page.css(".media details")[0].text()


def test_a_recording_without_its_words_is_left_out_and_told(programme: Path, tmp_path: Path) -> None:
    report = build(programme, tmp_path / "site", today=TODAY, with_mkdocs=False)
    assert not (tmp_path / "site/media/none.mp3").exists()
    assert (tmp_path / "site/media/talk.mp3").exists()
    told = [note for note in report.notes if "“No words”" in note]
    assert len(told) == 1
    assert "programme.yaml:7:" in told[0]
    assert "no transcript" in told[0]
    assert check(programme, today=TODAY).notes == report.notes


def test_a_video_without_captions_is_told_of(programme: Path) -> None:
    assert [note for note in check(programme, today=TODAY).notes if "captions" in note and "“Silent”" in note]
