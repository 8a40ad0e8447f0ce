"""A plain mutator: it knows nothing of the program's branches, but tries thousands of inputs a second where atheris tries tens."""

from __future__ import annotations

import random

MOST = 6


def mutated(rng: random.Random, seeds: list[bytes], tokens: tuple[bytes, ...], longest: int) -> bytes:
    """A seed with one to six changes; the same state of ``rng`` gives the same bytes."""
    data = bytearray(rng.choice(seeds))
    for _ in range(rng.randint(1, MOST)):
        at, end = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
        end = min(end, at + rng.choice((1, 4, 32, 512)))
        change = rng.randrange(7)
        if change == 0:
            data[at:at] = rng.choice(tokens)
        elif change == 1:
            data[at:end] = rng.choice(tokens)
        elif change == 2:
            del data[at:end]
        elif change == 3:
            data[at:at] = data[at:end] * rng.choice((1, 1, 2, 50))
        elif change == 4 and data:
            place = rng.randrange(len(data))
            data[place] ^= 1 << rng.randrange(8)
        elif change == 5:
            other = rng.choice(seeds)
            start = rng.randint(0, len(other))
            data[at:end] = other[start : start + rng.choice((8, 64, 512))]
        else:
            lines = bytes(data).split(b"\n")
            first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[first], lines[second] = lines[second], lines[first]
            data = bytearray(b"\n".join(lines))
    return bytes(data[:longest])
