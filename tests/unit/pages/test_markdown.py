"""Free text: what runs, calls out or breaks the page is gone; what helps a reader stays."""

from __future__ import annotations

import re

import pytest

from careersite.pages.markdown import plain, site_address, to_html
from tests.unit.pages.soundness import faults_in

# One or more of each family of torture.md 2c: scripts, handlers, addresses, styles, frames, forms, Markdown's own ways in.
PAYLOADS = [
    "<script>X()</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>X()</scr</script>ipt>",
    "<img src=x onerror=X()>",
    "<img src='x' onerror = 'X()' alt='<table onload=X()>'>",
    "<svg onload=X()><script>X()</script></svg>",
    "<svg><a xlink:href='javascript:X()'><text>t</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=X()></style></mglyph></table></mtext></math>",
    "<details open ontoggle=X()>x</details>",
    "<input autofocus onfocus=X()>",
    "<body onload=X()>",
    "<iframe srcdoc='<script>X()</script>'></iframe>",
    "<iframe src='//evil.example'></iframe>",
    "<object data='javascript:X()'></object>",
    "<embed src='//evil.example/x.swf'>",
    "<style>body{background:url(//evil.example)}</style>",
    "<p style='background:url(//evil.example)'>x</p>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href='//evil.example/'>",
    "<form action='//evil.example'><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=X()>'></noscript>",
    "<!--><img src=x onerror=X()>-->",
    "<![CDATA[<img src=x onerror=X()>]]>",
    "<template><img src=x onerror=X()></template>",
    "<xmp><img src=x onerror=X()></xmp>",
    "<textarea><img src=x onerror=X()></textarea>",
    "<title><img src=x onerror=X()></title>",
    "[x](javascript:X())",
    "[x](JaVaScRiPt:X())",
    "[x](java\tscript:X())",
    "[x](&#106;avascript:X())",
    "[x](<java\nscript:X()>)",
    "[x](vbscript:X())",
    "[x](data:text/html,<script>X()</script>)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/)",
    "[x](\\\\evil.example\\x)",
    "[x](/\\evil.example)",
    "[x](https:/\\evil.example 'y')",
    "<javascript:X()>",
    "[x]: javascript:X()\n\n[x]",
    "![x](javascript:X())",
    "![x](http://evil.example/t.gif)",
    "![x](//evil.example/t.gif)",
    "![x](data:image/svg+xml,<svg onload=X()>)",
    "![x](a){ onerror=X() }",
    '![x" onerror="X()](a.png)',
    '[x](a.html "y" onclick="X()")',
    "# x {: onclick=X() }",
    "| a |\n|---|\n| <img src=x onerror=X()> |",
    "| <script>X()</script> |\n|---|\n| x |",
    "<a href='https://x.example' onclick=X() target=_blank>x</a>",
    "<a href='javascript&colon;X()'>x</a>",
    "<a id='__config' name='location'>x</a>",
    "<table background='//evil.example/x.png'><tr><td>x</td></tr></table>",
    "<video src='//evil.example/x.mp4' poster='//evil.example/x.png' onerror=X()></video>",
    "<marquee onstart=X()>x</marquee>",
    "<p data-requirement='PUB-1' class='panel'>x</p>",
]
ACTIVE = re.compile(
    r"<(?:script|svg|math|iframe|object|embed|style|link|meta|base|form|input|button|textarea|template|video|audio|body|marquee)\b"
    r"|\son\w+\s*=(?=[^<]*>)|javascript:|vbscript:|data:|file:|(?:src|href|background|poster)=\"(?://|\\)",
    re.IGNORECASE,
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_leaves_anything_active(payload):
    html = str(to_html(payload))
    tags = "".join(re.findall(r"<[^>]*>", html))
    assert not ACTIVE.search(re.sub(r'(?:alt|title)="[^"]*"', "", tags)), html
    assert "evil.example" not in "".join(re.findall(r'src="[^"]*"', html))
    assert not re.search(r'="[^"]*[<>]', tags)


def test_a_value_cannot_break_out_through_the_wrapping_of_tables():
    html = str(to_html("<img src='a.png' alt='<table onload=X() x=\"'>"))
    assert html.count("<") == html.count("<p>") + html.count("</p>") + html.count("<img")


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% for x in y %}", "{# no #}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{{ config }}"])
def test_template_code_stays_words(text):
    from html import unescape

    assert text in unescape(re.sub(r"</?p>", "", to_html(f"a {text} b")))


def test_what_helps_a_reader_stays():
    kept = (
        '<p lang="cy" dir="ltr">Croeso <abbr title="x">y</abbr> <time datetime="2026-11-12">12 Nov</time></p>',
        "<details><summary>More</summary><p>x</p></details>",
        '<a href="tel:01632960101">ring</a>',
        '<a href="mailto:a@b.example">write</a>',
        '<a href="https://example.org/?a=1&amp;b=2">far</a>',
        '<ol start="3"><li>x</li></ol>',
        "<mark>x</mark> <kbd>y</kbd> <sub>z</sub>",
    )  # fmt: skip
    for html in kept:
        assert html in to_html(html)


def test_tables_get_scope_alignment_by_class_and_a_scroller():
    html = to_html("| a | b |\n|:--|--:|\n| 1 | 2 |\n", table_name="Table")
    assert '<section class="scroll" tabindex="0" aria-label="Table"><table>' in html
    assert 'scope="col"' in html
    assert 'class="align-right"' in html
    assert "style=" not in html


def test_an_empty_header_cell_is_no_header():
    assert "<th" in to_html("| a | |\n|---|---|\n| 1 | 2 |")
    assert to_html("| a | |\n|---|---|\n| 1 | 2 |").count("<th ") == 1


@pytest.mark.parametrize(
    ("text", "levels"),
    [("# a\n\n## b\n\n### c", "345"), ("### a\n\n###### b\n\n# c", "343"), ("# a\n\n#### b\n\n## c", "344"), ("<h1>a</h1><h1>b</h1>", "33"), ("#\n\n# a", "3")],
)
def test_headings_are_put_under_the_heading_they_stand_under(text, levels):
    html = to_html(text, 3)
    assert "".join(re.findall(r"<h(\d)", html)) == levels
    assert [fault for fault in faults_in(f"<h1>x</h1><h2>y</h2>{html}") if "heading" in fault or "closes" in fault or "followed" in fault] == []


def test_ids_are_prefixed_and_links_to_them_follow():
    html = to_html('<h2 id="times">x</h2> <p id="__config">y</p> <p id="A b">z</p>\n\n[go](#times) [no](#__config)')
    assert 'id="own-times"' in html
    assert 'href="#own-times"' in html
    assert html.count("id=") == 1
    assert "__config" not in html


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("documents/a.pdf", "/documents/a.pdf"),
        ("./visits.md", "/visits/"),
        ("/visits/", "/visits/"),
        ("stories/index.md#ann", "/stories/#ann"),
        ("index.md", "/"),
        ("a/../b/", "/b/"),
        ("search.html?q=job", "/search.html?q=job"),
        ("../outside", None),
        ("a/../../x", None),
        ("//host/x", None),
        ("a\\b", None),
    ],
)
def test_addresses_inside_the_site(address, found):
    assert site_address(address) == found


@pytest.mark.parametrize("number", ["01632 960101", "01632960101", "020 7946 0000", "0117 496 0000"])
def test_telephone_numbers_become_links(number):
    html = to_html(f"Ring {number}, or write.")
    assert f'<a href="tel:{number.replace(" ", "")}">' in html
    assert number in html.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("text", ["2026-27", "09:30", "In 2026 there were 01632 96", "URN 990001", "`01632 960101`", "a01632 960101", "1001632 960101"])
def test_other_numbers_do_not(text):
    assert "tel:" not in to_html(text)


def test_email_addresses_become_links_once():
    html = to_html("Write to careers@school.example. Or [here](mailto:a@b.example), <c@d.example>, `e@f.example`.")
    assert html.count("mailto:") == 3
    assert '<a href="mailto:careers@school.example">careers@school.example</a>.' in html


def test_word_paste_becomes_plain_paragraphs():
    pasted = (
        '<p class="MsoNormal" style="mso-margin-top-alt:auto"><span lang="EN-GB" style="font-family:Calibri">Our <b>plan</b><o:p></o:p></span></p>'
        "<!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]-->"
    )
    assert re.sub(r"\s+", " ", to_html(pasted)).strip() == '<p><span lang="EN-GB">Our <b>plan</b></span></p>'


def test_pictures_always_have_words_and_links_always_text():
    html = to_html("<img src='a.png'> [](b/) <a href='c/'> </a> <img alt='x'>")
    assert html.count("<img") == 1
    assert '<img alt="" src="/a.png"' in html
    assert "<a " not in html


def test_plain_gives_the_words_on_one_line():
    assert plain("# A\n\n- b **c**\n- d &amp; e < f\n\n<script>x</script>") == "A b c d & e < f"


def test_the_same_text_gives_the_same_html_whatever_came_before():
    first = str(to_html("[a]: https://a.example\n\n[a] *b*"))
    to_html("[a]: https://other.example")
    assert str(to_html("[a] *b*")) == "<p>[a] <em>b</em></p>"
    assert first == '<p><a href="https://a.example">a</a> <em>b</em></p>'


@pytest.mark.parametrize(
    "text",
    ["1. " * 3333, "> " * 5000, "- " * 5000, "<div>" * 2000, "<a " * 3333, "![" * 300, "`" * 10000, "*a_b" * 2500, "|a" * 3000 + "\n" + "|-" * 2000, "a@" * 5000],
)
def test_the_longest_texts_of_the_worst_shapes_still_give_a_page(text):
    assert faults_in(f"<h1>x</h1><h2>y</h2>{to_html(text[:10000], 3)}") in ([], ["a value that is not there, or HTML shown as text"])
    assert str(to_html("a *b*")) == "<p>a <em>b</em></p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<ul>words<li>one</li><p>two</p></ul>", "<ul><li>words</li><li>one</li><li><p>two</p></li></ul>"),
        ("<div><li>alone</li></div>", "<div>alone</div>"),
        ("<dl><p>x</p><dt>a<dd>b</dl>", "<dl><dd><p>x</p></dd><dt>a</dt><dd>b</dd></dl>"),
        ("<details>told</details>", "told"),
        ("<details><summary><h2>s</h2></summary>x</details>", "<details><summary>s</summary>x</details>"),
        ("<h2><p>x</p></h2>", "<h2>x</h2>"),
        ("# ![](/a.png)", '<p><img alt="" src="/a.png"></p>'),
        ("[![](/a.png)](https://x.example/b)", '<p><a href="https://x.example/b"><img alt="x.example/b" src="/a.png"></a></p>'),
        ("[![Way in](/a.png)](/b/)", '<p><a href="/b/"><img alt="Way in" src="/a.png"></a></p>'),
        ("[<b></b>](/b/) x", "<p> x</p>"),
    ],
)
def test_what_is_pasted_as_html_stands_where_a_screen_reader_finds_it(text: str, html: str) -> None:
    assert to_html(text) == html
