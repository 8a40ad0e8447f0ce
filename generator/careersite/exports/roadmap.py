"""The pictures, drawn: two roads, the map of stages, two heat maps, destinations; each an SVG file of its own."""

from __future__ import annotations

from itertools import groupby

from careersite.exports.context import ExportInput
from careersite.exports.drawing import SMALL, WIDTH, Board
from careersite.pages.roadmap import Picture, Stop, pictures_of
from careersite.pages.templates import comma_after

_ROAD, _TEXT = 20, 44
# From how many activities on a cell is drawn denser.
_LEVELS = ((0, ""), (1, "dots"), (3, "lines"), (6, "cross"))


def files(context: ExportInput) -> dict[str, bytes]:
    """Each picture by its path, such as ``roadmap/learners.svg``; those that the programme has no material for are left out."""
    return {picture.file: draw(picture, context) for picture in pictures_of(context.press)}


def draw(picture: Picture, context: ExportInput) -> bytes:
    """One picture as SVG."""
    board = Board(mirrored=context.words.direction == "rtl")
    board.write(picture.title, size=19, bold=True)
    board.write(f"{context.programme.institution.name}, {context.programme.year_name}")
    board.y += 10
    if picture.name == "stages":
        _map(board, picture)
    elif picture.stops:
        _road(board, picture)
    elif picture.rows:
        _heat(board, picture, context)
    else:
        _bars(board, picture)
    return board.svg(picture.title, f"{picture.text} {context.words('roadmap.in-words')}", context.words.language)


def _road(board: Board, picture: Picture) -> None:
    marks = []
    for stop in picture.stops:
        marks.append(board.y + 15)
        board.write(stop.title, _TEXT, size=17, bold=True)
        if stop.text:
            board.write(stop.text, _TEXT)
        _points(board, stop)
        board.y += 14
    board.line(_ROAD, marks[0], _ROAD, marks[-1], 4)
    for y in marks:
        board.circle(_ROAD, y, 9)


def _points(board: Board, stop: Stop, left: float = _TEXT) -> None:
    for kind, points in groupby(stop.points, key=lambda point: point.kind):
        board.write(kind, left, bold=True)
        for point in points:
            # Title and time may run in two directions, so there each has lines of its own.
            for text in (point.title, point.when) if board.mirrored else (f"{point.title}{comma_after(point.title)} {point.when}" if point.when else point.title,):
                board.write(text, left + 10)


def _map(board: Board, picture: Picture) -> None:
    for stop in picture.stops:
        board.line(8, board.y + 4, WIDTH - 8, board.y + 4)
        board.y += 6
        board.write(stop.title, size=17, bold=True)
        _points(board, stop, 8)
        board.y += 10


def _heat(board: Board, picture: Picture, context: ExportInput) -> None:
    side = min(44.0, (WIDTH - 16) / len(picture.columns))
    board.write(context.words("roadmap.heat-key"))
    for row in picture.rows:
        board.y += 8
        board.write(row.title, bold=True)
        board.y += 4
        for place, (column, count) in enumerate(zip(picture.columns, row.counts, strict=True)):
            left = 8 + place * side
            board.middle(column, left + side / 2, board.y + SMALL / 2)
            board.box(left + 1, board.y + 18, side - 2, 34, fill=[fill for least, fill in _LEVELS if count >= least][-1])
            if count:
                board.box(left + side / 2 - 11, board.y + 25, 22, 20, edge=0)
            board.middle(str(count), left + side / 2, board.y + 35)
        board.y += 54


def _bars(board: Board, picture: Picture) -> None:
    for title, bars in picture.groups:
        board.y += 6
        board.write(title, size=17, bold=True)
        for bar in bars:
            board.write(f"{bar.name}: {bar.value}")
            if bar.percent is not None:
                board.box(8, board.y + 2, WIDTH - 16, 14)
                board.box(8, board.y + 2, (WIDTH - 16) * min(bar.percent, 100) / 100, 14, fill="lines")
                board.y += 18
            board.y += 6
