"""The reader of the tests itself finds each kind of fault."""

from __future__ import annotations

import pytest

from tests.unit.pages.soundness import faults_in


@pytest.mark.parametrize(
    ("html", "says"),
    [
        ("<h2>a</h2>", "0 main headings"),
        ("<h1>a</h1><h1>b</h1>", "2 main headings"),
        ("<h1>a</h1><h3>b</h3>", "h1 is followed by h3"),
        ("<h1>a</h1><p></p>", "an empty p"),
        ('<h1>a</h1><p id="x">a</p><p id="x">b</p>', "the id x stands twice"),
        ('<h1>a</h1><section aria-labelledby="x">a</section>', "aria-labelledby names x"),
        ("<h1>a</h1><table><tr><td>a</td></tr></table>", "a table without a caption"),
        ("<h1>a</h1><table><caption>a</caption><tr><th>a</th></tr></table>", "a header cell without scope"),
        ('<h1>a</h1><div class="scroll">a</div>', "a scroller that no key reaches"),
        ('<h1>a</h1><p style="color:red">a</p>', "p has a style"),
        ('<h1>a</h1><a href="">a</a>', "a link without an address"),
        ('<h1>a</h1><img src="a.png">', "a picture without words"),
        ("<h1>a</h1><svg></svg>", "neither hidden nor named"),
        ("<h1>a</h1><ul><li>a</ul>", "</ul> closes li"),
        ("<h1>a</h1><div>", "div is never closed"),
        ("<h1>a</h1>&lt;p&gt;", "HTML shown as text"),
    ],
)
def test_each_fault_is_named(html, says):
    assert any(says in fault for fault in faults_in(html))


def test_a_sound_page_has_none():
    assert faults_in('<h1>a</h1><h2 id="b">b</h2><p>c<br><a href="d/">d</a></p>') == []
