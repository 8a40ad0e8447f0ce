"""Every component has examples, and each example is sound HTML that says what it should."""

from __future__ import annotations

from html import unescape

import pytest

from tests.components.examples import HERE, Example, all_examples, components
from tests.unit.pages.soundness import faults_in

EXAMPLES = all_examples()


def test_every_component_has_examples_and_every_file_its_component():
    assert components() == sorted(path.stem for path in HERE.glob("*.yaml"))
    assert len(components()) >= 15
    assert {example.component for example in EXAMPLES} == set(components())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.component}: {example.name}")
def test_the_example_says_what_it_should(example: Example):
    html = unescape(example.render())
    assert [text for text in example.shows if text not in html] == []
    assert [text for text in example.hides if text in html] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.component}: {example.name}")
def test_the_example_is_sound_html(example: Example):
    assert faults_in(f"<h1>t</h1><h2>t</h2>{'' if '<h3' in example.render() or '<h2' in example.render() else '<h3>t</h3>'}{example.render()}") == []
