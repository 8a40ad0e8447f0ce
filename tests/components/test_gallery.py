"""The gallery shows every example, is sound as a page, and holds before axe."""

from __future__ import annotations

import pytest

from tests.a11y.axe import Axe
from tests.components.examples import all_examples, components
from tests.gallery import gallery, write
from tests.unit.pages.soundness import faults_in


def test_the_gallery_shows_every_example():
    page = gallery()
    assert page.body.count('<div class="example">') == len(all_examples())
    assert [heading.text for heading in page.headings if heading.id == f"c-{heading.text}"] == components()


def test_the_gallery_is_a_sound_page():
    assert faults_in(gallery().body) == []


@pytest.mark.browser
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (320, "en"), (320, "ar")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(browser, serve, tmp_path, width, language):
    write(tmp_path, language)
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(serve(tmp_path))
    axe = Axe()
    axe.look(page, f"gallery {width}")
    assert axe.faults == []
    assert axe.runs == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
